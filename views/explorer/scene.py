"""What the picture of the explorer holds: a few nodes to begin with, and what was opened, step by step.

It follows from the address alone, so that a link shows what was seen. What was there keeps its place when
neighbours join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Scene:
    """Nodes and edges with their places; `more` tells how many relations of a node lead out of the picture."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    places: Mapping[str, Place]
    more: Mapping[str, int]


def around(
    store: Store,
    seeds: Sequence[str],
    opened: Iterable[str] = (),
    hidden: Collection[str] = (),
    filters: Filters = NONE,
    *,
    spread: bool = True,
    degrees: Mapping[str, int] | None = None,
) -> Scene:
    """Return the picture around some nodes.

    Args:
        store: the graph.
        seeds: ids of the nodes it begins with.
        opened: ids of nodes whose neighbours joined later, in that order, at most 40 each time.
        hidden: ids of nodes taken out of it.
        filters: which relations count.
        spread: whether the neighbours of the seeds are there from the beginning, at most 80 nodes in all.
        degrees: how many relations each node has, as far as known.

    Raises `graph.store.base.StoreError` when the store can't answer.
    """
    nodes = {node.id: node for node in read.nodes(store, seeds)}
    edges: dict[tuple[str, str, str], Edge] = {}
    places: dict[str, Place] = {}
    whole: dict[str, int] = {}  # how many relations an opened node has that count

    def join(id_: str, most: int) -> None:
        """Let the neighbours of a node join, each relation type in its turn."""
        rows = [row for row in read.relations(store, nodes[id_]) if filters.keep(row[1])]
        whole[id_] = len(rows)
        for source, _, target in _in_turn(rows):
            new = [node for node in (source, target) if node.id not in nodes]
            if len(new) <= most:
                most -= len(new)
                nodes.update({node.id: node for node in new})

    def place() -> None:
        edges.update({edge.key: edge for edge in read.between(store, nodes) if filters.keep(edge)})
        places.update(positions(nodes, [(edge.source, edge.target) for edge in edges.values()], held=places))

    for number, id_ in enumerate(list(nodes) if spread else ()):
        join(id_, (AT_FIRST - len(nodes)) // (len(seeds) - number))
    place()
    for id_ in opened:
        if id_ in nodes:
            join(id_, JOINING)
            place()
    seen = {id_: node for id_, node in nodes.items() if id_ not in hidden}
    lines = [edge for edge in edges.values() if edge.source in seen and edge.target in seen]
    touching: dict[str, int] = defaultdict(int)
    for edge in lines:
        for end in {edge.source, edge.target}:
            touching[end] += 1
    totals = {**(degrees or {}), **whole}
    more = {id_: totals[id_] - touching[id_] for id_ in seen if totals.get(id_, 0) > touching[id_]}
    return Scene(tuple(seen.values()), tuple(lines), places, more)


def _in_turn(rows: Iterable[tuple[Node, Edge, Node]]) -> list[tuple[Node, Edge, Node]]:
    """Return relations such that each type has its first one before any has its second."""
    turns: dict[str, int] = defaultdict(int)
    ordered = []
    for row in rows:
        ordered.append((turns[row[1].type], row))
        turns[row[1].type] += 1
    return [row for _, row in sorted(ordered, key=lambda pair: pair[0])]
