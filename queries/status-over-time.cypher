/*
title:
  zh: 状态的变化
  en: Status over time
question:
  zh: 同一名称的状态（如“初步具备特质”→“样本企业”，“拟列入”→“列入”）前后有什么变化？
  en: How does the status of a name change from document to document?
topic: enterprises
parameters:
  name:
    type: string
    default: ""
    title: {zh: 名称, en: Name}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (n)-[:SAMPLE_ENTERPRISE_OF|CANDIDATE_FOR|AWARDED]->() RETURN DISTINCT n.name AS name ORDER BY name
asked:
  - "样本企业状态的变化"
  - "从申报到列入的进展"
  - "先后状态如何演变"
  - "status changes over time"
  - "how did the status develop"
columns:
  name: {zh: 名称, en: Name}
  year: {zh: 文件年份, en: Year of the document}
  relation: {zh: 关系, en: Relation, names: relations}
  of: {zh: 对象, en: Of or for}
  status: {zh: 状态, en: Status}
  steps: {zh: 状态数, en: Different statuses}
  document: {zh: 文件, en: Document}
omits:
  zh: 状态数为1的，至今只有一种说法；没有后续文件不等于没有变化。
  en: With one status only, nothing else has been said so far; silence does not mean that nothing changed.
*/
MATCH (n)-[q:SAMPLE_ENTERPRISE_OF|CANDIDATE_FOR|AWARDED]->(y)
WHERE ($name = '' OR n.name = $name OR $name IN n.aliases)
WITH n, y, type(q) AS relation, coalesce(q.status, type(q)) AS status
WITH n, CASE WHEN relation = 'SAMPLE_ENTERPRISE_OF' THEN relation ELSE y.id END AS matter, count(DISTINCT status) AS steps
MATCH (n)-[r:SAMPLE_ENTERPRISE_OF|CANDIDATE_FOR|AWARDED]->(x)
WHERE matter = CASE WHEN type(r) = 'SAMPLE_ENTERPRISE_OF' THEN type(r) ELSE x.id END
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN n.name AS name,
       d.year AS year,
       type(r) AS relation,
       x.name AS of,
       coalesce(r.status, '') AS status,
       steps,
       d.name AS document,
       n, r, x
ORDER BY steps DESC, name, year, relation, of, document
