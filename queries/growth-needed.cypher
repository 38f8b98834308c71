/*
title:
  zh: 距目标还需的增长
  en: The growth that a target still needs
question:
  zh: 从最近的实际值到目标，还差多少，每年需增长多少？
  en: How far is the latest figure from the target, and how much must it grow each year?
topic: indicators
parameters:
  indicator:
    type: string
    default: ""
    title: {zh: 指标, en: Indicator}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: >-
      MATCH (t:Observation {kind: 'target'})-[:OF_INDICATOR]->(i:Indicator)
      MATCH (i)<-[:OF_INDICATOR]-(a:Observation {kind: 'actual'}) WHERE a.year < t.year
      RETURN DISTINCT i.name AS name ORDER BY name
asked:
  - "还差多少才能达到目标"
  - "完成目标需要多快的增速"
  - "离目标还有多远，年均要增长多少"
  - "growth rate needed to reach the target"
  - "how much more growth is needed"
columns:
  indicator: {zh: 指标, en: Indicator}
  region: {zh: 地区, en: Region}
  actual: {zh: 最近实际, en: Latest figure}
  actual_year: {zh: 年份, en: Its year}
  target: {zh: 目标, en: Target}
  target_year: {zh: 目标年份, en: Target year}
  unit: {zh: 单位, en: Unit}
  gap: {zh: 差距, en: Gap}
  each_year: {zh: 平均每年需增加, en: Needed each year}
  growth: {zh: 平均每年需增长, en: Growth needed, unit: "%"}
  comparable:
    zh: 可比性
    en: Comparable
    values:
      "yes": {zh: 可比, en: "yes"}
      unit: {zh: 单位不同，不可比, en: "no: other unit"}
      region: {zh: 地区不同，不可比, en: "no: other region"}
      scope: {zh: 口径不同，不可比, en: "no: other scope"}
  planned_in: {zh: 目标出自, en: Target from}
  reported_in: {zh: 实际出自, en: Figure from}
omits:
  zh: 只是算术：以最近一年的实际值为起点，按复合增长计算；百分比类指标只算每年的百分点；不可比的不计算。
  en: >-
    Mere arithmetic: compound growth from the figure of the latest year; of percentages only points each year are
    given; nothing is computed for what can't be compared.
*/
MATCH (t:Observation {kind: 'target'})-[r:OF_INDICATOR]->(i:Indicator)
WHERE ($indicator = '' OR i.name = $indicator OR $indicator IN i.aliases)
MATCH (i)<-[:OF_INDICATOR]-(earlier:Observation {kind: 'actual'})
WHERE earlier.year < t.year
WITH t, r, i, max(earlier.year) AS latest
MATCH (i)<-[s:OF_INDICATOR]-(a:Observation {kind: 'actual'})
WHERE a.year = latest
WITH t, r, i, s, a,
     CASE WHEN coalesce(t.unit, '') <> coalesce(a.unit, '') THEN 'unit'
          WHEN coalesce(t.region, '') <> coalesce(a.region, '') THEN 'region'
          WHEN coalesce(t.scope, '') <> coalesce(a.scope, '') THEN 'scope'
          ELSE 'yes' END AS comparable
MATCH (td:Document) WHERE td.file IN r.evidence_document
MATCH (ad:Document) WHERE ad.file IN s.evidence_document
RETURN i.name AS indicator,
       coalesce(a.region, '') AS region,
       a.value AS actual,
       a.year AS actual_year,
       t.value AS target,
       t.year AS target_year,
       coalesce(t.unit, '') AS unit,
       CASE WHEN comparable = 'yes' THEN round(t.value - a.value, 2) END AS gap,
       CASE WHEN comparable = 'yes' THEN round((t.value - a.value) / (t.year - a.year), 2) END AS each_year,
       CASE WHEN comparable = 'yes' AND a.value > 0 AND NOT t.unit = '%'
            THEN round(100.0 * ((t.value / a.value) ^ (1.0 / (t.year - a.year)) - 1.0), 1) END AS growth,
       comparable,
       td.name AS planned_in,
       ad.name AS reported_in,
       i, r, t, s, a
ORDER BY indicator, region, target_year, target, planned_in, reported_in
