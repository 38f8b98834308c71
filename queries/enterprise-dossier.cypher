/*
title:
  zh: 企业档案
  en: Dossier of an enterprise
question:
  zh: 关于某家企业，各份文件一共说了什么？
  en: What do the documents say, all in all, about one enterprise?
topic: enterprises
parameters:
  name:
    type: string
    default: ""
    title: {zh: 企业, en: Enterprise}
    help: {zh: 名称或别称；留空为关系最多的企业, en: Name or alias; empty for the one with most relations}
    choices: MATCH (e:Enterprise|ServiceProvider) RETURN DISTINCT e.name AS name ORDER BY name
asked:
  - "{name}的档案"
  - "{name}的全部信息"
  - "介绍一下{name}"
  - "关于{name}知道些什么"
  - "{name}的基本情况"
  - "tell me everything about {name}"
  - "profile of {name}"
columns:
  enterprise: {zh: 企业, en: Enterprise}
  relation: {zh: 关系, en: Relation, names: relations}
  direction: {zh: 方向, en: Direction, values: {to: {zh: 企业→另一方, en: enterprise → other}, from: {zh: 另一方→企业, en: other → enterprise}}}
  other: {zh: 另一方, en: Other}
  label: {zh: 类别, en: Label, names: labels}
  status: {zh: 状态, en: Status}
  year: {zh: 年份, en: First stated}
  document: {zh: 文件, en: Document}
omits:
  zh: 文中没有写明年份的留空；没有形成关系的提及不列。
  en: Years that are not stated stay empty; mentions that state no relation are left out.
*/
MATCH (e:Enterprise|ServiceProvider)-[g:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN]-(x)
WHERE ($name = '' OR e.name = $name OR $name IN e.aliases)
WITH e, count(g) AS relations
ORDER BY relations DESC, e.name LIMIT 1
OPTIONAL MATCH (e)-[q:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN]->(y)
WITH e, collect(type(q) + y.id) AS outgoing
MATCH (e)-[r:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN]-(x)
WITH e, outgoing, r, x, type(r) AS relation
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN e.name AS enterprise,
       relation,
       CASE WHEN (relation + x.id) IN outgoing THEN 'to' ELSE 'from' END AS direction,
       x.name AS other,
       head(split(x.id, ':')) AS label,
       coalesce(r.status, '') AS status,
       coalesce(r.year, r.first_year) AS year,
       d.name AS document,
       e, r, x
ORDER BY relation, direction DESC, other, document
