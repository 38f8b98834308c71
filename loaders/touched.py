"""The part of the one graph that changed documents touch: as it was written, and as it is now.

What a document states of a name touches the entity of that name, all other names of it, and all that other documents
state of these; nothing else. So a build that follows a change joins this part only, however many documents there are.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.statement import Edge, Graph, Node
from loaders.identity import Identity, Judgement, Name
from loaders.join import entity_of, join_edges, join_nodes
from loaders.packing import unpack_edge, unpack_node
from loaders.readings import COME, GONE, Readings, is_shared

Key = tuple[str, str, str]


def _changed(what: str, table: str, columns: str) -> str:
    """Return the question for what stands in a table of a document that changed, and not in its other reading."""
    same = " AND ".join(f"b.{column} = a.{column}" for column in columns.split())
    return (
        f"SELECT {what} FROM document AS one CROSS JOIN {table} AS a ON a.document = one.number WHERE one.state <> 0 "
        f"AND NOT EXISTS (SELECT 1 FROM document AS other CROSS JOIN {table} AS b ON b.document = other.number "
        f"WHERE other.name = one.name AND other.state = -one.state AND {same})"
    )


# In SQLite a CROSS JOIN is one that is done in the order in which it is written.
# A name is touched where a document says something else of it, and where it is short for a touched one, or that for it.
_NAMES = f"""
CREATE TEMP TABLE name AS
WITH RECURSIVE touched (label, folded) AS (
    {_changed("label, folded", "node", "id packed")} AND folded <> ''
    UNION {_changed("label, folded", "form", "label form")}
    UNION {_changed("label, one", "pair", "label one other")}
    UNION SELECT pair.label, other FROM touched JOIN pair ON pair.label = touched.label AND one = folded)
