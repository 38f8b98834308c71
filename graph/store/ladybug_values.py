"""Nodes and relations as a graph file gives them → statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.result import Cell
from graph.statement import Edge, Node
from graph.store.rows import edge_of, node_of

MOST_KEPT = 50_000  # nodes and edges; some 50 MB

Place = tuple[int, int]  # how the engine points to a node or a relation: its table, of one count for both, and its row
Row = tuple[Cell, ...]
Made = Mapping[Place, Node | Edge]
IdsOf = Callable[[int, Sequence[int]], Iterable[tuple[int, str]]]  # a table and rows of it → these rows and their ids


class Values:
    """Makes cells of what one graph file answers, and keeps nodes and edges: the file is only read, so none changes."""

    def __init__(self, ids_of: IdsOf) -> None:
        """Make nothing yet; `ids_of` is asked for the ends of relations that come without them."""
        self._ids_of = ids_of
        self._ids: dict[Place, str] = {}
        self._kept: dict[Place, Node | Edge] = {}

    def made(self, rows: Iterable[Iterable[object]]) -> Made:
        """Return each node and edge in the rows of an answer by its place, once however many rows hold it."""
        found = dict(_found(rows))
        kept = self._kept
        made: dict[Place, Node | Edge] = {place: kept[place] for place in found if place in kept}
        fresh = [(place, value) for place, value in found.items() if place not in made]
        ids = self._ids_with(fresh)
        for place, value in fresh:
            columns = {name: item for name, item in value.items() if item is not None and name[0] != "_"}
            made[place] = (
                edge_of(ids[_place(value["_SRC"])], value["_LABEL"], ids[_place(value["_DST"])], columns)
                if "_SRC" in value
                else node_of(value["_LABEL"], columns)
            )
        return made

    def keep(self, made: Made) -> bool:
        """Keep what was made, and tell whether there is room for it."""
        if len(made) > MOST_KEPT:
            return False
        if len(self._kept) + len(made) > MOST_KEPT:
            self._kept = {}  # a new one, since other threads may be looking into the former
        self._kept.update(made)
        return True

    def recalled(self, rows: Iterable[Sequence[Any]], places: Sequence[bool]) -> tuple[Row, ...] | None:
        """Return the rows of an answer that has places in some columns; None if one of them is not kept."""
        kept = self._kept
        try:
            return tuple(
                tuple(
                    _at(value, kept) if holds else _cell(value, kept) for value, holds in zip(row, places, strict=True)
                )
                for row in rows
            )
        except KeyError:
            return None

    def _ids_with(self, fresh: Iterable[tuple[Place, Mapping[str, Any]]]) -> Mapping[Place, str]:
        """Return the ids of nodes and of the ends of relations, and of others seen before."""
        ids, ends = self._ids, set[Place]()
        for place, value in fresh:
            if "_SRC" in value:
                ends.update((_place(value["_SRC"]), _place(value["_DST"])))
            else:
                ids[place] = value["id"]
        wanted: dict[int, list[int]] = defaultdict(list)
        for table, row in sorted(end for end in ends if end not in ids):
            wanted[table].append(row)
        for table, numbers in wanted.items():
            ids.update(((table, row), id_) for row, id_ in self._ids_of(table, numbers))
        return ids


def cells(rows: Iterable[Iterable[object]], made: Made) -> tuple[Row, ...]:
    """Return the rows of an answer with the nodes and edges made of it."""
    return tuple(tuple(_cell(value, made) for value in row) for row in rows)


def _found(values: Iterable[Any]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Yield the nodes and relations in anything that is answered, paths and lists included, with their places."""
    for value in values:
        if isinstance(value, list):
            yield from _found(value)
        elif isinstance(value, dict):
            if "_NODES" in value:
                yield from _found((*value["_NODES"], *value["_RELS"]))
            elif "_LABEL" in value:
                yield _place(value["_ID"]), value


def _cell(value: Any, made: Made) -> Cell:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return [_cell(item, made) for item in value]
    if isinstance(value, dict):
        if "_NODES" in value:
            return [_cell(item, made) for item in (*value["_NODES"], *value["_RELS"])]
        if "_LABEL" in value:
            return made[_place(value["_ID"])]
    return str(value)


def _at(value: Any, kept: Made) -> Cell:
    """Return what is kept of a place, or of a list of places."""
    if isinstance(value, list):
        return [_at(place, kept) for place in value]
    return None if value is None else kept[value["table"], value["offset"]]


def _place(value: Mapping[str, int]) -> Place:
    return value["table"], value["offset"]
