"""Writes a graph into a new LadybugDB file and swaps it in; whoever reads the former one reads on."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from errno import ENOSPC
from itertools import islice
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory

import ladybug
import pyarrow as pa

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
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if disk_usage(path.parent).free < ROOM:
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        with TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as beside:
            fresh = Path(beside) / path.name
            _fill(fresh, graph, ontology)
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


def _fill(path: Path, graph: Graph, ontology: Ontology) -> None:
    # One checkpoint when the file is closed costs half of one after each table; nobody else sees the file.
    with (
        ladybug.Database(path, auto_checkpoint=False, max_db_size=LARGEST) as database,
        ladybug.Connection(database) as connection,
    ):
        for statement in (*cypher.MACROS, *cypher.tables(ontology), cypher.note_layout(ontology)):
            connection.execute(statement)
        labels = {node.id: node.label for node in graph.nodes}
        nodes: dict[str, list[Node]] = defaultdict(list)
        for node in graph.nodes:
            nodes[node.label].append(node)
        for label, members in sorted(nodes.items()):
            table = _arrow(cypher.node_columns(ontology, label), map(packed_row, members))
            connection.execute(cypher.copy_nodes(label), {"rows": table})
        edges: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            edges[edge.type, labels[edge.source], labels[edge.target]].append(edge)
        for (type_, source, target), between in sorted(edges.items()):
            table = _arrow(cypher.edge_columns(ontology, type_), map(edge_row, between), ends=("source", "target"))
            connection.execute(cypher.copy_edges(type_, source, target), {"rows": table})
        connection.execute("CHECKPOINT")  # the one when the file is closed keeps silent where it fails


def _arrow(columns: Properties, rows: Iterator[Row], ends: Iterable[str] = ()) -> pa.Table:
    """Return rows as a table whose columns come in the order of the declaration, ends first."""
    schema = pa.schema(
        [(end, pa.string()) for end in ends] + [(name, _ARROW[property_.type]) for name, property_ in columns.items()]
    )
    batches = []
    while batch := list(islice(rows, BATCH)):
        batches.append(pa.record_batch([[row.get(name) for row in batch] for name in schema.names], schema=schema))
    return pa.Table.from_batches(batches, schema)
