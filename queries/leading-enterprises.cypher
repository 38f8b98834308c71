/*
title:
  zh: 龙头企业
  en: Leading enterprises by park and by chain
question:
  zh: 各园区、各产业链的龙头企业是谁？
  en: Who are the leading enterprises of each park and each industrial chain?
topic: enterprises
parameters:
  industry:
    type: string
    default: ""
    title: {zh: 行业, en: Industry}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH ()-[:LEADING_ENTERPRISE_OF]->(i:Industry) RETURN DISTINCT i.name AS name ORDER BY name
  park:
    type: string
    default: ""
    title: {zh: 园区, en: Park}
    help: {zh: 名称或别称；留空为全部, en: Name or alias; empty for all}
    choices: MATCH ()-[:LEADING_ENTERPRISE_OF]->(k:IndustrialPark) RETURN DISTINCT k.name AS name ORDER BY name
asked:
  - "{industry}的龙头企业"
  - "{park}的龙头企业"
  - "领军企业和链主企业是哪些"
  - "哪些是行业龙头"
  - "leading firms of {industry}"
  - "leading companies in {park}"
columns:
  of: {zh: 园区或产业链, en: Park or chain}
  label: {zh: 类别, en: Label, names: labels}
  enterprise: {zh: 龙头企业, en: Leading enterprise}
  planned: {zh: 计划中, en: Planned}
  document: {zh: 文件, en: Document}
omits:
  zh: 只列文件称为龙头、牵引、领军等的企业，不作排名。
  en: Only enterprises that a document calls leading; they are not ranked.
*/
MATCH (e:Enterprise|ServiceProvider)-[r:LEADING_ENTERPRISE_OF]->(x:IndustrialPark|Industry)
WHERE ($industry = '' OR (x.id STARTS WITH 'Industry:' AND (x.name = $industry OR $industry IN x.aliases)))
  AND ($park = '' OR (x.id STARTS WITH 'IndustrialPark:' AND (x.name = $park OR $park IN x.aliases)))
MATCH (d:Document) WHERE d.file IN r.evidence_document
RETURN x.name AS of,
       head(split(x.id, ':')) AS label,
       e.name AS enterprise,
       coalesce(r.modality, 'stated') = 'planned' AS planned,
       d.name AS document,
       e, r, x
ORDER BY label, of, enterprise, document