SELECT label, folded FROM touched
"""
_FORMS = "SELECT state, label, form FROM name JOIN form USING (label, folded) JOIN document ON document = number"
_PAIRS = """
SELECT state, pair.label, one, other
FROM name JOIN pair ON pair.label = name.label AND one = folded JOIN document ON document = number
WHERE one < other ORDER BY document.name, pair.rowid
"""
_NODE = "SELECT document.name, state, id, node.label, packed, number FROM"
_NODES = (
    f"{_NODE} document JOIN node ON document = number WHERE state <> 0 AND folded = ''",
    f"{_NODE} name CROSS JOIN node ON node.label = name.label AND node.folded = name.folded AND node.folded <> '' "
    "JOIN document ON document = number",
)
_KEYS = (
    _changed("source, type, target", "edge", "source type target packed"),
    "SELECT source, type, target FROM moved JOIN edge ON edge.document = moved.document AND id IN (source, target)",
)
_EDGE = "SELECT document.name, state, source, type, target, packed FROM"
_EDGES = (
    f"{_EDGE} wanted CROSS JOIN edge USING (source, type, target) JOIN document ON document = number "
    "WHERE shared AND state = 0",
    f"{_EDGE} document CROSS JOIN edge ON document = number WHERE state <> 0",
    f"{_EDGE} moved CROSS JOIN edge USING (document) JOIN document ON document = number "
    "WHERE state = 0 AND id IN (source, target)",
)


@dataclass(frozen=True, slots=True)
class Touched:
    """The touched part of the graph, before and after, and the ids in the graph of the nodes that documents state."""

    before: Graph
    after: Graph
    entities: Mapping[str, str]


@dataclass(slots=True)
class _State:
    """One of the two states of the graph: of which documents it is, and what has become of their nodes."""

    hidden: int  # the state of the documents that it lacks
    identity: Identity
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pairs: list[tuple[Name, Name]] = field(default_factory=list)
    entities: list[Node] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def graph(self, keys: Iterable[Key]) -> Graph:
        """Return the touched nodes, and the edges of these keys."""
        wanted = set(keys)
        edges = (edge for edge in join_edges(self.edges, self.ids) if edge.key in wanted)
        return Graph(join_nodes(self.entities, self.identity), tuple(edges))


def touched(readings: Readings, judgements: Iterable[Judgement]) -> Touched:
    """Return what the documents that came or went touch; all that is present if no graph file was written yet."""
    judgements = tuple(judgements)
    run = readings.database.execute
    before, after = _State(COME, Identity(judgements)), _State(GONE, Identity(judgements))
    run("DROP TABLE IF EXISTS temp.name")
    run(_NAMES)
    for state, label, form in run(_FORMS):
        for one in _seen(state, before, after):
            one.names[label].add(form)
    for state, label, short, long in run(_PAIRS):
        for one in _seen(state, before, after):
            one.pairs.append(((label, short), (label, long)))
    for one in (before, after):
        one.identity.take(one.names, one.pairs)
    places: dict[str, list[int]] = defaultdict(list)
    for _, state, id_, label, packed, number in _ordered(map(run, _NODES)):
        node = unpack_node(id_, label, packed)
        for one in _seen(state, before, after):
            entity = entity_of(node, one.identity)
            one.ids[id_] = entity.id
            one.entities.append(entity)
        places[id_].append(number)
    entities = {id_: id_ for id_ in before.ids} | after.ids
    keys = _take_edges(readings.database, before, after, places)
    return Touched(before.graph(keys), after.graph(keys), entities)


def _seen(state: int, *states: _State) -> Iterator[_State]:
    return (one for one in states if one.hidden != state)


def _ordered(answers: Iterable[Iterable[tuple[Any, ...]]]) -> list[tuple[Any, ...]]:
    """Return the rows of answers by document, each once."""
    return sorted({row for answer in answers for row in answer})


def _take_edges(
    database: sqlite3.Connection, before: _State, after: _State, places: Mapping[str, Iterable[int]]
) -> set[Key]:
    """Give both states all that documents state of the touched edges, and return the keys of these in the graph.

    `places` has the documents of each touched node.
    """
    run = database.execute
    moved = [id_ for id_, entity in before.ids.items() if after.ids.get(id_, entity) != entity]
    _fill(database, "moved (id, document)", ((id_, number) for id_ in moved for number in places[id_]))
    # The ends of an edge may be nodes that are not touched: they are what they were.
    written: dict[str, str] = dict(run("SELECT id, entity FROM entity"))
    ids = [written | before.ids, {id_: entity for id_, entity in written.items() if id_ not in before.ids} | after.ids]
    changed = [key for question in _KEYS for key in run(question)]
    keys = {(of.get(source, source), type_, of.get(target, target)) for source, type_, target in changed for of in ids}
    wanted = {stated for of in ids for stated in _stated(keys, of)}
    _fill(database, "wanted (source, type, target)", wanted)
    for _, state, source, type_, target, packed in _ordered(map(run, _EDGES)):
        edge = unpack_edge(source, type_, target, packed)
        for one in _seen(state, before, after):
            one.edges.append(edge)
            for end in (source, target):
                one.ids.setdefault(end, written.get(end, end))
    return keys


def _fill(database: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Make a table for this one time, and put rows into it."""
    name, _, columns = table.partition(" ")
    database.execute(f"DROP TABLE IF EXISTS temp.{name}")
    database.execute(f"CREATE TEMP TABLE {table}")
    marks = ", ".join("?" for _ in columns.split(","))
    database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)


def _stated(keys: Iterable[Key], entities: Mapping[str, str]) -> Iterator[Key]:
    """Yield the keys under which other documents may state the edges of these keys in the graph."""
    names: dict[str, list[str]] = defaultdict(list)
    for id_, entity in entities.items():
        names[entity].append(id_)
    for source, type_, target in keys:
        if not is_shared(source, target):
            continue
        for one in (source, *names[source]):
            for other in (target, *names[target]):
                yield one, type_, other
