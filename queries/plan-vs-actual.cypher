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
    choices: MATCH (i:Indicator) RETURN DISTINCT i.name AS name ORDER BY name
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
  target: {zh: 目标, en: Target}
  target_period: {zh: 目标时期, en: Target period}
  actual: {zh: 实际, en: Actual}
  actual_period: {zh: 实际时期, en: Actual period}
  unit: {zh: 单位, en: Unit}
  planned_in: {zh: 目标出自, en: Target from}
  reported_in: {zh: 实际出自, en: Actual from}
omits:
  zh: 不判断目标是否完成：两者的时期可能不同；只比较同一指标、地区、口径和单位的数值。
  en: >-
    It does not judge whether a target was met, since the two periods may differ; only values of the same
    indicator, region, scope and unit are set side by side.
*/
MATCH (i:Indicator)<-[:OF_INDICATOR]-(t:Observation {kind: 'target'})-[:FROM_CHUNK]->(:Chunk)-[:FROM_DOCUMENT]->(td:Document)
MATCH (i)<-[:OF_INDICATOR]-(a:Observation {kind: 'actual'})-[:FROM_CHUNK]->(:Chunk)-[:FROM_DOCUMENT]->(ad:Document)
WHERE ($indicator = '' OR i.name = $indicator OR $indicator IN i.aliases)
  AND coalesce(td.year, 0) < ad.year
  AND coalesce(t.unit, '') = coalesce(a.unit, '')
  AND coalesce(t.region, '') = coalesce(a.region, '')
  AND coalesce(t.scope, '') = coalesce(a.scope, '')
RETURN DISTINCT i.name AS indicator,
       coalesce(t.region, '') AS region,
       t.value AS target,
       coalesce(t.period, '') AS target_period,
       a.value AS actual,
       coalesce(a.period, '') AS actual_period,
       coalesce(t.unit, '') AS unit,
       td.name AS planned_in,
       ad.name AS reported_in,
       t, a
ORDER BY indicator, region, target_period, actual_period, planned_in, reported_in
