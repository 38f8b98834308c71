/*
title:
  zh: 荣誉的获得者与申报者
  en: Who holds, or is a candidate for, an honour
question:
  zh: 某项荣誉有谁获得，谁在申报或拟列入？
  en: Who has received an honour, and who is a candidate for it?
topic: honours
parameters:
  honour:
    type: string
    default: ""
    title: {zh: 荣誉, en: Honour}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (h:Honour)<-[:AWARDED|CANDIDATE_FOR]-() RETURN DISTINCT h.name AS name ORDER BY name
asked:
  - "谁获得了{honour}"
  - "{honour}有哪些企业"
  - "{honour}的名单"
  - "正在申报{honour}的企业"
  - "入选{honour}的是谁"
  - "who holds {honour}"
  - "candidates for {honour}"
columns:
  honour: {zh: 荣誉, en: Honour}
  level: {zh: 级别, en: Level}
  relation: {zh: 获得或申报, en: Holds or seeks, names: relations}
  holder: {zh: 名称, en: Name}
  label: {zh: 类别, en: Label, names: labels}
  year: {zh: 年份, en: Year}
  document: {zh: 文件, en: Document}
omits:
  zh: 只列点名的获得者；只给数量的见“荣誉数量”。
  en: Only holders that are named; bare counts are under "Honour counts".
*/
MATCH (n)-[r:AWARDED|CANDIDATE_FOR]->(h:Honour)
WHERE ($honour = '' OR h.name = $honour OR $honour IN h.aliases)
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN h.name AS honour,
       coalesce(h.level, '') AS level,
       type(r) AS relation,
       n.name AS holder,
       head(split(n.id, ':')) AS label,
       coalesce(r.year, r.first_year) AS year,
       d.name AS document,
       n, r, h
ORDER BY honour, relation, holder, document
