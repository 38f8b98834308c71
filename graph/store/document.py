"""One document as the graph keeps it: its text, its passages, and which nodes are mentioned where."""

from __future__ import annotations

from dataclasses import dataclass

from graph.statement import Evidence, Node
from graph.store.base import Store


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, as offsets count it; `titles` are where it states its own title.

    `chunks` are its `Chunk` nodes, `mentions` the ids of nodes and where they are mentioned, in the order of the text.
    """

    text: str
    titles: tuple[Evidence, ...]
    chunks: tuple[Node, ...]
    mentions: tuple[tuple[str, Evidence], ...]


def document(store: Store, file: str) -> Document | None:
    """Return the document of this file name, or `None` where the graph has none.

    Raises `graph.store.base.StoreError` when the store can't answer.
    """
    own = store.run("MATCH (d:Document) WHERE d.in_corpus = true AND d.file = $file RETURN d", {"file": file}).nodes
    if not own:
        return None
    chunks = store.run("MATCH (c:Chunk) WHERE c.document = $file RETURN c", {"file": file}).nodes
    edges = store.run("MATCH (c:Chunk)<-[r:FROM_CHUNK]-() WHERE c.document = $file RETURN r", {"file": file}).edges
    mentions = {(edge.source, passage) for edge in edges for passage in edge.evidence}
    return Document(
        str(own[0].properties["text"]),
        tuple(passage for passage in own[0].evidence if passage.document == file),
        chunks,
        tuple(sorted(mentions, key=lambda mention: (mention[1].start, -mention[1].end, mention[0]))),
    )
