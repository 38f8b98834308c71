/*
title:
  zh: 公布的总数与点名的名单
  en: Announced totals against the names that are given
question:
  zh: 文件公布的总数（如“总包商共8家”），点了名的有几家？
  en: Of the totals that documents announce, how many members do they name?
topic: indicators
asked:
  - "公布的数量和实际点名的数量"
  - "宣布了多少家，列出名字的有多少"
  - "总数与名单对照"
  - "announced totals against names given"
  - "how many are named of those announced"
columns:
  measure: {zh: 指标, en: Measure}
  announced: {zh: 公布, en: Announced}
  unit: {zh: 单位, en: Unit}
  period: {zh: 时期, en: Period}
  document: {zh: 文件, en: Document}
  named: {zh: 点名, en: Named}
  unnamed: {zh: 未点名, en: Not named}
  names: {zh: 名单, en: Names}
omits:
  zh: 只列至少点了一个名的总数；点名的来自全部文件，未必就是该总数所指的那些。
  en: Only totals of which at least one member is named; the names come from all documents and need not be those meant.
*/
MATCH (o:Observation {kind: 'actual'})-[f:OF_INDICATOR]->(i:Indicator)
WHERE NOT coalesce(o.unit, '') IN ['%', '个百分点']
MATCH (n)-[r:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|AWARDED]->(x)
WHERE NOT n.id STARTS WITH 'Region:'
WITH o, f, i, n, r, x, type(r) AS relation
WHERE (relation = 'GENERAL_CONTRACTOR_FOR' AND i.name ENDS WITH '总包商')
   OR (relation = 'SAMPLE_ENTERPRISE_OF' AND i.name ENDS WITH '样本企业')
   OR (relation = 'AWARDED' AND EXISTS { MATCH (i)-[:COUNTS]->(x) })
WITH o, f, i, count(DISTINCT n.id) AS named, collect(DISTINCT n.name) AS names, collect(r) AS stated
MATCH (d:Document) WHERE d.file IN f.evidence_document
RETURN i.name AS measure,
       o.value AS announced,
       coalesce(o.unit, '') AS unit,
       coalesce(o.period, '') AS period,
       d.name AS document,
       named,
       o.value - named AS unnamed,
       names,
       o, f, i, stated
ORDER BY measure, period, document
