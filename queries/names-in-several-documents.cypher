/*
title:
  zh: 多份文件都提到的名称
  en: Names found in several documents
question:
  zh: 哪些名称在多份文件里出现？
  en: Which names are found in several documents?
topic: connections
parameters:
  least:
    type: integer
    default: 2
    title: {zh: 至少几份, en: At least}
    help: {zh: 最少的文件数, en: The fewest documents}
asked:
  - "多份文件共同提到的名称"
  - "在几份文件中都出现的名字"
  - "哪些名字反复出现"
  - "names found in more than one document"
  - "names shared by several documents"
columns:
  name: {zh: 名称, en: Name}
  label: {zh: 类别, en: Label, names: labels}
  documents: {zh: 文件数, en: Documents}
  passages: {zh: 处数, en: Passages}
omits:
  zh: 只数被识别为同一名称的提及；合并的依据见“名称的合并”。
  en: Only mentions known to be one name are counted; why names are one is another question.
*/
MATCH (n)-[:FROM_CHUNK]->(k:Chunk)
WITH n.id AS id, head(split(n.id, ':')) AS label, count(DISTINCT k.document) AS documents, count(k) AS passages
WHERE documents >= $least AND NOT label IN ['Observation', 'Incentive']
MATCH (n)
WHERE n.id = id
RETURN n.name AS name,
       label,
       documents,
       passages,
       n
ORDER BY documents DESC, passages DESC, label, name
