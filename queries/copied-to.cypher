/*
title:
  zh: 抄送机关
  en: Bodies that documents are copied to
question:
  zh: 各文件抄送给哪些机关？
  en: Which bodies is each document copied to?
topic: documents
parameters:
  body:
    type: string
    default: ""
    title: {zh: 机关, en: Body}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (b:GovernmentBody)<-[:COPIED_TO]-() RETURN DISTINCT b.name AS name ORDER BY name
asked:
  - "抄送单位有哪些"
  - "文件抄送给哪些部门"
  - "抄给了谁"
  - "who received a copy"
  - "to whom were the replies copied"
columns:
  body: {zh: 抄送机关, en: Copied to}
  document: {zh: 文件, en: Document}
  number: {zh: 文号, en: Number}
  year: {zh: 年份, en: Year}
omits:
  zh: 没有写明抄送的文件不列。
  en: Documents without a copy list are left out.
*/
MATCH (d:Document)-[r:COPIED_TO]->(b:GovernmentBody)
WHERE ($body = '' OR b.name = $body OR $body IN b.aliases)
RETURN b.name AS body,
       d.name AS document,
       coalesce(d.number, '') AS number,
       d.year AS year,
       d, r, b
ORDER BY body, year, document
