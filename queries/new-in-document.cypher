/*
title:
  zh: 文件中新出现的名称
  en: What is new in a document
question:
  zh: 某份文件里有哪些名称是更早的文件没有提到的？
  en: Which names does a document mention that no document of an earlier year does?
topic: documents
parameters:
  document:
    type: string
    default: ""
    title: {zh: 文件, en: Document}
    help: {zh: 标题或文号；留空为最新的文件, en: Title or number; empty for the latest}
    choices: MATCH (d:Document) WHERE d.in_corpus = true RETURN d.name AS name ORDER BY name
asked:
  - "{document}里有什么新内容"
  - "{document}首次出现的名称"
  - "与以前相比{document}新增了什么"
  - "what is new in {document}"
  - "first mentioned in {document}"
columns:
  document: {zh: 文件, en: Document}
  label: {zh: 类别, en: Label, names: labels}
  name: {zh: 名称, en: Name}
  passages: {zh: 处数, en: Passages, unit: 处}
omits:
  zh: 以年份论先后；同年的文件不分先后，没有年份的文件视为最早。
  en: Documents are put in order by year; those of one year are not told apart, one without a year counts as the earliest.
*/
MATCH (d:Document)
WHERE d.in_corpus = true AND ($document = '' OR d.name = $document OR $document IN d.aliases)
WITH d, coalesce(d.year, 0) AS year
ORDER BY year DESC, coalesce(d.date, '') DESC, d.name LIMIT 1
MATCH (d)<-[:FROM_DOCUMENT]-(k:Chunk)<-[m:FROM_CHUNK]-(n)
WITH d, year, n, head(split(n.id, ':')) AS label, count(k) AS passages
WHERE NOT label IN ['Observation', 'Incentive', 'Indicator'] AND n.id <> d.id
MATCH (n)-[:FROM_CHUNK]->(:Chunk)-[:FROM_DOCUMENT]->(e:Document)
WITH d, n, year, label, passages, min(coalesce(e.year, 0)) AS first
WHERE first >= year
MATCH (d)<-[:FROM_DOCUMENT]-(:Chunk)<-[m:FROM_CHUNK]-(n)
RETURN d.name AS document,
       label,
       n.name AS name,
       passages,
       n, collect(m) AS mentions
ORDER BY label, name
