/*
title:
  zh: 项目与承担者
  en: Projects and their undertakers
question:
  zh: 有哪些项目，由谁承担，在哪里？
  en: Which projects are there, who undertakes them, and where?
topic: programmes
parameters:
  name:
    type: string
    default: ""
    title: {zh: 项目, en: Project}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (p:Project) RETURN DISTINCT p.name AS name ORDER BY name
asked:
  - "有哪些项目，谁来建"
  - "{name}由谁实施"
  - "{name}项目的承担单位"
  - "投资项目清单"
  - "projects and the companies that carry them out"
columns:
  project: {zh: 项目, en: Project}
  undertaker: {zh: 承担者, en: Undertaker}
  place: {zh: 地点, en: Place}
  document: {zh: 文件, en: Document}
omits:
  zh: 没有写明承担者或地点的留空。
  en: Undertakers and places that are not stated stay empty.
*/
MATCH (p:Project)-[m:FROM_CHUNK]->(k:Chunk)-[:FROM_DOCUMENT]->(d:Document)
WHERE ($name = '' OR p.name = $name OR $name IN p.aliases)
OPTIONAL MATCH (p)<-[u:UNDERTAKES]-(n)
OPTIONAL MATCH (p)-[l:LOCATED_IN]->(g)
RETURN p.name AS project,
       coalesce(n.name, '') AS undertaker,
       coalesce(g.name, '') AS place,
       d.name AS document,
       p, m, k, u, n, l, g
ORDER BY project, undertaker, place, document
