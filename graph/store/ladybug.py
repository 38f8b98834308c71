"""A graph file, opened for reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from threading import local
from typing import Any

import ladybug

from graph.ontology import load
from graph.result import Result
from graph.store import cypher
from graph.store.base import Store, StoreError, slow
from graph.store.ladybug_values import Values, cells
from graph.store.shortening import Shortened, shortened

# Bytes. The engine sets aside so much of a process's address space for each open file: with its own 8 TiB a process
# can have fifteen open at once, with 256 GiB some five hundred.
LARGEST = 1 << 38
MEMORY = 2 << 30  # bytes; the engine's own limit is 80 % of the machine, which leaves a careless statement to kill us
_MAGIC = b"LBUG"
# The driver keeps the plan of a statement, for good, if it is given parameters; the statement need not use them.
_PREPARED = {"_": None}


class LadybugStore(Store):
    """Answers Cypher from a graph file, which it never changes, to any number of threads at once.

    >>> from tempfile import TemporaryDirectory
    >>> from graph.statement import Graph, Node
    >>> from graph.store.ladybug_build import write
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "policy.lbug"
    ...     write(Graph((Node.of("Region", "慈溪市"),), ()), path, load())
    ...     with LadybugStore.open(path) as store:
    ...         store.run("MATCH (n:Region) RETURN n.name AS name").rows
    (('慈溪市',),)
    """

    def __init__(self, path: Path, database: Any, timeout: float) -> None:
        """Wrap an open database; see `open`."""
        self._path = path
        self._database = database
        self._timeout = timeout
        self._connections = local()  # a connection answers one statement at a time, so each thread has its own
        self._values = Values(self._ids_of)
        self._short: dict[str, Shortened | None] = {}  # by the statement it stands for; None where none does
        tables = list(self._execute("CALL show_tables() RETURN id, name, type, comment"))
        self._labels = {id_: name for id_, name, kind, _ in tables if kind == "NODE"}
        comments, layout = {comment for *_, comment in tables}, cypher.layout(load())
        if layout + cypher.LOGGED in comments:
            self.close()
            raise StoreError(
                f"{path}: its last changes stand in a log, {path.name}.wal, which is not beside it.\n"
                "Copy the log too from where the file was copied from, under that name, or build the graph again:\n"
                f"policygraph build --out {path}",
                "no_log",
                where=str(path),
            )
        if layout not in comments:
            self.close()
            raise StoreError(
                f"{path}: was built by another version of policygraph, which lays tables out otherwise.\n"
                f"Build it again from its documents with: policygraph build --out {path}",
                "another_version",
                where=str(path),
            )

    @classmethod
    def open(cls, path: Path, timeout: float = 60, memory: int = MEMORY) -> LadybugStore:
        """Open the graph file at `path`.

        Each statement is stopped after `timeout` seconds, and when it needs more than `memory` bytes.

        Raises `StoreError` when there is no such file, it is not a graph file or has the tables of another
        version, or another program is writing to it.
        """
        if not path.is_file():
            raise StoreError(
                f"{path}: no such graph file.\nBuild one with: policygraph build --out {path}",
                "missing",
                where=str(path),
            )
        try:
            with path.open("rb") as file:
                magic = file.read(len(_MAGIC))
            if magic != _MAGIC:
                raise _no_graph(path)
            database = ladybug.Database(path, read_only=True, buffer_pool_size=memory, max_db_size=LARGEST)
        except (OSError, RuntimeError) as error:
            raise _opening_failed(path, str(error)) from error
        return cls(path, database, timeout)

    def run(self, statement: str, parameters: Mapping[str, object] | None = None, most: int | None = None) -> Result:
        """Return the answer to one reading statement; see `Store.run`."""
        if not cypher.reads_only(statement):
            raise StoreError(
                f"{self._path}: is only read from here, so a statement is one question:\n"
                "it begins with MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN, and loads no file.",
                "no_question",
            )
        if parameters is not None and (short := self._short.get(statement)):
            recalled = self._recalled(statement, short, parameters, most)
            if recalled is not None:
                return recalled
        answer = self._execute(statement, parameters)
        columns, rows = tuple(answer.get_column_names()), list(islice(answer, most))
        made = self._values.made(rows)
        if parameters is not None:
            if not self._values.keep(made):
                self._short[statement] = None
            elif statement not in self._short:
                self._short[statement] = shortened(statement, answer.get_column_data_types())
        return Result(columns, cells(rows, made))

    def close(self) -> None:
        """Let go of the file."""
        vars(self._connections).clear()
        self._database.close()

    def _connection(self) -> Any:
        """Return the connection of this thread; it goes when the thread does."""
        if not hasattr(self._connections, "own"):
            # Sharing a statement out among threads costs small answers a fifth of their time.
            self._connections.own = ladybug.Connection(self._database, num_threads=1)
            self._connections.own.set_query_timeout(round(self._timeout * 1000))
        return self._connections.own

    def _execute(self, statement: str, parameters: Mapping[str, object] | None = None) -> Any:
        try:
            given = {} if parameters is None else dict(parameters) or _PREPARED
            return self._connection().execute(statement, given)
        except RuntimeError as error:
            # What a statement that failed had gathered stays in memory as long as its connection.
            self._connections.own.close()
            del self._connections.own
            raise self._asking_failed(str(error)) from error

    def _recalled(
        self, statement: str, short: Shortened, parameters: Mapping[str, object], most: int | None
    ) -> Result | None:
        """Return the answer to a statement from what is kept; None if some of it is not, or the engine refuses."""
        try:
            answer = self._execute(short.statement, parameters)
        except StoreError as error:
            if error.message.kind:
                raise
            self._short[statement] = None
            return None
        rows = self._values.recalled(islice(answer, most), short.places)
        return None if rows is None else Result(tuple(answer.get_column_names()), rows)

    def _ids_of(self, table: int, rows: Sequence[int]) -> Iterable[tuple[int, str]]:
        """Return the ids of nodes in some rows of a table, with these rows."""
        label = cypher.quote(self._labels[table])
        statement = f"MATCH (n:{label}) WHERE offset(id(n)) IN $places RETURN offset(id(n)), n.id"
        return ((row, id_) for row, id_ in self._execute(statement, {"places": rows}))

    def _asking_failed(self, words: str) -> StoreError:
        if "Interrupted" in words:
            return slow(self._timeout)
        if "read-only" in words:
            return StoreError(f"{self._path}: is only read from here; a statement can't change it.", "no_question")
        if "buffer pool is full" in words:
            return StoreError(
                "the statement needs too much memory; bound it with LIMIT, or return names instead of nodes.",
                "much_memory",
            )
        return StoreError("\n".join(line[:200] for line in words.strip().splitlines()[:3]))


def _opening_failed(path: Path, words: str) -> StoreError:
    if "not a valid" in words:
        return _no_graph(path)
    if "lock" in words or "checkpoint" in words:
        return StoreError(
            f"{path}: another program is writing to it; close that program, or build again.",
            "locked",
            where=str(path),
        )
    reason = words.splitlines()[0][:200]
    return StoreError(
        f"{path}: can't be opened: {reason}\nBuild it again with: policygraph build",
        "graph_unopened",
        where=str(path),
        reason=reason,
    )


def _no_graph(path: Path) -> StoreError:
    return StoreError(
        f"{path}: is not a graph file.\nBuild one with: policygraph build --out FILE", "no_graph", where=str(path)
    )
