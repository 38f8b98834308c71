"""Loads a graph into a Neo4j server: writes what is missing there, removes what is no longer stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import neo4j

from graph.nearest import nearest
from graph.ontology import Ontology
from graph.statement import Edge, Graph, Node
from graph.store import neo4j_cypher as cypher
from graph.store.base import StoreError
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_server import Address, connect, explained
from graph.store.neo4j_writing import Step, by_ends, by_label, edge_steps, node_steps
from graph.store.read import everything
from graph.store.rows import Row
from graph.without import without

BATCH = 1_000  # rows a statement
ATOMIC = 50_000  # rows a transaction: a smaller load takes effect as a whole or not at all
READING_TIMEOUT = 3_600.0  # seconds
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many nodes and edges a load wrote and removed; false where there was nothing to do."""

    nodes: int = 0
    edges: int = 0
    nodes_removed: int = 0
    edges_removed: int = 0

    def __bool__(self) -> bool:
        """Tell whether the load changed anything."""
        return bool(self.nodes or self.edges or self.nodes_removed or self.edges_removed)


def load_graph(
    graph: Graph,
    address: str,
    ontology: Ontology,
    *,
    lexical: str = "graphrag",
    force: bool = False,
    progress: Progress = lambda done, total: None,
    atomic: int = ATOMIC,
) -> Loaded:
    """Make the graph that a server keeps the same as `graph`, which should have passed `check`.

    What others have put into the database (nodes, labels, properties) is left alone. A load of at most `atomic` rows
    is one transaction; a larger one that is cut off is completed by the next. Reads what is there first: a second load
    finds nothing to do. Takes about a second for every 5,000 statements written.

    Args:
        graph: the statements.
        address: where, as `neo4j://localhost:7687/DATABASE`.
        ontology: gives the constraints and indexes.
        lexical: whose names for passages: one of `neo4j_cypher.NAMINGS`.
        force: also load into a database that holds a graph of others only.
        progress: called with the rows done and the rows in all.
        atomic: the most rows in one transaction.

    Returns:
        What was written and removed.

    Raises:
        StoreError: the server can't be used, or failed; what it had committed stays.
    """
    with _Loading(address, ontology, atomic) as loading:
        loading.check_ours(force)
        present = loading.present()
        loading.declare()
        return loading.bring(present, graph, progress, (*cypher.NAMINGS[lexical], cypher.note_layout(ontology)))


def remove_document(document: str, address: str, ontology: Ontology, *, atomic: int = ATOMIC) -> Loaded:
    """Remove what only `document`, a file name, states from the graph that a server keeps; see `without`.

    Raises `StoreError` as `load_graph` does, and when no document of the graph has this name.
    """
    with _Loading(address, ontology, atomic) as loading:
        present = loading.present()
        names = {str(node.properties["file"]) for node in present.nodes if node.properties.get("file")}
        if document not in names:
            raise StoreError(f"{loading.address}: has no document {document!r}{nearest(document, names)}")
        return loading.bring(present, without(present, document), lambda done, total: None)


class _Loading:
    """A connection that writes."""

    def __init__(self, address: str, ontology: Ontology, atomic: int) -> None:
        self.address = Address.parse(address)
        self._ontology = ontology
        self._atomic = atomic
        self._driver = connect(self.address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._driver.close()

    def check_ours(self, force: bool) -> None:
        """Raise `StoreError` if the database holds a graph, but not this one."""
        if not force and self._query(cypher.ANY) and not self._query(cypher.OURS):
            raise StoreError(
                f"{self.address}: holds a graph that policygraph did not load.\n"
                "Name another database at the end of the address, or load beside that graph with --force."
            )

    def present(self) -> Graph:
        """Return the graph that is there."""
        # The store is not closed: the connection is this object's.
        return everything(Neo4jStore(self._driver, self.address, READING_TIMEOUT), self._ontology)

    def declare(self) -> None:
        """Create the constraints and indexes that are missing."""
        for statement in cypher.schema(self._ontology):
            self._query(statement)
        self._query(cypher.AWAIT_INDEXES)

    def bring(self, present: Graph, wanted: Graph, progress: Progress, after: Sequence[str] = ()) -> Loaded:
        """Write and remove what makes `wanted` out of `present`; nothing is removed before all is written.

        The statements `after` come last of all.
        """
        nodes, nodes_gone = _changes({n.id: n for n in present.nodes}, {n.id: n for n in wanted.nodes})
        edges, edges_gone = _changes({e.key: e for e in present.edges}, {e.key: e for e in wanted.edges})
        steps = [
            *node_steps(nodes, self._ontology),
            *edge_steps(edges, self._ontology),
            *(Step(cypher.remove_edges(*ends), gone, _ends) for ends, gone in by_ends(edges_gone).items()),
            *(Step(cypher.remove_nodes(label), gone, _id) for label, gone in by_label(nodes_gone).items()),
        ]
        self._write(steps, after, progress)
        return Loaded(len(nodes), len(edges), len(nodes_gone), len(edges_gone))

    def _write(self, steps: Sequence[Step], after: Sequence[str], progress: Progress) -> None:
        total, done, pending = sum(len(step.items) for step in steps), 0, 0
        with explained(self.address), self._driver.session(database=self.address.database) as session:
            transaction = session.begin_transaction()
            try:
                for step in steps:
                    for batch in step.batches(BATCH):
                        if pending and pending + len(batch) > self._atomic:
                            transaction.commit()
                            transaction, pending = session.begin_transaction(), 0
                        transaction.run(step.statement, rows=batch).consume()
                        done, pending = done + len(batch), pending + len(batch)
                        progress(done, total)
                for statement in after:
                    transaction.run(statement).consume()
                transaction.commit()
            finally:
                # Undoes what was not committed; after the commit there is nothing to undo.
                transaction.close()

    def _query(self, statement: str) -> list[neo4j.Record]:
        with explained(self.address):
            return self._driver.execute_query(statement, database_=self.address.database).records


def _changes(present: Mapping[Any, Any], wanted: Mapping[Any, Any]) -> tuple[list[Any], list[Any]]:
    """Return what is to be written, and what is to be removed."""
    return (
        [item for key, item in wanted.items() if present.get(key) != item],
        [item for key, item in present.items() if key not in wanted],
    )


def _id(node: Node) -> Row:
    return {"id": node.id}


def _ends(edge: Edge) -> Row:
    return {"source": edge.source, "target": edge.target}
