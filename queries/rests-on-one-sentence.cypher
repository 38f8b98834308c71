/*
title:
  zh: 只有一句话作依据的说法
  en: Statements that rest on one sentence alone
question:
  zh: 哪些关系只有一句话作依据？
  en: Which relations are stated by one sentence only?
topic: evidence
parameters:
  relation:
    type: string
    default: ""
    title: {zh: 关系, en: Relation}
    help: {zh: 关系类型，如 AWARDED；留空为企业的关系, en: A relation type such as AWARDED; empty for those of enterprises}
    choices: >-
      MATCH (a)-[r]->(b) WHERE size(r.chunks) = 1 WITH DISTINCT type(r) AS relation
      WHERE NOT relation IN ['FROM_CHUNK', 'OF_INDICATOR', 'FOR_REGION', 'COUNTS'] RETURN relation ORDER BY relation
asked:
  - "只有一句话支持的关系"
  - "仅凭一处原文的事实"
  - "只有单一依据的陈述"
  - "孤证有哪些"
  - "statements that rest on one sentence only"
  - "facts with a single source"
columns:
  source: {zh: 一方, en: Source}
  relation: {zh: 关系, en: Relation, names: relations}
  target: {zh: 另一方, en: Target}
  planned: {zh: 计划中, en: Planned}
  document: {zh: 文件, en: Document}
omits:
  zh: 一句话也可以是充分的依据；这里只说明没有第二句。
  en: One sentence may well be enough; this only tells that there is no second one.
*/
MATCH (a)-[r:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY|ISSUED|SIGNED|SUBMITTED|CITES|COPIED_TO|REPLIES_TO|LAUNCHED|CONTACT_FOR|OFFERED_UNDER]->(b)
WHERE size(r.chunks) = 1
WITH a, r, b, type(r) AS relation
WHERE relation = $relation OR ($relation = '' AND (a.id STARTS WITH 'Enterprise:' OR a.id STARTS WITH 'ServiceProvider:'))
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN a.name AS source,
       relation,
       b.name AS target,
       coalesce(r.modality, 'stated') = 'planned' AS planned,
       d.name AS document,
       a, r, b
ORDER BY relation, source, target
