"""What the picture of the explorer holds: a few nodes to begin with, and what was opened, step by step.

It follows from the address alone, so that a link shows what was seen. What was there keeps its place when
neighbours join.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from graph.layout import Place, positions
from graph.statement import Edge, Node
from graph.store import read
from graph.store.base import Store
from views.explorer.filters import NONE, Facets, Filters, facets

AT_FIRST = 80  # nodes: what a screen holds with names that can be read
JOINING = 40  # neighbours that join at once

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
    """What has joined so far, of which nothing was hidden yet.

    `found` holds the relations of who was opened, whether filters let them through or not; `whole` counts those let
    through, by who was opened.
    """

    nodes: Mapping[str, Node]
    edges: Mapping[Key, Edge]
    places: Mapping[str, Place]
    found: Mapping[Key, Edge]
    centres: frozenset[str]
    whole: Mapping[str, int]

    def facets(self, filters: Filters) -> Facets:
        """Count what was found, by what can be filtered."""
        return facets(self.found.values(), self.centres, filters)

    def without(self, hidden: Collection[str], degrees: Mapping[str, int] = MappingProxyType({})) -> Scene:
        """Return the scene without some nodes; `degrees` tells how many relations each node has, as far as known."""
        nodes = {id_: node for id_, node in self.nodes.items() if id_ not in hidden}
        edges = [edge for edge in self.edges.values() if edge.source in nodes and edge.target in nodes]
        seen = Counter(end for edge in edges for end in {edge.source, edge.target})
        whole = {id_: self.whole.get(id_, degrees.get(id_, 0)) for id_ in nodes}
        more = {id_: count - seen[id_] for id_, count in whole.items() if count > seen[id_]}
        return Scene(tuple(nodes.values()), tuple(edges), self.places, more)


def begin(store: Store, seeds: Sequence[str], filters: Filters = NONE, between: Iterable[str] | None = None) -> Growth:
    """Return the picture that begins with some nodes.

    Args:
        store: the graph.
        seeds: ids of the nodes.
        filters: which relations count.
        between: ids of the nodes that connect them; without it their neighbours are there, at most 80 nodes in all.

    Raises `graph.store.base.StoreError` when the store can't answer.
    """
    nodes = {node.id: node for node in read.nodes(store, seeds)}
    start = Growth(nodes, {}, {}, {}, frozenset(nodes), {})
    if between is not None:
        ids = [*seeds, *between]
        found = {edge.key: edge for edge in read.between(store, ids)}
        ends = read.nodes(store, filter(filters.admit, ids))
        return _placed(store, replace(start, nodes=nodes | {end.id: end for end in ends}, found=found), filters)
    for number, node in enumerate(list(nodes.values())):
        start = _joined(store, start, node, filters, (AT_FIRST - len(start.nodes)) // (len(nodes) - number))
    return _placed(store, start, filters)


def opened(store: Store, before: Growth, id_: str, filters: Filters = NONE) -> Growth:
    """Return the picture after neighbours of a node joined, at most 40; what was there keeps its place.

    Raises `graph.store.base.StoreError` when the store can't answer.
    """
    if id_ not in before.nodes:
        return before
    centred = replace(before, centres=before.centres | {id_})
    return _placed(store, _joined(store, centred, before.nodes[id_], filters, JOINING), filters)


def _joined(store: Store, before: Growth, node: Node, filters: Filters, most: int) -> Growth:
    """Add neighbours of a node, each relation type in its turn; their edges and places are yet to come."""
    nodes = dict(before.nodes)
    rows = read.relations(store, node)
    kept = [row for row in rows if filters.keep(row[1], before.centres)]
    for source, _, target in _in_turn(kept):
        new = [end for end in (source, target) if end.id not in nodes]
        if len(new) <= most:
            most -= len(new)
            nodes.update({end.id: end for end in new})
    found = {**before.found, **{edge.key: edge for _, edge, _ in rows}}
    return replace(before, nodes=nodes, found=found, whole={**before.whole, node.id: len(kept)})


def _placed(store: Store, joined: Growth, filters: Filters) -> Growth:
    nodes = joined.nodes
    edges = {edge.key: edge for edge in read.between(store, nodes) if filters.keep(edge, nodes)}
    places = positions(nodes, [(edge.source, edge.target) for edge in edges.values()], held=joined.places)
    return replace(joined, edges=edges, places=places)


def _in_turn(rows: Iterable[tuple[Node, Edge, Node]]) -> list[tuple[Node, Edge, Node]]:
    """Return relations such that each type has its first one before any has its second."""
    turns: Counter[str] = Counter()
    ordered = []
    for row in rows:
        ordered.append((turns[row[1].type], row))
        turns[row[1].type] += 1
    return [row for _, row in sorted(ordered, key=lambda pair: pair[0])]
