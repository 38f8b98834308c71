/*
title:
  zh: 总包商概况
  en: A general contractor's programme, industry and partners
question:
  zh: 总包商负责哪个计划、面向什么行业，同一计划里还有哪些总包商？
  en: For which programme and industry is a contractor appointed, and who are its partners there?
topic: contractors
parameters:
  contractor:
    type: string
    default: ""
    title: {zh: 总包商, en: Contractor}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (c:ServiceProvider)-[:GENERAL_CONTRACTOR_FOR]->() RETURN DISTINCT c.name AS name ORDER BY name
asked:
  - "{contractor}是哪个行业的总包商"
  - "{contractor}承担什么计划，合作伙伴有谁"
  - "{contractor}的搭档"
  - "介绍一下总包商{contractor}"
  - "which industry and programme is {contractor} responsible for"
  - "partners of {contractor}"
columns:
  contractor: {zh: 总包商, en: Contractor}
  lead: {zh: 牵头, en: Lead}
  programme: {zh: 总包计划, en: Programme}
  industry: {zh: 行业, en: Industry}
  partner: {zh: 同一计划的总包商, en: Partner}
  partner_leads: {zh: 伙伴牵头, en: Partner leads}
  year: {zh: 年份, en: First stated}
omits:
  zh: 伙伴指同一计划的其他总包商；文件没有说明它们之间的分工。
  en: Partners are the other contractors of the programme; how they share the work is not stated.
*/
MATCH (c:ServiceProvider)-[g:GENERAL_CONTRACTOR_FOR]->(p:Programme)
WHERE ($contractor = '' OR c.name = $contractor OR $contractor IN c.aliases)
OPTIONAL MATCH (p)-[t:TARGETS]->(i:Industry)
OPTIONAL MATCH (p)<-[h:GENERAL_CONTRACTOR_FOR]-(o:ServiceProvider)
WHERE o.id <> c.id
RETURN c.name AS contractor,
       coalesce(g.lead, false) AS lead,
       p.name AS programme,
       coalesce(i.name, '') AS industry,
       coalesce(o.name, '') AS partner,
       h.lead AS partner_leads,
       g.first_year AS year,
       c, g, p, t, i, h, o
ORDER BY programme, lead DESC, contractor, industry, partner_leads DESC, partner
