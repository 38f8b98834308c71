/*
title:
  zh: 政策支持条款
  en: Incentives by beneficiary, rate and cap
question:
  zh: 有哪些补助和奖励，给谁，按什么比例，最高多少？
  en: Which subsidies and rewards are offered, to whom, at which rate, and up to how much?
topic: programmes
parameters:
  beneficiary:
    type: string
    default: ""
    title: {zh: 支持对象, en: Beneficiary}
    help: {zh: 支持对象或条件中的字词；留空为全部, en: Words of the beneficiary or the condition; empty for all}
asked:
  - "有什么补贴和奖励"
  - "补助比例和上限"
  - "政策给多少钱"
  - "企业能享受哪些扶持"
  - "最多可以补助多少"
  - "subsidy rates and caps"
  - "what financial support is there"
columns:
  beneficiary: {zh: 支持对象, en: Beneficiary}
  rate: {zh: 比例, en: Rate, unit: "%"}
  cap: {zh: 上限, en: Cap}
  cap_unit: {zh: 上限单位, en: Unit of the cap}
  threshold: {zh: 门槛, en: Threshold}
  threshold_unit: {zh: 门槛单位, en: Unit of the threshold}
  condition: {zh: 条件, en: Condition}
  offered_under: {zh: 政策出处, en: Offered under}
  document: {zh: 文件, en: Document}
omits:
  zh: 只列带数字的条款；条款是否仍然有效，文件没有说明。
  en: Only measures in figures; whether they are still in force is not stated.
*/
MATCH (n:Incentive)-[r:OFFERED_UNDER]->(p)
WHERE ($beneficiary = '' OR n.subject CONTAINS $beneficiary OR n.condition CONTAINS $beneficiary)
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN coalesce(n.subject, '') AS beneficiary,
       n.rate AS rate,
       n.cap AS cap,
       coalesce(n.cap_unit, '') AS cap_unit,
       n.threshold AS threshold,
       coalesce(n.threshold_unit, '') AS threshold_unit,
       coalesce(n.condition, '') AS condition,
       p.name AS offered_under,
       d.name AS document,
       n, r, p
ORDER BY document, beneficiary, cap DESC, threshold DESC
