/*
title:
  zh: 各机关印发的文件
  en: Documents by issuer, with number and date
question:
  zh: 各机关印发了哪些文件，文号和日期是什么，谁签发、谁联系？
  en: Which documents did each body issue, with number and date, who signed them and who is the contact?
topic: documents
parameters:
  issuer:
    type: string
    default: ""
    title: {zh: 印发机关, en: Issuer}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (b:GovernmentBody)-[:ISSUED]->() RETURN DISTINCT b.name AS name ORDER BY name
asked:
  - "{issuer}发布了哪些文件"
  - "{issuer}印发的文件清单"
  - "文件的文号和日期"
  - "哪个部门发的文"
  - "documents issued by {issuer}"
  - "list of documents with number and date"
columns:
  issuer: {zh: 印发机关, en: Issuer}
  document: {zh: 文件, en: Document}
  number: {zh: 文号, en: Number}
  date: {zh: 日期, en: Date}
  year: {zh: 年份, en: Year}
  kind: {zh: 类型, en: Kind}
  signatory: {zh: 签发人, en: Signatory}
  contact: {zh: 联系人, en: Contact}
omits:
  zh: 只列语料内的文件；文中没有写明的留空，年份可由文号得出。
  en: Only documents of the corpus; what they do not give stays empty, the year may come from the number.
*/
MATCH (d:Document)
WHERE d.in_corpus = true
OPTIONAL MATCH (b:GovernmentBody)-[r:ISSUED]->(d)
OPTIONAL MATCH (s:Person)-[t:SIGNED]->(d)
OPTIONAL MATCH (c:Person)-[u:CONTACT_FOR]->(d)
WITH d, b, r, s, t, c, u
WHERE ($issuer = '' OR b.name = $issuer OR $issuer IN b.aliases)
RETURN coalesce(b.name, '') AS issuer,
       d.name AS document,
       coalesce(d.number, '') AS number,
       coalesce(d.date, '') AS date,
       d.year AS year,
       coalesce(d.kind, '') AS kind,
       coalesce(s.name, '') AS signatory,
       coalesce(c.name, '') AS contact,
       d, b, r, s, t, c, u
ORDER BY issuer DESC, year, number, document, contact
