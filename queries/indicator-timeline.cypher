/*
title:
  zh: 指标的时间线
  en: Time line of an indicator
question:
  zh: 某项指标历年的实际值和目标值是多少？
  en: What values and targets of an indicator do the documents give, in order of time?
topic: indicators
parameters:
  indicator:
    type: string
    default: ""
    title: {zh: 指标, en: Indicator}
    help: {zh: 名称；留空为有不止一个时期的指标, en: Name; empty for those with more than one period}
    choices: MATCH (i:Indicator)<-[:OF_INDICATOR]-(o) RETURN DISTINCT i.name AS name ORDER BY name
asked:
  - "{indicator}历年数据"
  - "{indicator}的变化趋势"
  - "{indicator}各年的数值"
  - "{indicator}逐年增长情况"
  - "time series of {indicator}"
  - "how did {indicator} develop over the years"
columns:
  indicator: {zh: 指标, en: Indicator}
  region: {zh: 地区, en: Region}
  scope: {zh: 口径, en: Scope}
  period: {zh: 时期, en: Period}
  kind: {zh: 类型, en: Kind, values: {actual: {zh: 实际, en: actual}, target: {zh: 目标, en: target}}}
  comparator: {zh: 比较, en: Comparator}
  value: {zh: 数值, en: Value}
  unit: {zh: 单位, en: Unit}
  rank: {zh: 位次, en: Rank}
  document: {zh: 文件, en: Document}
omits:
  zh: 地区、口径或单位不同的数值不在同一条线上；没有写明时期的排在最后。
  en: Values of another region, scope or unit are not on one line; those without a period come last.
*/
MATCH (i:Indicator)<-[:OF_INDICATOR]-(any_value:Observation)
WHERE ($indicator = '' OR i.name = $indicator OR $indicator IN i.aliases)
WITH i, count(DISTINCT any_value.period) AS periods
WHERE periods > 1 OR $indicator <> ''
MATCH (i)<-[r:OF_INDICATOR]-(o:Observation)
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN i.name AS indicator,
       coalesce(o.region, '') AS region,
       coalesce(o.scope, '') AS scope,
       coalesce(o.period, '') AS period,
       o.kind AS kind,
       coalesce(o.comparator, '') AS comparator,
       o.value AS value,
       coalesce(o.unit, '') AS unit,
       coalesce(o.rank, '') AS rank,
       d.name AS document,
       i, r, o, coalesce(o.year, 9999) AS year
ORDER BY indicator, region, scope, unit, year, kind, value, document
