/*
title:
  zh: 在建园区与投资
  en: Parks under construction and their investment
question:
  zh: 哪些园区在建、开工或开园，报告了多少投资或用地？
  en: Which parks are being built or opened, and what investment or land is reported for them?
topic: parks
parameters:
  park:
    type: string
    default: ""
    title: {zh: 园区, en: Park}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: >-
      MATCH (k:IndustrialPark)-[:FROM_CHUNK]->(s:Chunk)
      WHERE s.text CONTAINS '开工' OR s.text CONTAINS '开园' OR s.text CONTAINS '招拍挂' OR s.text CONTAINS '园区建设'
      RETURN DISTINCT k.name AS name ORDER BY name
asked:
  - "正在建设的园区"
  - "新开工的园区投资多少"
  - "园区建设进展"
  - "哪些产业园在推进，投资额多大"
  - "which parks are being built and for how much"
columns:
  park: {zh: 园区, en: Park}
  stage: {zh: 进展, en: Stage, values: {started: {zh: 开工, en: construction started}, opened: {zh: 开园, en: opened}, land: {zh: 取得用地, en: land obtained}, under_way: {zh: 推进建设, en: construction under way}}}
  measure: {zh: 指标, en: Measure}
  value: {zh: 数值, en: Value}
  unit: {zh: 单位, en: Unit}
  period: {zh: 时期, en: Period}
  document: {zh: 文件, en: Document}
omits:
  zh: 进展由同一句中的“开工”“开园”“招拍挂”“园区建设”等词判断；数值只取写明属于该园区的。
  en: >-
    The stage is told by words of the same sentence (开工, 开园, 招拍挂, 园区建设); only figures that name the park are
    given.
*/
MATCH (k:IndustrialPark)-[m:FROM_CHUNK]->(s:Chunk)-[:FROM_DOCUMENT]->(d:Document)
WHERE ($park = '' OR k.name = $park OR $park IN k.aliases)
  AND (s.text CONTAINS '开工' OR s.text CONTAINS '开园' OR s.text CONTAINS '招拍挂' OR s.text CONTAINS '园区建设')
OPTIONAL MATCH (s)<-[f:FROM_CHUNK]-(o:Observation)
WHERE o.indicator STARTS WITH k.name
WITH k, m, s, d, f, o,
     CASE WHEN o.indicator CONTAINS '开工' OR s.text CONTAINS (k.name + '一期开工') OR s.text CONTAINS (k.name + '开工') THEN 'started'
          WHEN o.indicator CONTAINS '招拍挂' THEN 'land'
          WHEN s.text CONTAINS (k.name + '顺利开园') OR s.text CONTAINS (k.name + '开园') THEN 'opened'
          ELSE 'under_way' END AS stage
RETURN k.name AS park,
       stage,
       coalesce(o.indicator, '') AS measure,
       o.value AS value,
       coalesce(o.unit, '') AS unit,
       coalesce(o.period, '') AS period,
       d.name AS document,
       k, m, s, f, o
ORDER BY park, stage, measure, document
