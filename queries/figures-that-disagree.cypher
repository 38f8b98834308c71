/*
title:
  zh: 各文件不一致的数字
  en: Figures that disagree between documents
question:
  zh: 同一指标（或同一荣誉的数量）同一时期，哪些文件给出了不同的数值？
  en: Where do two documents give different values for one indicator, or one honour, and one period?
topic: indicators
parameters:
  indicator:
    type: string
    default: ""
    title: {zh: 指标或荣誉, en: Indicator or honour}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
asked:
  - "哪些数据互相矛盾"
  - "各文件数字不一致的地方"
  - "同一指标数值不同"
  - "口径打架的数据"
  - "conflicting figures between documents"
  - "numbers that contradict each other"
columns:
  about: {zh: 指标或荣誉, en: Indicator or honour}
  period: {zh: 时期, en: Period}
  one: {zh: 数值, en: Value}
  one_measure: {zh: 指标, en: Measure}
  one_document: {zh: 文件, en: Document}
  other: {zh: 另一数值, en: Other value}
  other_measure: {zh: 另一指标, en: Other measure}
  other_document: {zh: 另一文件, en: Other document}
  unit: {zh: 单位, en: Unit}
  comparable:
    zh: 可比性
    en: Comparable
    values:
      "yes": {zh: 可比，数值不同, en: "yes: they disagree"}
      measure: {zh: 指标名称不同，未必同一口径, en: "perhaps: named differently"}
      unit: {zh: 单位不同，不可比, en: "no: other unit"}
      region: {zh: 地区不同，不可比, en: "no: other region"}
      scope: {zh: 口径不同，不可比, en: "no: other scope"}
omits:
  zh: 只比较实际值，不比较目标；不同时期的数值见“指标的时间线”。不判断哪个数字对。
  en: Only actual figures of one period are compared; which one is right is not judged.
*/
MATCH (a:Observation {kind: 'actual'})-[x:OF_INDICATOR]->(i:Indicator)
OPTIONAL MATCH (i)-[c:COUNTS]->(h:Honour)
WITH a, x, i, c, h, coalesce(h.name, i.name) AS about
WHERE ($indicator = '' OR i.name = $indicator OR h.name = $indicator OR $indicator IN h.aliases)
  AND (h.id IS NULL OR head(x.evidence_start) IN c.evidence_start)
MATCH (b:Observation {kind: 'actual'})-[y:OF_INDICATOR]->(j:Indicator)
WHERE b.period = a.period AND b.value <> a.value AND head(x.evidence_document) < head(y.evidence_document)
OPTIONAL MATCH (j)-[e:COUNTS]->(g:Honour)
WITH a, x, i, c, h, about, b, y, j, e, g
WHERE about = coalesce(g.name, j.name) AND (g.id IS NULL OR head(y.evidence_start) IN e.evidence_start)
MATCH (ad:Document) WHERE ad.file IN x.evidence_document
MATCH (bd:Document) WHERE bd.file IN y.evidence_document
RETURN about,
       a.period AS period,
       a.value AS one,
       i.name AS one_measure,
       ad.name AS one_document,
       b.value AS other,
       j.name AS other_measure,
       bd.name AS other_document,
       coalesce(a.unit, '') AS unit,
       CASE WHEN coalesce(a.unit, '') <> coalesce(b.unit, '') THEN 'unit'
            WHEN coalesce(a.region, '') <> coalesce(b.region, '') THEN 'region'
            WHEN coalesce(a.scope, '') <> coalesce(b.scope, '') THEN 'scope'
            WHEN i.id <> j.id THEN 'measure'
            ELSE 'yes' END AS comparable,
       a, x, i, c, h, b, y, j, e, g
ORDER BY comparable DESC, about, period, one_document, other_document, one, other
