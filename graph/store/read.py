"""What is asked of any store besides the canned questions: everything, counts, names, sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from graph.ontology import Ontology
from graph.statement import Edge, Evidence, Graph, Node
from graph.store.base import Store
from graph.store.cypher import quote

_COUNTED = ("sentence", "row")


def everything(store: Store, ontology: Ontology) -> Graph:
    """Return the whole graph, nodes sorted by id and edges by key."""
    nodes = [node for label in ontology.labels for node in store.run(f"{_nodes(label)} RETURN x").nodes]
    edges = [edge for type_ in ontology.relations for edge in store.run(f"{_edges(type_)} RETURN x").edges]
    return Graph(tuple(sorted(nodes, key=lambda node: node.id)), tuple(sorted(edges, key=lambda edge: edge.key)))


def counts(store: Store, ontology: Ontology) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many nodes each label has and how many edges each type, the absent ones as 0."""

    def count(pattern: str) -> int:
        ((found,),) = store.run(f"{pattern} RETURN count(x) AS n").rows
        return int(str(found))

    nodes = {label: count(_nodes(label)) for label in ontology.labels}
    edges = {type_: count(_edges(type_)) for type_ in ontology.relations}
    return nodes, edges


# On a server other tools may use the same labels and types; what they add has no id of ours and carries no evidence.
def _nodes(label: str) -> str:
    return f"MATCH (x:{quote(label)}) WHERE x.id STARTS WITH '{label}:'"


def _edges(type_: str) -> str:
    return f"MATCH ()-[x:{quote(type_)}]->() WHERE x.evidence_document IS NOT NULL"


def mentioned(store: Store) -> list[tuple[str, str, int]]:
    """Return how many nodes of each label each document names: document, label and number."""
    statement = (
        "MATCH (n)-[:FROM_CHUNK]->(c:Chunk) WITH DISTINCT c.document AS document, n.id AS id "
        "RETURN document, head(split(id, ':')) AS label, count(id) AS nodes ORDER BY document, label"
    )
    return cast(list[tuple[str, str, int]], list(store.run(statement).rows))


class Name(NamedTuple):
    """How a node is named, how many passages name it, and how many other edges it has."""

    id: str
    name: str
    aliases: tuple[str, ...]
    mentions: int
    relations: int


def names(store: Store) -> list[Name]:
    """Return the names of all nodes but passages."""
    statement = (
        "MATCH (n) WHERE NOT n.id STARTS WITH 'Chunk:' OPTIONAL MATCH (n)-[r]-() "
        "RETURN n.id AS id, n.name AS name, n.aliases AS aliases, "
        "count(CASE WHEN type(r) = 'FROM_CHUNK' THEN 1 END) AS mentions, count(r) AS edges ORDER BY id"
    )
    rows = cast(Iterable[tuple[str, str, list[str] | None, int, int]], store.run(statement).rows)
    return [
        Name(id_, name, tuple(aliases or ()), mentions, edges - mentions)
        for id_, name, aliases, mentions, edges in rows
    ]


def nodes(store: Store, ids: Iterable[str]) -> list[Node]:
    """Return the nodes of these ids, in the order given; an id that is not there is passed over."""
    ids = list(ids)
    labels = sorted({id_.partition(":")[0] for id_ in ids})
    found = {
        node.id: node
        for label in labels
        for node in store.run(f"MATCH (n:{quote(label)}) WHERE n.id IN $ids RETURN n", {"ids": ids}).nodes
    }
    return [found[id_] for id_ in ids if id_ in found]


def relations(store: Store, node: Node) -> list[tuple[Node, Edge, Node]]:
    """Return the edges of a node with both ends, mentions and passages left out."""
    statement = (
        f"MATCH (n:{quote(node.label)} {{id: $id}})-[r]-(other) "
        "WHERE NOT other.id STARTS WITH 'Chunk:' RETURN DISTINCT r, other"
    )
    result = store.run(statement, {"id": node.id})
    by_id = {other.id: other for other in (*result.nodes, node)}
    edges = sorted(result.edges, key=lambda edge: (edge.type, edge.source != node.id, edge.key))
    return [(by_id[edge.source], edge, by_id[edge.target]) for edge in edges]


def between(store: Store, ids: Iterable[str]) -> tuple[Edge, ...]:
    """Return the edges that have both ends among these nodes, sorted by key."""
    statement = "MATCH (a)-[r]->(b) WHERE a.id IN $ids AND b.id IN $ids RETURN r"
    return tuple(sorted(store.run(statement, {"ids": sorted(set(ids))}).edges, key=lambda edge: edge.key))


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of evidence, the sentences or rows it stands in, the heading above them, and their place under it.

    `kind` is that of `Chunk`, or empty for a piece that stands in no chunk. `first` and `last` count the sentences,
    or rows, under the heading from 1; headings and lines of the letterhead are not counted and have 0.
    """

    evidence: Evidence
    section: str
    sentence: str
    kind: str = ""
    first: int = 0
    last: int = 0


def passages(store: Store, evidence: Iterable[Evidence]) -> list[Passage]:
    """Return where each piece of evidence stands, in the order given.

    A piece that stands in no chunk is its own sentence.
    """
    evidence = list(evidence)
    statement = (
        "MATCH (c:Chunk) WHERE c.document IN $documents RETURN c.document AS document, c.start AS start, "
        "c.`end` AS stop, coalesce(c.section, '') AS section, c.kind AS kind, c.text AS text ORDER BY start, stop"
    )
    documents = sorted({passage.document for passage in evidence})
    chunks: dict[str, list[_Placed]] = defaultdict(list)
    counted: Counter[tuple[str, str, str]] = Counter()
    for document, start, stop, section, kind, text in store.run(statement, {"documents": documents}).rows:
        under = (str(document), str(section), str(kind))
        counted[under] += kind in _COUNTED
        placed = _Placed(int(str(start)), int(str(stop)), under[1], under[2], counted[under], str(text))
        chunks[under[0]].append(placed)
    return [_passage(passage, chunks[passage.document]) for passage in evidence]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A chunk with its place among those of its kind under the same heading."""

    start: int
    end: int
    section: str
    kind: str
    number: int
    text: str


def _passage(evidence: Evidence, chunks: Sequence[_Placed]) -> Passage:
    first = max(0, bisect_right(chunks, evidence.start, key=lambda chunk: chunk.start) - 1)
    last = bisect_left(chunks, evidence.end, key=lambda chunk: chunk.start)
    around = [chunk for chunk in chunks[first:last] if chunk.end > evidence.start]
    if not around:
        return Passage(evidence, "", evidence.quote)
    head = around[0]
    numbers = [chunk.number for chunk in around if (chunk.section, chunk.kind) == (head.section, head.kind)]
    sentence = "\n".join(chunk.text for chunk in around)
    return Passage(evidence, head.section, sentence, head.kind, numbers[0], numbers[-1])
