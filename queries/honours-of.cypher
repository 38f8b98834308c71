/*
title:
  zh: 获得与申报的荣誉
  en: Honours of an enterprise
question:
  zh: 某家企业（或园区、平台、地区）获得了哪些荣誉，正在申报哪些？
  en: Which honours has an enterprise, park, platform or region received, and for which is it a candidate?
topic: honours
parameters:
  name:
    type: string
    default: ""
    title: {zh: 名称, en: Name}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (n)-[:AWARDED|CANDIDATE_FOR]->() RETURN DISTINCT n.name AS name ORDER BY name
asked:
  - "{name}有什么荣誉"
  - "{name}获得过哪些称号和认定"
  - "{name}得过什么奖"
  - "{name}入选了哪些名单"
  - "honours and titles of {name}"
  - "what has {name} been awarded"
columns:
  holder: {zh: 获得者, en: Holder}
  honour: {zh: 荣誉, en: Honour}
  awarded: {zh: 已获得, en: Awarded}
  level: {zh: 级别, en: Level}
  year: {zh: 年份, en: Year}
omits:
  zh: 文件只给出数量、没有点名的荣誉（如“12家企业列入名单”）不在其中，它们是指标值。
  en: Honours that a document only counts ("12 enterprises were listed") are observations and not listed here.
*/
MATCH (n)-[r:AWARDED|CANDIDATE_FOR]->(h:Honour|Programme)
WHERE ($name = '' OR n.name = $name OR $name IN n.aliases)
RETURN n.name AS holder,
       h.name AS honour,
       type(r) = 'AWARDED' AS awarded,
       coalesce(h.level, '') AS level,
       coalesce(r.year, r.first_year) AS year,
       n, r, h
ORDER BY holder, awarded DESC, honour
