/*
title:
  zh: 关系最多的名称
  en: Names with the most relations
question:
  zh: 哪些名称的关系最多，有多少种？
  en: Which names have the most relations, and of how many types?
topic: connections
parameters:
  label:
    type: string
    default: ""
    title: {zh: 类别, en: Label}
    help: {zh: 如 Enterprise；留空为全部, en: Such as Enterprise; empty for all}
    choices: >-
      MATCH (n)-[r]-() WITH DISTINCT head(split(n.id, ':')) AS label
      WHERE NOT label IN ['Chunk', 'Observation', 'Incentive', 'Indicator'] RETURN label ORDER BY label
asked:
  - "关系最多的名称"
  - "联系最广的节点"
  - "谁的关系最多"
  - "哪些实体最重要"
  - "entities with the most relations"
  - "best connected names"
columns:
  name: {zh: 名称, en: Name}
  label: {zh: 类别, en: Label, names: labels}
  relations: {zh: 关系数, en: Relations}
  types: {zh: 关系种类, en: Types}
omits:
  zh: 提及和指标值不计；地区的关系多，只说明文件写的是当地。最多列出二十个。
  en: Mentions and figures are not counted; at most twenty names are listed.
*/
MATCH (n)-[r:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY|ISSUED|SIGNED|SUBMITTED|CITES|COPIED_TO|REPLIES_TO|LAUNCHED]-(x)
WITH n, head(split(n.id, ':')) AS label, type(r) AS relation, r
WHERE ($label = '' OR label = $label)
RETURN n.name AS name,
       label,
       count(r) AS relations,
       count(DISTINCT relation) AS types,
       n, collect(r) AS edges
ORDER BY relations DESC, types DESC, name LIMIT 20
