"""Writes a graph into a new LadybugDB file and swaps it in; whoever reads the former one reads on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import ladybug
import pyarrow as pa

from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.statement import Graph
from graph.store import cypher
from graph.store.base import StoreError
from graph.store.ladybug import LARGEST
from graph.store.rows import Row, edge_row, node_row

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

    Raises `StoreError` when the folder can't be written to or the former file can't be replaced.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
        raise StoreError(f"{path}: can't be written: {str(error).splitlines()[0]}") from error


def _fill(path: Path, graph: Graph, ontology: Ontology) -> None:
    # One checkpoint when the file is closed costs half of one after each table; nobody else sees the file.
    with (
        ladybug.Database(path, auto_checkpoint=False, max_db_size=LARGEST) as database,
        ladybug.Connection(database) as connection,
    ):
        for statement in (*cypher.MACROS, *cypher.tables(ontology), cypher.note_layout(ontology)):
            connection.execute(statement)
        labels = {node.id: node.label for node in graph.nodes}
        nodes: dict[str, list[Row]] = defaultdict(list)
        for node in graph.nodes:
            nodes[node.label].append(node_row(node))
        for label, rows in sorted(nodes.items()):
            columns = {**ontology.node, **ontology.labels[label].properties, **ontology.evidence}
            connection.execute(cypher.copy_nodes(label), {"rows": _arrow(columns, rows)})
        edges: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for edge in graph.edges:
            edges[edge.type, labels[edge.source], labels[edge.target]].append(edge_row(edge))
        for (type_, source, target), rows in sorted(edges.items()):
            columns = {**ontology.of_edge(type_), **ontology.evidence}
            table = _arrow(columns, rows, ends=("source", "target"))
            connection.execute(cypher.copy_edges(type_, source, target), {"rows": table})


def _arrow(columns: Properties, rows: Sequence[Row], ends: Iterable[str] = ()) -> pa.Table:
    """Return rows as a table whose columns come in the order of the declaration, ends first."""
    types = {end: pa.string() for end in ends} | {name: _ARROW[p.type] for name, p in columns.items()}
    return pa.table({name: pa.array([row.get(name) for row in rows], type_) for name, type_ in types.items()})
