"""A graph that a Neo4j server keeps, opened for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import neo4j
import neo4j.graph

from graph.ontology import load
from graph.result import Cell, Result
from graph.store import cypher, neo4j_values
from graph.store.base import Store, StoreError
from graph.store.neo4j_cypher import LAYOUTS
from graph.store.neo4j_server import Address, connect, explained

_ENDS = "MATCH (n) WHERE elementId(n) IN $places RETURN elementId(n) AS place, n.id AS id"


class Neo4jStore(Store):
    """Answers Cypher from a Neo4j server, which it never changes.

    Statements run in read transactions, which a cluster sends to a server that only reads. Each is first
    planned by the server, and refused unless the plan does nothing but read the graph.
    """

    def __init__(self, driver: neo4j.Driver, address: Address, timeout: float) -> None:
        """Wrap a connection; see `open`."""
        self._driver = driver
        self._address = address
        self._timeout = timeout
        self._checked: set[str] = set()

    @classmethod
    def open(cls, address: str, timeout: float = 60) -> Neo4jStore:
        """Open the graph at an address; each statement is stopped after `timeout` seconds.

        Raises `StoreError` when the server does not answer, refuses the account, is too old, holds no graph, or
        one that another version loaded or that is loaded in part.
        """
        where = Address.parse(address)
        store = cls(connect(where), where, timeout)
        try:
            layouts = store.run(LAYOUTS).rows
            if not layouts:
                raise StoreError(
                    f"{where}: holds no graph of documents.\nLoad one with: policygraph load {where}",
                    "empty_server",
                    where=str(where),
                )
            if layouts != ((cypher.layout(load()),),):
                raise StoreError(
                    f"{where}: was loaded by another version of policygraph, or a load of it has not been completed.\n"
                    f"Load the graph again with: policygraph load {where}",
                    "another_load",
                    where=str(where),
                )
        except StoreError:
            store.close()
            raise
        return store

    def run(self, statement: str, parameters: Mapping[str, object] | None = None, most: int | None = None) -> Result:
        """Return the answer to one reading statement; see `Store.run`."""
        if not cypher.reads_only(statement):
            raise StoreError(
                f"{self._address}: is only read from here, so a statement is one question:\n"
                "it begins with MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN, and loads no file.",
                "no_question",
            )
        work = neo4j.unit_of_work(timeout=self._timeout)(self._answer)
        with (
            explained(self._address, self._timeout),
            self._driver.session(
                database=self._address.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=10_000
            ) as session,
        ):
            return session.execute_read(work, statement, dict(parameters or {}), most)

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def _answer(
        self, transaction: neo4j.ManagedTransaction, text: str, parameters: dict[str, Any], most: int | None
    ) -> Result:
        if text not in self._checked:
            summary = transaction.run(f"EXPLAIN {text}", parameters).consume()
            self._check_plan(summary)
            self._checked.add(text)
        answer = transaction.run(text, parameters)
        columns = tuple(answer.keys())
        rows = [record.values() for record in islice(answer, most)]
        ids: dict[str, str] = {}
        ends: set[str] = set()
        for atom in _atoms(rows):
            if isinstance(atom, neo4j.graph.Node):
                ids[atom.element_id] = atom.get("id", "")
            else:
                ends.update(node.element_id for node in atom.nodes if node is not None)
        missing = sorted(ends - ids.keys())
        if missing:
            ids.update((found["place"], found["id"]) for found in transaction.run(_ENDS, places=missing))
        return Result(columns, tuple(tuple(self._cell(value, ids) for value in row) for row in rows))

    def _check_plan(self, summary: neo4j.ResultSummary) -> None:
        """Raise `StoreError` unless a plan only reads this graph: no writing, no file, no foreign procedure."""
        steps = [] if summary.plan is None else list(_steps(summary.plan))
        reaches_out = any(
            kind.startswith("LoadCSV") or (kind.startswith("ProcedureCall") and not details.startswith("db."))
            for kind, details in steps
        )
        if summary.query_type != "r" or reaches_out:
            raise StoreError(
                f"{self._address}: is only read from here; a statement can't change it,\n"
                "load files, or call procedures other than those that begin with db.",
                "no_question",
            )

    def _cell(self, value: Any, ids: Mapping[str, str]) -> Cell:
        if isinstance(value, list):
            return [self._cell(item, ids) for item in value]
        if isinstance(value, neo4j.graph.Path):
            return [self._cell(item, ids) for item in (*value.nodes, *value.relationships)]
        if isinstance(value, neo4j.graph.Node):
            return neo4j_values.node(self._address, value.labels, value)
        if isinstance(value, neo4j.graph.Relationship):
            source, target = (ids[end.element_id] for end in value.nodes if end is not None)
            return neo4j_values.edge(self._address, source, value.type, target, value)
        return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _atoms(value: object) -> Iterator[neo4j.graph.Node | neo4j.graph.Relationship]:
    """Yield the nodes and relations of anything in an answer."""
    if isinstance(value, neo4j.graph.Node | neo4j.graph.Relationship):
        yield value
    elif isinstance(value, neo4j.graph.Path):
        yield from value.nodes
        yield from value.relationships
    elif isinstance(value, list):
        for item in value:
            yield from _atoms(item)


def _steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the operators of a plan with what they work on."""
    yield plan["operatorType"], str(plan["args"].get("Details", ""))
    for child in plan.get("children", ()):
        yield from _steps(child)
