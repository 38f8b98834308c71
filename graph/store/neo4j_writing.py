"""Which statements write nodes and edges into Neo4j, each with its rows: for loading them, and for a script of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.statement import Edge, Node
from graph.store import neo4j_cypher as cypher
from graph.store.rows import Row, edge_row, node_row

Ends = tuple[str, str, str]  # a type, the label of the source, that of the target


@dataclass(frozen=True, slots=True)
class Step:
    """A statement, the nodes or edges that it takes, and how one of them becomes a row."""

    statement: str
    items: Sequence[Any]
    row: Callable[[Any], Row]

    def batches(self, size: int) -> Iterator[list[Row]]:
        """Yield the rows, `size` at a time: those of millions of edges would not fit into memory beside them."""
        for start in range(0, len(self.items), size):
            yield [self.row(item) for item in self.items[start : start + size]]


def node_steps(nodes: Iterable[Node], ontology: Ontology) -> Iterator[Step]:
    """Yield the statement that brings the nodes of each label up to date, with its rows."""
    for label, members in by_label(nodes).items():
        declared = {**ontology.node, **ontology.labels[label].properties, **ontology.evidence}
        row = _document_row if label == "Document" else _node_row
        yield Step(cypher.write_nodes(label), members, partial(row, declared))


def edge_steps(edges: Iterable[Edge], ontology: Ontology) -> Iterator[Step]:
    """Yield the statement that brings the edges of each type between two labels up to date, with its rows."""
    for ends, members in by_ends(edges).items():
        declared = {**ontology.of_edge(ends[0]), **ontology.evidence}
        yield Step(cypher.write_edges(*ends), members, partial(_edge_row, declared))


def _node_row(declared: Properties, node: Node) -> Row:
    return _filled(node_row(node), declared)


def _document_row(declared: Properties, node: Node) -> Row:
    row = _node_row(declared, node)
    return {**row, "path": row["file"]}


def _edge_row(declared: Properties, edge: Edge) -> Row:
    return {"source": edge.source, "target": edge.target, "properties": _filled(edge_row(edge), declared)}


def _filled(row: Row, declared: Properties) -> Row:
    """Return a row with every declared property: an empty one takes a former value away, and numbers stay numbers."""
    return {
        name: float(row[name]) if property_.type == "number" and row.get(name) is not None else row.get(name)
        for name, property_ in declared.items()
    }


def by_label(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    """Return nodes by label."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.label].append(node)
    return found


def by_ends(edges: Iterable[Edge]) -> dict[Ends, list[Edge]]:
    """Return edges by type and labels."""
    found: dict[Ends, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge.type, edge.source.partition(":")[0], edge.target.partition(":")[0]].append(edge)
    return found
