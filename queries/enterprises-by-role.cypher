/*
title:
  zh: 企业的角色
  en: Enterprises by role
question:
  zh: 各企业在各份文件里分别是什么角色？
  en: In which roles do the documents name each enterprise?
topic: enterprises
parameters:
  name:
    type: string
    default: ""
    title: {zh: 企业, en: Enterprise}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH (e:Enterprise|ServiceProvider) RETURN DISTINCT e.name AS name ORDER BY name
  role:
    type: string
    default: ""
    title: {zh: 角色, en: Role}
    help: {zh: 关系类型，如 LEADING_ENTERPRISE_OF；留空为全部, en: A relation type such as LEADING_ENTERPRISE_OF; empty for all}
    choices: >-
      MATCH (:Enterprise|ServiceProvider)-[r]->(x) WHERE NOT type(r) = 'FROM_CHUNK'
      RETURN DISTINCT type(r) AS role ORDER BY role
asked:
  - "{name}担任过什么角色"
  - "{name}在文件里是什么身份"
  - "哪些企业以什么角色出现"
  - "roles of {name} in the documents"
columns:
  enterprise: {zh: 企业, en: Enterprise}
  role: {zh: 角色, en: Role, names: relations}
  object: {zh: 对象, en: Of or for}
  label: {zh: 对象类别, en: Label, names: labels}
  planned: {zh: 计划中, en: Planned}
  document: {zh: 文件, en: Document}
omits:
  zh: 只列文件写明关系的企业；仅被提到的企业见“名称出现在哪些文件”。
  en: Enterprises that are merely mentioned are left to "Who is named where".
*/
MATCH (e:Enterprise|ServiceProvider)-[r:GENERAL_CONTRACTOR_FOR|SAMPLE_ENTERPRISE_OF|LEADING_ENTERPRISE_OF|OPERATES|UNDERTAKES|FOUNDED|COOPERATES_WITH|PARTICIPATES_IN|AWARDED|CANDIDATE_FOR|LOCATED_IN]->(x)
WHERE ($name = '' OR e.name = $name OR $name IN e.aliases)
  AND ($role = '' OR type(r) = $role)
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN e.name AS enterprise,
       type(r) AS role,
       x.name AS object,
       head(split(x.id, ':')) AS label,
       coalesce(r.modality, 'stated') = 'planned' AS planned,
       d.name AS document,
       e, r, x
ORDER BY enterprise, role, object, document
