/*
title:
  zh: 同一荣誉的不同口径
  en: Counts of one honour side by side, by scope
question:
  zh: 同一项荣誉，各文件按当年、累计、分级等口径各报告了多少？
  en: What do the documents count of one honour, newly in a year, cumulatively, or otherwise?
topic: honours
parameters:
  honour:
    type: string
    default: ""
    title: {zh: 荣誉, en: Honour}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (h:Honour)<-[:COUNTS]-(:Indicator)<-[:OF_INDICATOR]-() RETURN DISTINCT h.name AS name ORDER BY name
asked:
  - "同一荣誉不同口径的数量"
  - "当年新增和累计的荣誉数对照"
  - "荣誉数量按范围比较"
  - "one honour counted yearly, cumulatively and by level"
  - "counts of the same honour side by side"
columns:
  honour: {zh: 荣誉, en: Honour}
  scope: {zh: 口径, en: Scope, values: {new: {zh: 新增, en: new}, cumulative: {zh: 累计, en: cumulative}, stated: {zh: 未说明, en: not told}}}
  level: {zh: 级别, en: Level}
  period: {zh: 时期, en: Period}
  value: {zh: 数量, en: Count}
  unit: {zh: 单位, en: Unit}
  kind: {zh: 类型, en: Kind, values: {actual: {zh: 实际, en: actual}, target: {zh: 目标, en: target}}}
  document: {zh: 文件, en: Document}
omits:
  zh: 不同口径的数量不能相减或相加；没有写“新增”或“累计”的，文件没有说明口径。
  en: Counts of different scopes can't be added or subtracted; where neither 新增 nor 累计 is written, none is told.
*/
MATCH (h:Honour)<-[c:COUNTS]-(i:Indicator)
WHERE ($honour = '' OR h.name = $honour OR $honour IN h.aliases)
MATCH (i)<-[of:OF_INDICATOR]-(o:Observation)
WHERE head(of.evidence_document) IN c.evidence_document AND head(of.evidence_start) IN c.evidence_start
MATCH (d:Document) WHERE d.file IN of.evidence_document
WITH h, c, i, of, o, d, head(of.evidence_quote) AS said
RETURN h.name AS honour,
       CASE WHEN said CONTAINS '累计' THEN 'cumulative' WHEN said CONTAINS '新增' THEN 'new' ELSE 'stated' END AS scope,
       coalesce(h.level, '') AS level,
       coalesce(o.period, '') AS period,
       o.value AS value,
       coalesce(o.unit, '') AS unit,
       o.kind AS kind,
       d.name AS document,
       h, c, i, of, o
ORDER BY honour, scope, period, value, document
