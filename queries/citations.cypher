/*
title:
  zh: 文件之间的引用
  en: What a document cites and what cites it
question:
  zh: 某份文件引用了哪些文件，又被哪些文件引用？
  en: Which documents does a document cite, and which cite it?
topic: documents
parameters:
  document:
    type: string
    default: ""
    title: {zh: 文件, en: Document}
    help: {zh: 标题或文号；留空为全部, en: Title or number; empty for all}
    choices: >-
      MATCH (d:Document) WHERE EXISTS { MATCH (d)-[:CITES]->() } OR EXISTS { MATCH (d)<-[:CITES]-() }
      RETURN DISTINCT d.name AS name ORDER BY name
asked:
  - "{document}引用了什么文件"
  - "哪些文件提到了{document}"
  - "{document}的依据是什么"
  - "文件之间的引用关系"
  - "what does {document} cite"
  - "which documents cite {document}"
columns:
  citing: {zh: 引用者, en: Citing}
  cited: {zh: 被引用者, en: Cited}
  in_corpus: {zh: 被引用者在语料内, en: Cited is in the corpus}
omits:
  zh: 只数书名号中的标题；不在语料内的文件只知其名。
  en: Only titles in 《》 are counted; of documents outside the corpus nothing but the title is known.
*/
MATCH (a:Document)-[r:CITES]->(b:Document)
WHERE ($document = '' OR a.name = $document OR $document IN a.aliases OR b.name = $document OR $document IN b.aliases)
RETURN a.name AS citing,
       b.name AS cited,
       coalesce(b.in_corpus, false) AS in_corpus,
       a, r, b
ORDER BY citing, cited
