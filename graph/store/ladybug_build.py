"""Writes a graph, or what changed of one, into a LadybugDB file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from graph.diff import Changes
from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.statement import Edge, Graph, Node
from graph.store import cypher
from graph.store.ladybug_files import copy, log_of, opened, replacing
from graph.store.rows import Row, edge_row, packed_row

BATCH = 50_000  # rows that are laid out at a time, so that Python holds no second graph
# A log larger than this, and than this part of its file, goes into the file: who opens the file reads all of the log.
LOG = 1 << 20  # bytes, which take up to 0.3 s to read
SHARE = 16
_ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "strings": pa.list_(pa.string()),
    "integers": pa.list_(pa.int64()),
}


def write(graph: Graph, path: Path, ontology: Ontology) -> None:
    """Replace the graph file at `path` by one that holds `graph`, which should have passed `check`.

    The file is built in a hidden folder beside `path` and renamed into place when it is complete, so a
    build that is stopped at any moment leaves the former file as it was. Takes about a second for the
    tables and indexes, and a second more for every 100,000 statements.

    Raises `StoreError` when the folder can't be written to, its disk is full, or the former file can't be replaced.
    """
    with replacing(path) as fresh, opened(fresh) as connection:
        for statement in (*cypher.MACROS, *cypher.tables(ontology), cypher.note_layout(ontology)):
            connection.execute(statement)
        for label, members in _by_label(graph.nodes):
            rows = _arrow(cypher.node_columns(ontology, label), map(packed_row, members))
            connection.execute(cypher.copy_nodes(label), {"rows": rows})
        for (type_, source, target), between in _by_table(graph.edges):
            rows = _arrow(cypher.edge_columns(ontology, type_), map(edge_row, between), ends=("source", "target"))
            connection.execute(cypher.copy_edges(type_, source, target), {"rows": rows})
        connection.execute("CHECKPOINT")


def update(nodes: Changes[Node], edges: Changes[Edge], path: Path, ontology: Ontology) -> None:
    """Change these statements in the graph file at `path`, which `write` or `update` wrote.

    They go into the log beside the file, so that this takes the longer the more there are, but for a copy of the file.
    When the log has become large all of it goes into the file, of which each touched table is then written anew, up to
    131,072 rows of it.

    Raises `StoreError` as `write` does.
    """
    with replacing(path) as fresh:
        copy(path, fresh)
        with opened(fresh) as connection:
            if not log_of(fresh).is_file():
                connection.execute(cypher.note_layout(ontology, logged=True))
                connection.execute("CHECKPOINT")
            connection.execute("BEGIN TRANSACTION")
            connection.execute(cypher.note_layout(ontology))
            _change(connection, nodes, edges, ontology)
            connection.execute("COMMIT")
            if log_of(fresh).stat().st_size > max(LOG, fresh.stat().st_size // SHARE):
                connection.execute("CHECKPOINT")


def _change(connection: Any, nodes: Changes[Node], edges: Changes[Edge], ontology: Ontology) -> None:
    # To change a relation is to delete it and create it again.
    for (type_, source, target), gone in _by_table((*edges.gone, *(former for former, _ in edges.changed))):
        pairs = [[edge.source, edge.target] for edge in gone]
        connection.execute(cypher.delete_edges(type_, source, target), {"pairs": pairs})
    for label, members in _by_label(nodes.gone):
        connection.execute(cypher.delete_nodes(label), {"ids": [node.id for node in members]})
    for label, members in _by_label(present for _, present in nodes.changed):
        columns = cypher.node_columns(ontology, label)
        connection.execute(cypher.change_nodes(label, columns), _rows(columns, map(packed_row, members)))
    for label, members in _by_label(nodes.added):
        columns = cypher.node_columns(ontology, label)
        connection.execute(cypher.create_nodes(label, columns), _rows(columns, map(packed_row, members)))
    for (type_, source, target), between in _by_table((*edges.added, *(present for _, present in edges.changed))):
        columns = cypher.edge_columns(ontology, type_)
        rows = _rows(columns, map(edge_row, between), ends=("source", "target"))
        connection.execute(cypher.create_edges(type_, source, target, columns), rows)


def _rows(columns: Properties, rows: Iterable[Row], ends: Iterable[str] = ()) -> dict[str, list[Row]]:
    """Return the parameter of a statement about rows, each with a value for every column, be it none."""
    names = (*ends, *columns)
    return {"rows": [{name: row.get(name) for name in names} for row in rows]}


def _by_label(nodes: Iterable[Node]) -> list[tuple[str, list[Node]]]:
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.label].append(node)
    return sorted(groups.items())


def _by_table(edges: Iterable[Edge]) -> list[tuple[tuple[str, str, str], list[Edge]]]:
    """Group edges by type and the labels of their ends, which their ids begin with."""
    groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.type, edge.source.partition(":")[0], edge.target.partition(":")[0]].append(edge)
    return sorted(groups.items())


def _arrow(columns: Properties, rows: Iterator[Row], ends: Iterable[str] = ()) -> pa.Table:
    """Return rows as a table whose columns come in the order of the declaration, ends first."""
    schema = pa.schema(
        [(end, pa.string()) for end in ends] + [(name, _ARROW[property_.type]) for name, property_ in columns.items()]
    )
    batches = []
    while batch := list(islice(rows, BATCH)):
        batches.append(pa.record_batch([[row.get(name) for row in batch] for name in schema.names], schema=schema))
    return pa.Table.from_batches(batches, schema)
