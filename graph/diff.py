"""What became of a graph: which nodes, edges and passages came, went or changed, in all and by document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from graph.exchange.jsonl import edge_object, evidence_object, node_object
from graph.statement import Edge, Evidence, Graph, Node, Value

Statement = TypeVar("Statement", Node, Edge)
Thing = TypeVar("Thing", Node, Edge, Evidence)
Kind = Literal["nodes", "edges", "evidence"]
Change = Literal["added", "gone", "changed"]
Counts = Mapping[Kind, Mapping[Change, int]]


@dataclass(frozen=True, slots=True)
class Changes(Generic[Thing]):
    """Things of one kind that are new, that are no longer there, and that were otherwise (former, present)."""

    added: tuple[Thing, ...] = ()
    gone: tuple[Thing, ...] = ()
    changed: tuple[tuple[Thing, Thing], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any change."""
        return bool(self.added or self.gone or self.changed)


@dataclass(frozen=True)
class Difference:
    """What makes a graph out of its former state.

    `nodes` are told apart by id, or by their words where ids follow from the place in a document, `edges` by
    source, type and target. `evidence` holds the passages of all
    statements, each once; a passage that was moved, because its document changed before it, is a changed one.
    """

    nodes: Changes[Node]
    edges: Changes[Edge]
    evidence: Changes[Evidence]

    def __bool__(self) -> bool:
        """Tell whether the two graphs differ."""
        return bool(self.nodes or self.edges or self.evidence)

    @property
    def kinds(self) -> Mapping[Kind, Changes[Any]]:
        """The changes by kind of thing."""
        return {"nodes": self.nodes, "edges": self.edges, "evidence": self.evidence}

    @property
    def total(self) -> Counts:
        """How many changes there are in all, by kind and change."""
        return {kind: Counter(change for change, _ in _each(changes)) for kind, changes in self.kinds.items()}

    @cached_property
    def by_document(self) -> Mapping[str, Counts]:
        """How many changes there are by document, kind and change; documents without any are not named.

        A statement counts in each document that states it; one that changed, where its passages changed, if any did.
        """
        found: dict[str, dict[Kind, Counter[Change]]] = defaultdict(lambda: {kind: Counter() for kind in self.kinds})
        for kind, changes in self.kinds.items():
            for change, passages in _each(changes):
                for document in {passage.document for passage in passages}:
                    found[document][kind][change] += 1
        return dict(sorted(found.items()))

    def data(self) -> dict[str, Any]:
        """Return all of it as plain data, for JSON."""
        return {
            "nodes": _data(self.nodes, node_object),
            "edges": _data(self.edges, edge_object),
            "evidence": _data(self.evidence, evidence_object),
            "documents": self.by_document,
        }


def diff(old: Graph, new: Graph) -> Difference:
    """Return what makes `new` out of `old`; the order of statements, aliases and passages makes no difference.

    Takes one pass over both.

    >>> city, firm = Node.of("Region", "慈溪市"), Node.of("Enterprise", "公牛")
    >>> edge = Edge(firm.id, "LOCATED_IN", city.id)
    >>> found = diff(Graph((city,), ()), Graph((city, firm), (edge,)))
    >>> found.nodes.added == (firm,), found.edges.added == (edge,), bool(found.nodes.gone)
    (True, True, False)
    >>> bool(diff(Graph((city,), ()), Graph((city,), ())))
    False
    """
    old = _renumbered(old, new)
    return Difference(*changes(old, new), _moves(_all_passages(old), _all_passages(new)))


def changes(old: Graph, new: Graph) -> tuple[Changes[Node], Changes[Edge]]:
    """Return what makes `new` out of `old` as a store tells nodes and edges apart: by id, and by key."""
    nodes = _changes({node.id: node for node in old.nodes}, {node.id: node for node in new.nodes}, node_object)
    edges = _changes({edge.key: edge for edge in old.edges}, {edge.key: edge for edge in new.edges}, edge_object)
    return nodes, edges


