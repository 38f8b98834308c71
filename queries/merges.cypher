/*
title:
  zh: 名称的合并
  en: Merges that were made, and why
question:
  zh: 哪些写法被认作同一个名称，依据是什么？
  en: Which forms were taken for one name, and on what grounds?
topic: evidence
parameters:
  name:
    type: string
    default: ""
    title: {zh: 名称, en: Name}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (n) WHERE size(n.aliases) > 0 RETURN DISTINCT n.name AS name ORDER BY name
asked:
  - "哪些名称被合并"
  - "为什么把这些名称算作一个"
  - "同一家企业的不同叫法"
  - "合并的理由"
  - "which names were merged and why"
  - "aliases of one entity"
columns:
  name: {zh: 名称, en: Name}
  label: {zh: 类别, en: Label, names: labels}
  form: {zh: 另一写法, en: Other form}
  grounds:
    zh: 依据
    en: Grounds
    values:
      judgement: {zh: 人工判断, en: recorded judgement}
      abbreviation: {zh: 同一文件中的简称, en: short form in one document}
      spelling: {zh: 写法不同, en: other spelling}
      text: {zh: 原文代称, en: stands for it in the text}
  reason: {zh: 理由, en: Reason}
omits:
  zh: 人工判断的理由照记录原样给出；认定不是同一个的，见 data/judgements.csv。
  en: Reasons are given as recorded; names judged to be different are in data/judgements.csv.
*/
MATCH (n)
WHERE size(n.merged) > 0 AND ($name = '' OR n.name = $name OR $name IN n.aliases)
UNWIND n.merged AS entry
WITH n, entry, head(split(entry, '|')) AS form
WITH n, form, replace(entry, form + '|', '') AS rest
WITH n, form, rest, head(split(rest, '|')) AS grounds
OPTIONAL MATCH (n)-[m:FROM_CHUNK]->(:Chunk) WHERE form IN m.evidence_quote
RETURN n.name AS name,
       head(split(n.id, ':')) AS label,
       form,
       grounds,
       replace(rest, grounds + '|', '') AS reason,
       n, collect(m) AS mentions
ORDER BY grounds, label, name, form
