/*
title:
  zh: 承诺与后续
  en: Commitments and whether a later document comes back to them
question:
  zh: 文件说“下一步”要做的事，后来的文件有没有再提到？
  en: Does a later document come back to what a document says is to be done next?
topic: evidence
parameters:
  document:
    type: string
    default: ""
    title: {zh: 文件, en: Document}
    help: {zh: 标题或文号；留空为全部答复, en: Title or number; empty for all replies}
    choices: >-
      MATCH (d:Document)<-[:FROM_DOCUMENT]-(k:Chunk {forward: true})
      RETURN DISTINCT d.name AS name ORDER BY name
asked:
  - "下一步打算做什么"
  - "承诺的事项落实了吗"
  - "后来的文件有没有回应下一步计划"
  - "将要做的事后续如何"
  - "commitments and whether they were followed up"
  - "what was promised and was it done"
columns:
  document: {zh: 文件, en: Document}
  name: {zh: 事项, en: Subject}
  label: {zh: 类别, en: Label, names: labels}
  commitment: {zh: 承诺, en: Commitment}
  later: {zh: 后来的文件, en: Later document}
  passages: {zh: 后来提及处数, en: Later passages}
omits:
  zh: 按名称追踪：后来的文件再次提到，不等于已经兑现；没有再提，也不等于没有做。
  en: Followed by name only, to be mentioned again is not to be fulfilled, and silence is not failure.
*/
MATCH (d:Document)<-[:FROM_DOCUMENT]-(k:Chunk {forward: true})
WHERE ($document = '' AND d.kind = '答复') OR d.name = $document OR $document IN d.aliases
MATCH (k)<-[m:FROM_CHUNK]-(n:Enterprise|Programme|Platform|IndustrialPark|ResearchInstitute|Project|Honour)
OPTIONAL MATCH (n)-[l:FROM_CHUNK]->(:Chunk)-[:FROM_DOCUMENT]->(e:Document)
WHERE e.year > d.year
RETURN d.name AS document,
       n.name AS name,
       head(split(n.id, ':')) AS label,
       k.text AS commitment,
       coalesce(e.name, '') AS later,
       count(l) AS passages,
       n, m, k, collect(l) AS mentions
ORDER BY document, label, name, commitment, later
