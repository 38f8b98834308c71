"""Writes a graph, or what changed of one, into a new LadybugDB file and swaps it in; who reads the former reads on."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import ENOSPC
from itertools import islice
from pathlib import Path
from shutil import copyfile, disk_usage
from tempfile import TemporaryDirectory
from typing import Any

import ladybug
import pyarrow as pa

from graph.diff import Changes
from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.statement import Edge, Graph, Node
from graph.store import cypher
from graph.store.base import StoreError
from graph.store.ladybug import LARGEST
from graph.store.rows import Row, edge_row, packed_row

ROOM = 16 << 20  # bytes; the engine ends the whole process when its log, some kilobytes, has no place
BATCH = 50_000  # rows that are laid out at a time, so that Python holds no second graph
_LOGS = (".wal", ".wal.checkpoint", ".shadow")  # what the engine keeps beside a file while it writes to it
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
    with _replacing(path) as fresh, _opened(fresh) as connection:
        for statement in (*cypher.MACROS, *cypher.tables(ontology), cypher.note_layout(ontology)):
            connection.execute(statement)
        _load(connection, graph.nodes, graph.edges, ontology)


def update(nodes: Changes[Node], edges: Changes[Edge], path: Path, ontology: Ontology) -> None:
    """Replace the graph file at `path`, which `write` or `update` wrote, by one in which these statements changed.

    Takes about half a second at the least, and the longer the more tables are touched: the engine writes each of these
    anew, up to 131,072 rows of it.

    Raises `StoreError` as `write` does.
    """
    with _replacing(path) as fresh:
        copyfile(path, fresh)
        with _opened(fresh) as connection:
            # To change a relation is to delete it and load it again.
            for (type_, source, target), gone in _by_table((*edges.gone, *(former for former, _ in edges.changed))):
                pairs = [[edge.source, edge.target] for edge in gone]
                connection.execute(cypher.delete_edges(type_, source, target), {"pairs": pairs})
            for label, members in _by_label(nodes.gone):
                connection.execute(cypher.delete_nodes(label), {"ids": [node.id for node in members]})
            for label, changed in _by_label(present for _, present in nodes.changed):
                columns = cypher.node_columns(ontology, label)
                rows = _arrow(columns, map(packed_row, changed))
                connection.execute(cypher.change_nodes(label, columns), {"rows": rows})
            _load(connection, nodes.added, (*edges.added, *(present for _, present in edges.changed)), ontology)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file in a hidden folder, which then takes the place of the one at `path`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if disk_usage(path.parent).free < ROOM:
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        with TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as beside:
            fresh = Path(beside) / path.name
            yield fresh
            # A log of the former file, left by a program that died, would be replayed onto the new one.
            for suffix in _LOGS:
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            fresh.replace(path)
    except PermissionError as error:
        raise StoreError(
            f"{path}: can't be written ({error.strerror}).\n"
            "Close the programs that have it open, or build into another file with --out."
        ) from error
    except (OSError, RuntimeError) as error:
        free = disk_usage(path.parent).free >> 20 if path.parent.is_dir() else 0
        raise StoreError(
            f"{path}: can't be written: {str(error).splitlines()[0].partition(' path: ')[0][:200]}\n"
            f"A former file is as it was. If its disk is full ({free} MB free), make room, or use another with --out."
        ) from error


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a file that nobody else sees for writing, and see to it that all of it is in the file at the end."""
    # One checkpoint when the file is closed costs half of one after each table.
    with (
        ladybug.Database(path, auto_checkpoint=False, max_db_size=LARGEST) as database,
        ladybug.Connection(database) as connection,
    ):
        yield connection
        connection.execute("CHECKPOINT")  # the one when the file is closed keeps silent where it fails


def _load(connection: Any, nodes: Iterable[Node], edges: Iterable[Edge], ontology: Ontology) -> None:
    """Add nodes and edges in bulk."""
    for label, members in _by_label(nodes):
        table = _arrow(cypher.node_columns(ontology, label), map(packed_row, members))
        connection.execute(cypher.copy_nodes(label), {"rows": table})
    for (type_, source, target), between in _by_table(edges):
        table = _arrow(cypher.edge_columns(ontology, type_), map(edge_row, between), ends=("source", "target"))
        connection.execute(cypher.copy_edges(type_, source, target), {"rows": table})


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
