/*
title:
  zh: 文件与所答复的建议
  en: Documents and the proposals they answer
question:
  zh: 有哪些文件，答复了谁的哪件建议？
  en: Which documents are there, and whose proposals do they answer?
topic: documents
parameters:
  deputy:
    type: string
    default: ""
    title: {zh: 代表, en: Deputy}
    help: {zh: 提出者姓名；留空为全部, en: Who submitted it; empty for all}
    choices: MATCH (n:Person)-[:SUBMITTED]->() RETURN DISTINCT n.name AS name ORDER BY name
asked:
  - "{deputy}代表提了什么建议，是怎么答复的"
  - "{deputy}的建议由哪份文件答复"
  - "哪位代表提出了哪件建议"
  - "人大建议的答复"
  - "proposals of deputy {deputy} and the replies"
  - "which reply answers which proposal"
columns:
  document: {zh: 文件, en: Document}
  number: {zh: 文号, en: Number}
  date: {zh: 日期, en: Date}
  proposal_number: {zh: 建议号, en: Proposal no.}
  proposal: {zh: 建议, en: Proposal}
  deputy: {zh: 代表, en: Deputy}
omits:
  zh: 只列语料内的文件；文中没有写明的文号和日期留空。
  en: Only documents of the corpus are listed; numbers and dates that the text does not give stay empty.
*/
MATCH (d:Document)
WHERE d.in_corpus = true
OPTIONAL MATCH (d)-[r:REPLIES_TO]->(p:Proposal)
OPTIONAL MATCH (n:Person)-[s:SUBMITTED]->(p)
WITH d, r, p, n, s
WHERE ($deputy = '' OR n.name = $deputy OR $deputy IN n.aliases)
RETURN d.name AS document,
       coalesce(d.number, '') AS number,
       coalesce(d.date, '') AS date,
       coalesce(p.number, '') AS proposal_number,
       coalesce(p.name, '') AS proposal,
       coalesce(n.name, '') AS deputy,
       d, r, p, n, s
ORDER BY document, proposal_number, deputy
