/*
title:
  zh: 总包商与样本企业
  en: General contractors and their sample enterprises
question:
  zh: 各总包商所在的改造计划里有哪些样本企业？
  en: Which sample enterprises belong to the programme of which general contractor?
topic: contractors
parameters:
  contractor:
    type: string
    default: ""
    title: {zh: 总包商, en: Contractor}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (c:ServiceProvider)-[:GENERAL_CONTRACTOR_FOR]->() RETURN DISTINCT c.name AS name ORDER BY name
asked:
  - "{contractor}的样本企业有哪些"
  - "{contractor}服务哪些样板企业"
  - "哪些企业是{contractor}改造的样本"
  - "总包商改造了哪几家企业"
  - "{contractor} sample enterprises"
  - "which firms does contractor {contractor} serve"
columns:
  contractor: {zh: 总包商, en: Contractor}
  lead: {zh: 牵头, en: Lead}
  programme: {zh: 总包计划, en: Programme}
  enterprise: {zh: 样本企业, en: Sample enterprise}
  status: {zh: 状态, en: Status}
  year: {zh: 年份, en: First stated}
  stated_in: {zh: 出自, en: Stated in}
  direct: {zh: 同一计划, en: Same programme}
  wider: {zh: 更大的计划, en: Wider programme}
omits:
  zh: 文件没有逐一说明哪家总包商服务哪家样本企业：总包商按计划确定，样本企业也按计划列出，二者经由计划相连。“同一计划”为否时，样本企业只列在更大的计划之下，原文未指明由哪家总包商服务。
  en: >-
    No document pairs one contractor with one enterprise: contractors are appointed for a programme, sample
    enterprises are named for a programme, and the programme joins them. Where "Same programme" is no, the
    enterprise is named for a wider programme only, and the text does not tell which contractor serves it.
*/
MATCH (c:ServiceProvider)-[g:GENERAL_CONTRACTOR_FOR]->(p:Programme)
WHERE ($contractor = '' OR c.name = $contractor OR $contractor IN c.aliases)
OPTIONAL MATCH (p)-[:PART_OF]->(u:Programme)
WITH c, g, p, collect(u.id) + [p.id] AS either
UNWIND either AS id
MATCH (q:Programme)<-[s:SAMPLE_ENTERPRISE_OF]-(e:Enterprise)
WHERE q.id = id
OPTIONAL MATCH (e)-[:SAMPLE_ENTERPRISE_OF]->(:Programme)<-[o:GENERAL_CONTRACTOR_FOR]-(:ServiceProvider)
WITH c, g, p, q, s, e, count(o) AS served
WHERE p.id = q.id OR served = 0
OPTIONAL MATCH (p)-[w:PART_OF]->(q)
MATCH (d:Document) WHERE d.file IN s.evidence_document
RETURN c.name AS contractor,
       coalesce(g.lead, false) AS lead,
       p.name AS programme,
       e.name AS enterprise,
       coalesce(s.status, '') AS status,
       s.first_year AS year,
       coalesce(d.number, d.name) AS stated_in,
       p.id = q.id AS direct,
       CASE WHEN p.id = q.id THEN '' ELSE q.name END AS wider,
       c, g, p, w, q, s, e
ORDER BY direct DESC, programme, lead DESC, contractor, enterprise, stated_in
