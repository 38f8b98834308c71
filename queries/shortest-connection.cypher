/*
title:
  zh: 两个名称的最短关联
  en: Shortest connection between two names
question:
  zh: 两个名称之间经由哪些关系相连？
  en: By which relations are two names connected?
topic: connections
parameters:
  from:
    type: string
    default: ""
    title: {zh: 从, en: From}
    help: {zh: 名称或别称；留空为任一总包商或服务商, en: Name or alias; empty for any service provider}
    choices: >-
      MATCH (n:Enterprise|ServiceProvider|Platform|IndustrialPark)-[:SAMPLE_ENTERPRISE_OF|GENERAL_CONTRACTOR_FOR|LEADING_ENTERPRISE_OF|OPERATES]-()
      RETURN DISTINCT n.name AS name ORDER BY name
  to:
    type: string
    default: ""
    title: {zh: 到, en: To}
    help: {zh: 名称或别称；留空为任一企业, en: Name or alias; empty for any enterprise}
    choices: >-
      MATCH (n:Enterprise|ServiceProvider|Platform|IndustrialPark)-[:SAMPLE_ENTERPRISE_OF|GENERAL_CONTRACTOR_FOR|LEADING_ENTERPRISE_OF|OPERATES]-()
      RETURN DISTINCT n.name AS name ORDER BY name
asked:
  - "{from}和{to}之间有什么联系"
  - "{from}与{to}的关系"
  - "{from}怎样连到{to}"
  - "{from}到{to}的最短路径"
  - "how are {from} and {to} related"
  - "path between {from} and {to}"
columns:
  from_name: {zh: 从, en: From}
  to_name: {zh: 到, en: To}
  steps: {zh: 步数, en: Steps}
  source: {zh: 一方, en: Source}
  relation: {zh: 关系, en: Relation, names: relations}
  target: {zh: 另一方, en: Target}
omits:
  zh: 最多四步；同样短的路径只给一条。经由地区或行业的关联往往说明不了什么。
  en: At most four steps; of paths of one length one is given. A connection by way of a region or industry says little.
*/
MATCH (a)-[:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY]-(u)
WHERE a.name = $from OR $from IN a.aliases OR ($from = '' AND a.id STARTS WITH 'ServiceProvider:')
WITH DISTINCT a, u
// Two steps, back to where they began included: then three and four steps also reach what is one and two away.
MATCH (u)-[:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY]-(n)
WITH a, n, min(CASE WHEN n.id = a.id THEN '' ELSE u.id + '|' + n.id + '|' END) AS between
MATCH (n)-[:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY]-(v)
WITH a, v, min(between) AS between
MATCH (v)-[:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY]-(w)
WITH a, v, w, a.id + '|' + between + v.id AS way,
     v.id <> a.id AND (v.name = $to OR $to IN v.aliases OR ($to = '' AND v.id STARTS WITH 'Enterprise:')) AS there
WHERE there OR (w.id <> a.id AND (w.name = $to OR $to IN w.aliases OR ($to = '' AND w.id STARTS WITH 'Enterprise:')))
WITH a.name AS from_name,
     CASE WHEN there THEN v.name ELSE w.name END AS to_name,
     CASE WHEN there THEN way ELSE way + '|' + w.id END AS way
WITH from_name, to_name, way, split(way, '|') AS stops
ORDER BY size(stops), from_name, to_name, way LIMIT 1
MATCH (x:Document|Enterprise|GovernmentBody|Honour|IndustrialPark|Industry|Platform|Programme|Project|Region|ResearchInstitute|ServiceProvider)-[r:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY]->(y:Enterprise|GovernmentBody|Honour|IndustrialPark|Industry|Platform|Programme|Project|Region|ResearchInstitute|ServiceProvider)
WHERE x.id IN stops AND y.id IN stops
RETURN from_name,
       to_name,
       size(stops) - 1 AS steps,
       x.name AS source,
       type(r) AS relation,
       y.name AS target,
       x, r, y
ORDER BY source, relation, target
