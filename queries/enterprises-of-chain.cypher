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
      MATCH (:Enterprise|ServiceProvider)-[:LEADING_ENTERPRISE_OF|SAMPLE_ENTERPRISE_OF|GENERAL_CONTRACTOR_FOR|OPERATES]->(x)-[:TARGETS*0..1]->(i:Industry)
      RETURN DISTINCT i.name AS name ORDER BY name
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
MATCH (x)-[t:TARGETS*0..1]->(i:Industry)
WHERE ($industry = '' OR i.name = $industry OR $industry IN i.aliases)
RETURN DISTINCT i.name AS industry,
       e.name AS enterprise,
       type(r) AS role,
       CASE WHEN x.id = i.id THEN '' ELSE x.name END AS through,
       x.id = i.id AS direct,
       e, r, x, t, i
ORDER BY industry, direct DESC, role, through, enterprise
