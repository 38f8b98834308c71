/*
title:
  zh: 名称出现在哪些文件
  en: Who is named where
question:
  zh: 某个名称（或某类名称）出现在哪些文件、多少处？
  en: In which documents, and in how many passages, is a name or a kind of name mentioned?
topic: documents
parameters:
  label:
    type: string
    default: ""
    title: {zh: 类别, en: Label}
    help: {zh: 如 Enterprise；留空为全部, en: Such as Enterprise; empty for all}
    choices: >-
      MATCH (n)-[:FROM_CHUNK]->(:Chunk) WITH DISTINCT head(split(n.id, ':')) AS label
      WHERE NOT label IN ['Observation', 'Incentive'] RETURN label ORDER BY label
  name:
    type: string
    default: ""
    title: {zh: 名称, en: Name}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
asked:
  - "{name}"
  - "{name}出现在哪些文件里"
  - "哪些文件提到了{name}"
  - "{name}被提到多少次"
  - "where is {name} mentioned"
  - "which documents mention {name}"
columns:
  name: {zh: 名称, en: Name}
  label: {zh: 类别, en: Label, names: labels}
  document: {zh: 文件, en: Document}
  passages: {zh: 处数, en: Passages, unit: 处}
omits:
  zh: 只数被识别的提及；用来代称的词（如“该公司”）不计。
  en: Only recognised mentions are counted; words that stand for a name ("the company") are not.
*/
MATCH (n)-[m:FROM_CHUNK]->(k:Chunk)-[:FROM_DOCUMENT]->(d:Document)
WHERE ($name = '' OR n.name = $name OR $name IN n.aliases)
WITH n, m, k, d, head(split(n.id, ':')) AS label
WHERE label = $label OR ($label = '' AND NOT label IN ['Observation', 'Incentive', 'Indicator'])
RETURN n.name AS name,
       label,
       d.name AS document,
       count(k) AS passages,
       collect(m) AS mentions
ORDER BY name, label, document
