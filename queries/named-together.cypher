/*
title:
  zh: 一起被提到的名称
  en: Who is named together
question:
  zh: 哪些名称在同一句里一起被提到，多少次？
  en: Which names stand in one sentence, and how often?
topic: connections
parameters:
  name:
    type: string
    default: ""
    title: {zh: 名称, en: Name}
    help: {zh: 名称或别称；留空为最常一起出现的, en: Name or alias; empty for the most frequent pairs}
    choices: >-
      MATCH (n:Enterprise|ServiceProvider|IndustrialPark|Platform|ResearchInstitute)-[:FROM_CHUNK]->()
      RETURN DISTINCT n.name AS name ORDER BY name
asked:
  - "和{name}一起出现的有谁"
  - "{name}常与哪些名称同时提到"
  - "谁与{name}同句出现"
  - "who is mentioned together with {name}"
  - "co-occurrence with {name}"
columns:
  name: {zh: 名称, en: Name}
  other: {zh: 另一名称, en: Other}
  label: {zh: 类别, en: Label, names: labels}
  sentences: {zh: 句数, en: Sentences}
  documents: {zh: 文件数, en: Documents}
omits:
  zh: 同句出现不等于有关系；最多列出五十对。
  en: To stand in one sentence is no relation; at most fifty pairs are listed.
*/
MATCH (a:Enterprise|ServiceProvider|IndustrialPark|Platform|ResearchInstitute|Programme|Project|Honour)-[:FROM_CHUNK]->(k:Chunk)
WHERE ($name = '' OR a.name = $name OR $name IN a.aliases)
MATCH (b:Enterprise|ServiceProvider|IndustrialPark|Platform|ResearchInstitute|Programme|Project|Honour)-[:FROM_CHUNK]->(k)
WHERE a.id < b.id OR ($name <> '' AND a.id <> b.id)
WITH a.id AS one, a.name AS name, b.id AS two, b.name AS other, count(DISTINCT k.id) AS sentences, count(DISTINCT k.document) AS documents
ORDER BY sentences DESC, documents DESC, name, other, one, two LIMIT 50
MATCH (a:Enterprise|ServiceProvider|IndustrialPark|Platform|ResearchInstitute|Programme|Project|Honour)-[m:FROM_CHUNK]->(k:Chunk)
WHERE a.id = one
MATCH (b:Enterprise|ServiceProvider|IndustrialPark|Platform|ResearchInstitute|Programme|Project|Honour)-[o:FROM_CHUNK]->(k)
WHERE b.id = two
RETURN name,
       other,
       head(split(two, ':')) AS label,
       sentences,
       documents,
       a, b, collect(m) AS ours, collect(o) AS theirs
ORDER BY sentences DESC, documents DESC, name, other
