/*
title:
  zh: 规划目标与后来的实绩
  en: Plan targets against later figures
question:
  zh: 文件定下的目标，后来的文件报告了怎样的实际数值？
  en: What actual figures do later documents report for the targets that a document sets?
topic: indicators
parameters:
  indicator:
    type: string
    default: ""
    title: {zh: 指标, en: Indicator}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: >-
      MATCH (i:Indicator)<-[to:OF_INDICATOR]-(t:Observation {kind: 'target'})
      MATCH (td:Document) WHERE td.file IN to.evidence_document
      MATCH (i)<-[ao:OF_INDICATOR]-(a:Observation {kind: 'actual'})
      MATCH (ad:Document) WHERE ad.file IN ao.evidence_document
      WITH i, td, ad WHERE coalesce(td.year, 0) < ad.year
      RETURN DISTINCT i.name AS name ORDER BY name
asked:
  - "{indicator}的目标完成了吗"
  - "规划目标后来实现得怎么样"
  - "目标和实际相比"
  - "计划数与完成数对比"
  - "targets of the plan compared with actual figures for {indicator}"
  - "was the target of {indicator} met"
columns:
  indicator: {zh: 指标, en: Indicator}
  region: {zh: 地区, en: Region}
  scope: {zh: 口径, en: Scope}
  target: {zh: 目标, en: Target}
  target_period: {zh: 目标时期, en: Target period}
  actual: {zh: 实际, en: Actual}
  actual_period: {zh: 实际时期, en: Actual period}
  unit: {zh: 单位, en: Unit}
  comparable:
    zh: 可比性
    en: Comparable
    values:
      same_year: {zh: 同年可比, en: same year}
      other_year: {zh: 年份不同, en: other year}
      unit: {zh: 单位不同，不可比, en: "no: other unit"}
      region: {zh: 地区不同，不可比, en: "no: other region"}
      scope: {zh: 口径不同，不可比, en: "no: other scope"}
  planned_in: {zh: 目标出自, en: Target from}
  reported_in: {zh: 实际出自, en: Actual from}
omits:
  zh: 不判断目标是否完成：年份不同时只说明先后；单位、地区或口径不同的数值并列时注明不可比。
  en: >-
    It does not judge whether a target was met: where the years differ, one only came before the other; values of
    another unit, region or scope are marked as not comparable.
*/
MATCH (i:Indicator)<-[to:OF_INDICATOR]-(t:Observation {kind: 'target'})
MATCH (td:Document) WHERE td.file IN to.evidence_document
MATCH (i)<-[ao:OF_INDICATOR]-(a:Observation {kind: 'actual'})
MATCH (ad:Document) WHERE ad.file IN ao.evidence_document
WITH i, to, t, td, ao, a, ad
WHERE ($indicator = '' OR i.name = $indicator OR $indicator IN i.aliases)
  AND coalesce(td.year, 0) < ad.year
RETURN i.name AS indicator,
       coalesce(t.region, '') AS region,
       coalesce(t.scope, '') AS scope,
       t.value AS target,
       coalesce(t.period, '') AS target_period,
       a.value AS actual,
       coalesce(a.period, '') AS actual_period,
       coalesce(t.unit, '') AS unit,
       CASE WHEN coalesce(t.unit, '') <> coalesce(a.unit, '') THEN 'unit'
            WHEN coalesce(t.region, '') <> coalesce(a.region, '') THEN 'region'
            WHEN coalesce(t.scope, '') <> coalesce(a.scope, '') THEN 'scope'
            WHEN coalesce(t.period, '') = coalesce(a.period, '') THEN 'same_year'
            ELSE 'other_year' END AS comparable,
       td.name AS planned_in,
       ad.name AS reported_in,
       i, to, t, ao, a
ORDER BY indicator, region, scope, target_period, actual_period, planned_in, reported_in
