/*
title:
  zh: 计划的参与者
  en: Who takes part in a programme
question:
  zh: 某项计划有谁参与、列入或申报，以什么身份？
  en: Who takes part in a programme, and as what?
topic: programmes
parameters:
  programme:
    type: string
    default: ""
    title: {zh: 计划, en: Programme}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: >-
      MATCH ()-[:PARTICIPATES_IN|SAMPLE_ENTERPRISE_OF|GENERAL_CONTRACTOR_FOR|CANDIDATE_FOR]->(p:Programme)
      RETURN DISTINCT p.name AS name ORDER BY name
asked:
  - "谁参与了{programme}"
  - "{programme}有哪些参加单位"
  - "哪些企业列入{programme}"
  - "参加{programme}的企业"
  - "who takes part in {programme}"
  - "participants of {programme}"
columns:
  programme: {zh: 计划, en: Programme}
  participant: {zh: 参与者, en: Participant}
  label: {zh: 类别, en: Label, names: labels}
  relation: {zh: 身份, en: As, names: relations}
  year: {zh: 年份, en: First stated}
  document: {zh: 文件, en: Document}
omits:
  zh: 只列点名的参与者；只给数量的（如“88家意向企业”）是指标值。
  en: Only participants that are named; bare counts are observations.
*/
MATCH (n)-[r:PARTICIPATES_IN|SAMPLE_ENTERPRISE_OF|GENERAL_CONTRACTOR_FOR|CANDIDATE_FOR]->(p:Programme)
WHERE ($programme = '' OR p.name = $programme OR $programme IN p.aliases)
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN p.name AS programme,
       n.name AS participant,
       head(split(n.id, ':')) AS label,
       type(r) AS relation,
       coalesce(r.year, r.first_year) AS year,
       d.name AS document,
       n, r, p
ORDER BY programme, relation, participant, document
