/*
title:
  zh: 谁牵头
  en: Who leads
question:
  zh: 各总包计划由谁牵头，参加的总包商有哪些？
  en: Who leads the contractors of each programme, and who are the others?
topic: contractors
asked:
  - "总包体系由谁牵头"
  - "牵头的总包商是哪几家"
  - "哪家是总包联合体的牵头单位"
  - "lead contractor of each programme"
  - "which contractor takes the lead"
columns:
  programme: {zh: 总包计划, en: Programme}
  leader: {zh: 牵头总包商, en: Leading contractor}
  member: {zh: 其他总包商, en: Other contractor}
  year: {zh: 年份, en: First stated}
  stated_in: {zh: 出自, en: Stated in}
omits:
  zh: 只列文件写明牵头者的计划；龙头企业见“龙头企业”。
  en: Only programmes whose leader is stated; leading enterprises are another question.
*/
MATCH (c:ServiceProvider)-[g:GENERAL_CONTRACTOR_FOR {lead: true}]->(p:Programme)
OPTIONAL MATCH (p)<-[h:GENERAL_CONTRACTOR_FOR]-(o:ServiceProvider)
WHERE o.id <> c.id
WITH c, g, p, h, o
MATCH (d:Document) WHERE d.file IN g.evidence_document
RETURN p.name AS programme,
       c.name AS leader,
       coalesce(o.name, '') AS member,
       g.first_year AS year,
       coalesce(d.number, d.name) AS stated_in,
       c, g, p, h, o
ORDER BY programme, leader, member, stated_in
