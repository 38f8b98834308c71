"""What the picture of the explorer holds: a few nodes to begin with, and what was opened, step by step.

It follows from the address alone, so that a link shows what was seen. What was there keeps its place when
neighbours join.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.layout import Place, positions
from graph.picture import is_planned
from graph.statement import Edge, Node
from graph.store import read
from graph.store.base import Store

AT_FIRST = 80  # nodes: what a screen holds with names that can be read
JOINING = 40  # neighbours that join at once

STATED, PLANNED = "stated", "planned"
CERTAINTIES = (STATED, PLANNED)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which relations count: by the documents that state them, the years they are dated, and how certain they are.

    Whatever is empty or `None` lets everything through; an undated relation passes only without years.
    """

    documents: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    certainty: str = ""

    def keep(self, edge: Edge) -> bool:
        """Tell whether a relation counts."""
        first, last = (edge.properties.get(name) for name in ("first_year", "last_year"))
        first, last = first or last, last or first
        return (
            (not self.documents or any(passage.document in self.documents for passage in edge.evidence))
            and (self.since is None or (isinstance(last, int) and last >= self.since))
            and (self.until is None or (isinstance(first, int) and first <= self.until))
            and (not self.certainty or (self.certainty == PLANNED) == is_planned(edge))
        )


NONE = Filters()


Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """Nodes and edges with their places; `more` tells how many relations of a node lead out of the picture."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    places: Mapping[str, Place]
    more: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Growth:
    """What has joined so far, of which nothing was hidden yet; `whole` counts the relations of who was opened."""

    nodes: Mapping[str, Node]
    edges: Mapping[Key, Edge]
    places: Mapping[str, Place]
    whole: Mapping[str, int]

    def without(self, hidden: Collection[str], degrees: Mapping[str, int] = MappingProxyType({})) -> Scene:
        """Return the scene without some nodes; `degrees` tells how many relations each node has, as far as known."""
        nodes = {id_: node for id_, node in self.nodes.items() if id_ not in hidden}
        edges = [edge for edge in self.edges.values() if edge.source in nodes and edge.target in nodes]
        seen = Counter(end for edge in edges for end in {edge.source, edge.target})
        whole = {id_: self.whole.get(id_, degrees.get(id_, 0)) for id_ in nodes}
        more = {id_: count - seen[id_] for id_, count in whole.items() if count > seen[id_]}
        return Scene(tuple(nodes.values()), tuple(edges), self.places, more)


def begin(store: Store, seeds: Sequence[str], filters: Filters = NONE, *, spread: bool = True) -> Growth:
    """Return the picture that begins with some nodes.

    Args:
        store: the graph.
        seeds: ids of the nodes.
        filters: which relations count.
        spread: whether their neighbours are there from the beginning, at most 80 nodes in all.

    Raises `graph.store.base.StoreError` when the store can't answer.
    """
    nodes = {node.id: node for node in read.nodes(store, seeds)}
    whole: dict[str, int] = {}
    for number, node in enumerate(list(nodes.values()) if spread else ()):
        whole[node.id] = _join(store, nodes, node, filters, (AT_FIRST - len(nodes)) // (len(seeds) - number))
    return _placed(store, nodes, {}, whole, filters)


def opened(store: Store, before: Growth, id_: str, filters: Filters = NONE) -> Growth:
    """Return the picture after neighbours of a node joined, at most 40; what was there keeps its place.

    Raises `graph.store.base.StoreError` when the store can't answer.
    """
    if id_ not in before.nodes:
        return before
    nodes = dict(before.nodes)
    whole = {**before.whole, id_: _join(store, nodes, nodes[id_], filters, JOINING)}
    return _placed(store, nodes, before.places, whole, filters)


def _join(store: Store, nodes: dict[str, Node], node: Node, filters: Filters, most: int) -> int:
    """Add neighbours of a node, each relation type in its turn; return how many relations it has that count."""
    rows = [row for row in read.relations(store, node) if filters.keep(row[1])]
    for source, _, target in _in_turn(rows):
        new = [end for end in (source, target) if end.id not in nodes]
        if len(new) <= most:
            most -= len(new)
            nodes.update({end.id: end for end in new})
    return len(rows)


def _placed(
    store: Store, nodes: dict[str, Node], held: Mapping[str, Place], whole: dict[str, int], filters: Filters
) -> Growth:
    edges = {edge.key: edge for edge in read.between(store, nodes) if filters.keep(edge)}
    places = positions(nodes, [(edge.source, edge.target) for edge in edges.values()], held=held)
    return Growth(nodes, edges, places, whole)


def _in_turn(rows: Iterable[tuple[Node, Edge, Node]]) -> list[tuple[Node, Edge, Node]]:
    """Return relations such that each type has its first one before any has its second."""
    turns: Counter[str] = Counter()
    ordered = []
    for row in rows:
        ordered.append((turns[row[1].type], row))
        turns[row[1].type] += 1
    return [row for _, row in sorted(ordered, key=lambda pair: pair[0])]