def _renumbered(old: Graph, new: Graph) -> Graph:
    """Return the old graph with the new ids of nodes that are the same but for their place in the document.

    Passages and figures have no name of their own: their ids follow from where they stand, and a word that is put
    in at the beginning of a document gives new ids to all that follow.
    """
    kept = {node.id for node in old.nodes} & {node.id for node in new.nodes}
    places: dict[object, list[str]] = defaultdict(list)
    for node in sorted(new.nodes, key=_first_place, reverse=True):
        if node.id not in kept:
            places[_words(node)].append(node.id)
    ids: dict[str, str] = {}
    for node in sorted(old.nodes, key=_first_place):
        if node.id not in kept and places[_words(node)]:
            ids[node.id] = places[_words(node)].pop()
    if not ids:
        return old
    return Graph(
        tuple(replace(node, id=ids.get(node.id, node.id)) for node in old.nodes),
        tuple(
            replace(
                edge,
                source=ids.get(edge.source, edge.source),
                target=ids.get(edge.target, edge.target),
                properties={**edge.properties, **_chunks(edge, ids)},
            )
            for edge in old.edges
        ),
    )


def _words(node: Node) -> tuple[object, ...]:
    return node.label, node.name, tuple((passage.document, passage.quote) for passage in node.evidence)


def _first_place(node: Node) -> tuple[Evidence, ...]:
    return node.evidence[:1]


def _chunks(edge: Edge, ids: Mapping[str, str]) -> dict[str, Value]:
    match edge.properties.get("chunks"):
        case tuple() as chunks:
            return {"chunks": tuple(sorted(ids.get(str(chunk), str(chunk)) for chunk in chunks))}
        case _:
            return {}


def _changes(old: Mapping[Any, Statement], new: Mapping[Any, Statement], as_data: Any) -> Changes[Statement]:
    both = sorted(old.keys() & new.keys())
    return Changes(
        tuple(new[key] for key in sorted(new.keys() - old.keys())),
        tuple(old[key] for key in sorted(old.keys() - new.keys())),
        # As data, 12.0 and 12 are one, and so are two orders of the same passages.
        tuple((old[k], new[k]) for k in both if old[k] != new[k] and as_data(old[k]) != as_data(new[k])),
    )


def _moves(old: set[Evidence], new: set[Evidence]) -> Changes[Evidence]:
    """Return the changes of passages; a passage with the same words in the same document was moved."""
    added: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for passage in sorted(new - old, reverse=True):
        added[passage.document, passage.quote].append(passage)
    gone, changed = [], []
    for passage in sorted(old - new):
        candidates = added[passage.document, passage.quote]
        if candidates:
            changed.append((passage, candidates.pop()))
        else:
            gone.append(passage)
    return Changes(tuple(sorted(p for group in added.values() for p in group)), tuple(gone), tuple(changed))


def _all_passages(graph: Graph) -> set[Evidence]:
    statements: Iterable[Node | Edge] = (*graph.nodes, *graph.edges)
    return {passage for statement in statements for passage in statement.evidence}


def _each(changes: Changes[Any]) -> Iterator[tuple[Change, Iterable[Evidence]]]:
    """Yield each change with the passages it concerns."""
    for thing in changes.added:
        yield "added", _passages(thing)
    for thing in changes.gone:
        yield "gone", _passages(thing)
    for old, new in changes.changed:
        before, after = set(_passages(old)), set(_passages(new))
        yield "changed", before ^ after or after


def _passages(thing: Node | Edge | Evidence) -> Sequence[Evidence]:
    return (thing,) if isinstance(thing, Evidence) else thing.evidence


def _data(changes: Changes[Any], as_data: Any) -> dict[str, Any]:
    return {
        "added": [as_data(thing) for thing in changes.added],
        "gone": [as_data(thing) for thing in changes.gone],
        "changed": [{"old": as_data(old), "new": as_data(new)} for old, new in changes.changed],
    }
