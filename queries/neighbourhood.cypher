/*
title:
  zh: 名称的周围
  en: Neighbourhood of a name
question:
  zh: 某个名称与哪些名称有直接关系？
  en: To which names is a name directly related?
topic: connections
parameters:
  name:
    type: string
    default: ""
    title: {zh: 名称, en: Name}
    help: {zh: 名称或别称；留空为关系最多的企业, en: Name or alias; empty for the enterprise with most relations}
    choices: >-
      MATCH (n:Enterprise|ServiceProvider|Platform|IndustrialPark|Programme|ResearchInstitute)-[]-(x)
      WHERE NOT x.id STARTS WITH 'Chunk:' RETURN DISTINCT n.name AS name ORDER BY name
asked:
  - "{name}"
  - "{name}跟谁有合作"
  - "{name}的周边关系"
  - "与{name}直接相连的有哪些"
  - "{name}关联了什么"
  - "{name}的邻居"
  - "what is connected to {name}"
  - "neighbours of {name}"
columns:
  name: {zh: 名称, en: Name}
  relation: {zh: 关系, en: Relation, names: relations}
  direction: {zh: 方向, en: Direction, values: {to: {zh: →, en: →}, from: {zh: ←, en: ←}}}
  other: {zh: 另一方, en: Other}
  label: {zh: 类别, en: Label, names: labels}
omits:
  zh: 只列直接关系；提及处见“名称出现在哪些文件”。
  en: Direct relations only; mentions are under "Who is named where".
*/
MATCH (n)-[g:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY|ISSUED|SIGNED|SUBMITTED|CITES|COPIED_TO|REPLIES_TO|LAUNCHED|CONTACT_FOR|OFFERED_UNDER]-()
WHERE n.name = $name OR $name IN n.aliases OR ($name = '' AND n.id STARTS WITH 'Enterprise:')
WITH n, count(g) AS relations
ORDER BY relations DESC, n.name LIMIT 1
OPTIONAL MATCH (n)-[q:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY|ISSUED|SIGNED|SUBMITTED|CITES|COPIED_TO|REPLIES_TO|LAUNCHED|CONTACT_FOR|OFFERED_UNDER]->(y)
WITH n, collect(type(q) + y.id) AS outgoing
MATCH (n)-[r:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY|ISSUED|SIGNED|SUBMITTED|CITES|COPIED_TO|REPLIES_TO|LAUNCHED|CONTACT_FOR|OFFERED_UNDER]-(x)
WITH n, outgoing, r, x, type(r) AS relation
RETURN n.name AS name,
       relation,
       CASE WHEN (relation + x.id) IN outgoing THEN 'to' ELSE 'from' END AS direction,
       x.name AS other,
       head(split(x.id, ':')) AS label,
       n, r, x
ORDER BY relation, direction DESC, other
