/*
title:
  zh: 院所与设立者
  en: Institutes and who founded them
question:
  zh: 有哪些高校、院所、实验室、产业学院，由谁设立？
  en: Which universities, institutes, laboratories and colleges are there, and who founded them?
topic: parks
parameters:
  name:
    type: string
    default: ""
    title: {zh: 院所, en: Institute}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (n:ResearchInstitute) RETURN DISTINCT n.name AS name ORDER BY name
asked:
  - "{name}是谁设立的"
  - "{name}由谁共建"
  - "有哪些大学和研究机构"
  - "院校名单"
  - "who founded {name}"
  - "research institutes and universities"
columns:
  institute: {zh: 院所, en: Institute}
  founder: {zh: 设立者, en: Founder}
  region: {zh: 地区, en: Region}
  document: {zh: 文件, en: Document}
omits:
  zh: 没有写明设立者的留空。
  en: Founders that are not stated stay empty.
*/
MATCH (n:ResearchInstitute)-[m:FROM_CHUNK]->(k:Chunk)-[:FROM_DOCUMENT]->(d:Document)
WHERE ($name = '' OR n.name = $name OR $name IN n.aliases)
OPTIONAL MATCH (n)<-[f:FOUNDED]-(o:Enterprise|GovernmentBody|Region|ResearchInstitute|ServiceProvider)
OPTIONAL MATCH (n)-[l:LOCATED_IN]->(g:Region)
RETURN n.name AS institute,
       coalesce(o.name, '') AS founder,
       coalesce(g.name, '') AS region,
       d.name AS document,
       n, m, k, f, o, l, g
ORDER BY founder DESC, institute, region, document
