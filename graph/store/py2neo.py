"""For programs that hold a `py2neo.Graph`: asks it, and turns answers into what py2neo works with.

py2neo was ended by its authors; it is an extra, `pip install policygraph[py2neo]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

import py2neo

from graph.result import Cell, Result
from graph.statement import Edge, Node
from graph.store import cypher, neo4j_values
from graph.store.base import Store, StoreError
from graph.store.rows import edge_row, node_row


class Py2neoStore(Store):
    """Answers Cypher through a `py2neo.Graph`, which stays its owner's: closing the store leaves it open."""

    def __init__(self, graph: py2neo.Graph) -> None:
        """Wrap a graph that was opened by py2neo."""
        self._graph = graph

    def run(self, statement: str, parameters: Mapping[str, object] | None = None, most: int | None = None) -> Result:
        """Return the answer to one reading statement; see `Store.run`."""
        if not cypher.reads_only(statement):
            raise StoreError("Through py2neo a graph is only read: a statement is one question, without LOAD CSV.")
        try:
            # Runs in a read transaction, in which the server itself refuses to write.
            cursor = self._graph.query(statement, dict(parameters or {}))
            columns = tuple(cursor.keys())
            return Result(columns, tuple(tuple(map(_cell, record)) for record in islice(cursor, most)))
        except (py2neo.ClientError, py2neo.DatabaseError, py2neo.TransientError, ConnectionError) as error:
            raise StoreError("\n".join(line[:200] for line in str(error).splitlines()[:3])) from error

    def close(self) -> None:
        """Do nothing: whoever opened the graph closes it."""


def subgraph(result: Result) -> py2neo.Subgraph:
    """Return the nodes and edges of an answer as py2neo's own, with all properties and the evidence in arrays.

    Edges with an end that is not in the answer are left out. Nothing is bound to a database: `graph.merge` of it would
    look for `id`, as in `graph.merge(subgraph, primary_label, "id")`.
    """
    nodes = {node.id: py2neo.Node(node.label, **node_row(node)) for node in result.nodes}
    relations = []
    for edge in result.edges:
        if edge.source in nodes and edge.target in nodes:
            row = {name: value for name, value in edge_row(edge).items() if name not in ("source", "target")}
            relations.append(py2neo.Relationship(nodes[edge.source], edge.type, nodes[edge.target], **row))
    return py2neo.Subgraph(nodes.values(), relations)


def _cell(value: Any) -> Cell:
    match value:
        case py2neo.Node():
            return _node(value)
        case py2neo.Path():
            return [*map(_node, value.nodes), *map(_edge, value.relationships)]
        case py2neo.Relationship():
            return _edge(value)
        case list():
            return [_cell(item) for item in value]
        case None | str() | int() | float():
            return value
        case _:
            return str(value)


def _node(value: py2neo.Node) -> Node:
    return neo4j_values.node("py2neo", value.labels, dict(value))


def _edge(value: py2neo.Relationship) -> Edge:
    # The ends that are not in the answer are fetched by py2neo when they are looked at.
    source, target = value.start_node["id"], value.end_node["id"]
    return neo4j_values.edge("py2neo", source, type(value).__name__, target, dict(value))
