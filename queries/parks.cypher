/*
title:
  zh: 园区概况
  en: Parks with their region, industries, platforms and firms
question:
  zh: 各园区在哪里，布局什么产业，依托什么平台，有哪些企业？
  en: Where are the parks, what do they target, what supports them, and which firms are there?
topic: parks
parameters:
  park:
    type: string
    default: ""
    title: {zh: 园区, en: Park}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: >-
      MATCH (k:IndustrialPark)-[:LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY|LEADING_ENTERPRISE_OF|OPERATES|FOUNDED]-()
      RETURN DISTINCT k.name AS name ORDER BY name
asked:
  - "有哪些园区"
  - "{park}的产业、平台和企业"
  - "{park}位于哪里"
  - "产业园有哪些，主导产业是什么"
  - "介绍一下{park}"
  - "industrial parks and what they do"
  - "where is {park}"
columns:
  park: {zh: 园区, en: Park}
  relation: {zh: 关系, en: Relation, names: relations}
  direction: {zh: 方向, en: Direction, values: {to: {zh: 园区→对象, en: park → other}, from: {zh: 对象→园区, en: other → park}}}
  other: {zh: 对象, en: Other}
  label: {zh: 类别, en: Label, names: labels}
  planned: {zh: 计划中, en: Planned}
  document: {zh: 文件, en: Document}
omits:
  zh: 每行一条写明的关系；文件只提到名字的园区不列。
  en: One stated relation a row; parks that are merely named are not listed.
*/
MATCH (k:IndustrialPark)
WHERE ($park = '' OR k.name = $park OR $park IN k.aliases)
OPTIONAL MATCH (k)-[q:LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY|LEADING_ENTERPRISE_OF|OPERATES|FOUNDED]->(y)
WITH k, collect(type(q) + y.id) AS outgoing
MATCH (k)-[r:LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY|LEADING_ENTERPRISE_OF|OPERATES|FOUNDED]-(x:Enterprise|GovernmentBody|IndustrialPark|Industry|Platform|Programme|Project|Region|ResearchInstitute|ServiceProvider)
WITH k, outgoing, r, x, type(r) AS relation
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN k.name AS park,
       relation,
       CASE WHEN (relation + x.id) IN outgoing THEN 'to' ELSE 'from' END AS direction,
       x.name AS other,
       head(split(x.id, ':')) AS label,
       coalesce(r.modality, 'stated') = 'planned' AS planned,
       d.name AS document,
       k, r, x
ORDER BY park, direction DESC, relation, other, document
