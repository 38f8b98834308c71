/*
title:
  zh: 平台的级别与运营者
  en: Platforms by level and operator
question:
  zh: 企业级、行业级、区域级平台各有哪些，由谁运营或设立？
  en: Which platforms are there at enterprise, trade and regional level, and who operates or founded them?
topic: parks
parameters:
  level:
    type: string
    default: ""
    title: {zh: 级别, en: Level}
    help: {zh: 如 行业级；留空为全部, en: Such as 行业级; empty for all}
    choices: MATCH (p:Platform) WHERE p.level IS NOT NULL RETURN DISTINCT p.level AS level ORDER BY level
asked:
  - "{level}平台有哪些"
  - "平台由谁运营"
  - "工业互联网平台名单"
  - "谁在运营这些平台"
  - "platforms and their operators"
  - "{level} platforms"
columns:
  platform: {zh: 平台, en: Platform}
  level: {zh: 级别, en: Level}
  operator: {zh: 运营或设立者, en: Operator or founder}
  relation: {zh: 关系, en: Relation, names: relations}
  document: {zh: 文件, en: Document}
omits:
  zh: 级别和运营者都以文件写明的为准，没有写明的留空。
  en: Levels and operators are given where a document states them, else left empty.
*/
MATCH (p:Platform)-[m:FROM_CHUNK]->(k:Chunk)-[:FROM_DOCUMENT]->(d:Document)
WHERE ($level = '' OR p.level = $level)
OPTIONAL MATCH (p)<-[r:OPERATES|FOUNDED]-(o)
RETURN p.name AS platform,
       coalesce(p.level, '') AS level,
       coalesce(o.name, '') AS operator,
       coalesce(type(r), '') AS relation,
       d.name AS document,
       p, m, k, r, o
ORDER BY level DESC, platform, operator, document
