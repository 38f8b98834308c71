/*
title:
  zh: 各级计划
  en: Programmes of a level and what is part of them
question:
  zh: 国家、省和各地有哪些计划、工程、行动，下面包括什么？
  en: Which programmes are there at national, provincial and local level, and what is part of them?
topic: programmes
parameters:
  level:
    type: string
    default: ""
    title: {zh: 级别, en: Level}
    help: {zh: 国家、省，或地名如 宁波；留空为全部, en: "国家, 省, or a place such as 宁波; empty for all"}
    choices: >-
      MATCH (g:Region) UNWIND (g.aliases + [g.name]) AS form WITH collect(form) AS forms
      MATCH (p:Programme) UNWIND forms AS form
      WITH p, min(CASE WHEN p.name STARTS WITH form THEN form END) AS place
      WITH CASE WHEN p.level IN ['国家', '省'] THEN p.level ELSE coalesce(place, p.level) END AS level
      WHERE level IS NOT NULL RETURN DISTINCT level ORDER BY level
asked:
  - "{level}级计划有哪些"
  - "{level}的试点、行动、工程"
  - "有哪些计划和工程，各包含什么"
  - "上级计划和下属计划"
  - "programmes at {level} level"
  - "what is part of which programme"
columns:
  level: {zh: 级别, en: Level}
  programme: {zh: 计划, en: Programme}
  part: {zh: 包括, en: Part of it}
  document: {zh: 文件, en: Document}
omits:
  zh: 级别按名称判断：写明国家、省的为国家、省，以地名开头的为该地；名称不含级别的留空。
  en: The level is told by the name, national, provincial, or the place a name begins with; without either it is empty.
*/
MATCH (g:Region)
UNWIND (g.aliases + [g.name]) AS form
WITH collect(form) AS forms
MATCH (p:Programme)
UNWIND forms AS form
WITH p, min(CASE WHEN p.name STARTS WITH form THEN form END) AS place
WITH p, CASE WHEN p.level IN ['国家', '省'] THEN p.level ELSE coalesce(place, p.level, '') END AS level
WHERE ($level = '' OR level = $level)
MATCH (p)-[m:FROM_CHUNK]->(k:Chunk)-[:FROM_DOCUMENT]->(d:Document)
OPTIONAL MATCH (q:Programme)-[w:PART_OF]->(p)
RETURN level,
       p.name AS programme,
       coalesce(q.name, '') AS part,
       d.name AS document,
       p, m, k, q, w
ORDER BY CASE level WHEN '国家' THEN 0 WHEN '省' THEN 1 WHEN '' THEN 3 ELSE 2 END, level, programme, part, document, k.start
