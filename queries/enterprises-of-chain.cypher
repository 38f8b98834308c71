/*
title:
  zh: 产业链上的企业
  en: Enterprises of an industrial chain
question:
  zh: 某个行业或产业链上有哪些企业，凭什么说它们在其中？
  en: Which enterprises belong to an industry or chain, and by what statement?
topic: enterprises
parameters:
  industry:
    type: string
    default: ""
    title: {zh: 行业, en: Industry}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: >-
      MATCH (i:Industry) WHERE EXISTS { MATCH (i)<-[:LEADING_ENTERPRISE_OF]-() }
      OR EXISTS { MATCH (i)<-[:TARGETS]-()<-[:LEADING_ENTERPRISE_OF|SAMPLE_ENTERPRISE_OF|GENERAL_CONTRACTOR_FOR|OPERATES]-() }
      RETURN DISTINCT i.name AS name ORDER BY name
asked:
  - "{industry}有哪些企业"
  - "做{industry}的公司"
  - "{industry}产业链企业名单"
  - "属于{industry}行业的厂商"
  - "companies in the {industry} industry"
  - "which firms make up the {industry} chain"
columns:
  industry: {zh: 行业, en: Industry}
  enterprise: {zh: 企业, en: Enterprise}
  role: {zh: 角色, en: Role, names: relations}
  through: {zh: 经由, en: By way of}
  direct: {zh: 直接, en: Direct}
omits:
  zh: “直接”为否时，文件说的是企业属于某个计划、园区或平台，而后者面向该行业；企业本身是否属于该行业，文件没有说。
  en: >-
    Where "Direct" is no, the enterprise belongs to a programme, park or platform that targets the industry; that
    the enterprise itself is of that industry is not stated.
*/
MATCH (e:Enterprise|ServiceProvider)-[r:LEADING_ENTERPRISE_OF|SAMPLE_ENTERPRISE_OF|GENERAL_CONTRACTOR_FOR|OPERATES]->(x)
OPTIONAL MATCH (x)-[t:TARGETS]->(i:Industry)
WITH e, r, x, t, i, x.id STARTS WITH 'Industry:' AS direct
WHERE (direct AND ($industry = '' OR x.name = $industry OR $industry IN x.aliases))
   OR (i.id IS NOT NULL AND ($industry = '' OR i.name = $industry OR $industry IN i.aliases))
RETURN coalesce(i.name, x.name) AS industry,
       e.name AS enterprise,
       type(r) AS role,
       CASE WHEN direct THEN '' ELSE x.name END AS through,
       direct,
       e, r, x, t, i
ORDER BY industry, direct DESC, role, through, enterprise
