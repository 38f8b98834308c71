/*
title:
  zh: 荣誉数量
  en: Honour counts by year and level
question:
  zh: 文件报告了各级荣誉各年各有多少家？
  en: How many holders of each honour do the documents report, by level and year?
topic: honours
parameters:
  honour:
    type: string
    default: ""
    title: {zh: 荣誉, en: Honour}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (h:Honour)<-[:COUNTS]-(:Indicator)<-[:OF_INDICATOR]-() RETURN DISTINCT h.name AS name ORDER BY name
  level:
    type: string
    default: ""
    title: {zh: 级别, en: Level}
    help: {zh: 国家、省、市；留空为全部, en: "国家, 省 or 市; empty for all"}
    choices: >-
      MATCH (h:Honour)<-[:COUNTS]-(:Indicator)<-[:OF_INDICATOR]-() WHERE h.level IS NOT NULL
      RETURN DISTINCT h.level AS level ORDER BY level
asked:
  - "各年各级荣誉数量"
  - "每年有多少家企业获得荣誉"
  - "国家级、省级、市级荣誉分别有多少"
  - "荣誉数量统计"
  - "number of honours by year and level"
columns:
  level: {zh: 级别, en: Level}
  honour: {zh: 荣誉, en: Honour}
  period: {zh: 时期, en: Period}
  value: {zh: 数量, en: Count}
  unit: {zh: 单位, en: Unit}
  kind: {zh: 类型, en: Kind, values: {actual: {zh: 实际, en: actual}, target: {zh: 目标, en: target}}}
  measure: {zh: 指标, en: Measure}
  region: {zh: 地区, en: Region}
  document: {zh: 文件, en: Document}
omits:
  zh: 当年新增与历年累计都在其中，不可相加；按口径并排见“同一荣誉的不同口径”。
  en: Yearly and cumulative counts are both listed and must not be added up; another question sets them side by side.
*/
MATCH (h:Honour)<-[c:COUNTS]-(i:Indicator)
WHERE ($honour = '' OR h.name = $honour OR $honour IN h.aliases) AND ($level = '' OR h.level = $level)
MATCH (i)<-[of:OF_INDICATOR]-(o:Observation)
WHERE head(of.evidence_document) IN c.evidence_document AND head(of.evidence_start) IN c.evidence_start
MATCH (d:Document) WHERE d.file IN of.evidence_document
RETURN coalesce(h.level, '') AS level,
       h.name AS honour,
       coalesce(o.period, '') AS period,
       o.value AS value,
       coalesce(o.unit, '') AS unit,
       o.kind AS kind,
       i.name AS measure,
       coalesce(o.region, '') AS region,
       d.name AS document,
       h, c, i, of, o
ORDER BY level DESC, honour, period, value, measure, document
