/*
title:
  zh: 一句话说明的全部内容
  en: Everything one sentence states
question:
  zh: 某句话一共说明了哪些关系和数值？
  en: Which relations and figures does one sentence state?
topic: evidence
parameters:
  text:
    type: string
    default: ""
    title: {zh: 句中文字, en: Words of the sentence}
    help: {zh: 句中连续的字；留空为提到名称最多的句子, en: Consecutive characters; empty for the sentence that names most}
asked:
  - "这句话说了什么"
  - "从这句话能读出哪些关系"
  - "原文“{text}”表达了什么"
  - "what does this sentence state"
columns:
  sentence: {zh: 句子, en: Sentence}
  source: {zh: 一方, en: Source}
  relation: {zh: 关系, en: Relation, names: relations}
  target: {zh: 另一方, en: Target}
  planned: {zh: 计划中, en: Planned}
  document: {zh: 文件, en: Document}
omits:
  zh: 由标题或前一句承接的名称也算在内；没有形成关系的提及不列。多句相符时取提到名称最多的一句。
  en: >-
    Names taken over from a heading or the sentence before are included; mentions that state no relation are not. Where
    several sentences match, the one that names most is taken.
*/
MATCH (k:Chunk)<-[m:FROM_CHUNK]-()
WHERE ($text = '' OR k.text CONTAINS $text)
WITH k.id AS passage, count(m) AS names
ORDER BY names DESC, passage LIMIT 1
MATCH (k:Chunk)-[:FROM_DOCUMENT]->(d:Document)
WHERE k.id = passage
WITH passage, k.text AS sentence, d.name AS document
MATCH (a)-[r:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN|PART_OF|TARGETS|SUPPORTED_BY|ISSUED|SIGNED|SUBMITTED|CITES|COPIED_TO|REPLIES_TO|LAUNCHED|CONTACT_FOR|OFFERED_UNDER|OF_INDICATOR|COUNTS]->(b)
WHERE passage IN r.chunks
RETURN sentence,
       a.name AS source,
       type(r) AS relation,
       b.name AS target,
       coalesce(r.modality, 'stated') = 'planned' AS planned,
       document,
       a, r, b
ORDER BY relation, source, target
