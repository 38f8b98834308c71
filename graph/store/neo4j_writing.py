"""Which statements write nodes and edges into Neo4j, each with its rows: for loading them, and for a script of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.statement import Edge, Node
from graph.store import neo4j_cypher as cypher
from graph.store.rows import Row, edge_row, node_row

Step = tuple[str, Sequence[Row]]  # a statement and all its rows
Ends = tuple[str, str, str]  # a type, the label of the source, that of the target


def node_steps(nodes: Iterable[Node], ontology: Ontology) -> Iterator[Step]:
    """Yield the statement that brings the nodes of each label up to date, with their rows."""
    for label, rows in by_label(nodes, node_row).items():
        declared = {**ontology.node, **ontology.labels[label].properties, **ontology.evidence}
        filled = [_filled(row, declared) for row in rows]
        if label == "Document":
            filled = [{**row, "path": row["file"]} for row in filled]
        yield cypher.write_nodes(label), filled


def edge_steps(edges: Iterable[Edge], ontology: Ontology) -> Iterator[Step]:
    """Yield the statement that brings the edges of each type between two labels up to date, with their rows."""
    for ends, rows in by_ends(edges, edge_row).items():
        declared = {**ontology.of_edge(ends[0]), **ontology.evidence}
        yield (
            cypher.write_edges(*ends),
            [{"source": row["source"], "target": row["target"], "properties": _filled(row, declared)} for row in rows],
        )


def _filled(row: Row, declared: Properties) -> Row:
    """Return a row with every declared property: an empty one takes a former value away, and numbers stay numbers."""
    return {
        name: float(row[name]) if property_.type == "number" and row.get(name) is not None else row.get(name)
        for name, property_ in declared.items()
    }


def by_label(nodes: Iterable[Node], row: Callable[[Node], Row]) -> dict[str, list[Row]]:
    """Return the rows of nodes by label."""
    found: dict[str, list[Row]] = defaultdict(list)
    for node in nodes:
        found[node.label].append(row(node))
    return found


def by_ends(edges: Iterable[Edge], row: Callable[[Edge], Row]) -> dict[Ends, list[Row]]:
    """Return the rows of edges by type and labels."""
    found: dict[Ends, list[Row]] = defaultdict(list)
    for edge in edges:
        found[edge.type, edge.source.partition(":")[0], edge.target.partition(":")[0]].append(row(edge))
    return found
