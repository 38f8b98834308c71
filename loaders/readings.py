"""What each document stated when it was last read, in a database beside the graph file that was written of it.

Only documents that changed are read again, and only what they touch is joined again (`loaders.touched`): statements
stand here as the documents make them, by document and by name, with the entity that each name was joined to. A
document that changed is here twice until the graph file is written: as it was and as it is.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.statement import Node
from graph.store.ladybug_files import log_of
from loaders.document import Document
from loaders.identity import Judgement, Name, abbreviations, key
from loaders.join import UNNAMED
from loaders.packing import pack_edge, pack_node
from loaders.version import version

DIGEST = 16  # bytes
MEMORY = 64 << 20  # bytes of the database that are held; SQLite itself says 2 MB
PATIENCE = 1.0  # seconds that another build may keep the database to itself before it is an error
PASSAGE = "Chunk"
GONE, KEPT, COME = -1, 0, 1  # beside what the graph file was written of

_TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE document (
    number INTEGER PRIMARY KEY, name TEXT, digest BLOB, text TEXT, remark TEXT, has_letterhead INTEGER, state INTEGER);
CREATE INDEX document_name ON document (name);
CREATE TABLE form (document INTEGER, label TEXT, folded TEXT, form TEXT);
CREATE INDEX form_name ON form (label, folded);
CREATE INDEX form_document ON form (document);
CREATE TABLE pair (document INTEGER, label TEXT, one TEXT, other TEXT);
CREATE INDEX pair_name ON pair (label, one);
CREATE INDEX pair_document ON pair (document);
CREATE TABLE node (
    document INTEGER, id TEXT, label TEXT, folded TEXT, packed BLOB, PRIMARY KEY (document, id)) WITHOUT ROWID;
CREATE INDEX node_name ON node (label, folded) WHERE folded <> '';
CREATE TABLE edge (
    document INTEGER, source TEXT, type TEXT, target TEXT, shared INTEGER, packed BLOB,
    PRIMARY KEY (document, source, type, target)) WITHOUT ROWID;
CREATE INDEX edge_key ON edge (source, type, target) WHERE shared;
CREATE TABLE entity (id TEXT PRIMARY KEY, entity TEXT) WITHOUT ROWID;
"""
_OF_DOCUMENTS = ("form", "pair", "node", "edge")


class Readings:
    """The readings kept in one database; a context manager that closes it.

    Args:
        path: of the database, made anew where there is none or that of another version; None keeps all in memory.

    Raises:
        sqlite3.Error: there can't be a database at this path, or what is there is none. Any method may raise it.

    >>> from loaders.document import read_text
    >>> with Readings(None) as readings:
    ...     before = readings.use("a.txt", b"1")
    ...     readings.add(read_text("a.txt", "慈溪市"), b"1")
    ...     before, readings.use("a.txt", b"1"), readings.use("a.txt", b"2")
    (False, True, False)
    """

    def __init__(self, path: Path | None) -> None:
        """Open or make the database."""
        self._path = path
        self.database = _opened(path)
        try:
            tables = self.database.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if tables == (0,) or self._fact("version") != version():
                self._begin_anew()
        except sqlite3.Error:
            self.database.close()
            raise

    def __enter__(self) -> Self:
        """Return the readings themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the database."""
        self.database.close()

    def use(self, name: str, digest: bytes) -> bool:
        """Tell whether the document of this name and digest was read; if so, it counts among the present ones."""
        run = self.database.execute
        found = run("SELECT number FROM document WHERE name = ? AND digest = ?", (name, digest)).fetchone()
        if found:
            self._leave("name = ? AND number <> ?", name, *found)
            run("UPDATE document SET state = ? WHERE number = ? AND state = ?", (KEPT, *found, GONE))
        return found is not None

    def add(self, document: Document, digest: bytes) -> None:
        """Take up what was read of a document, in place of any other of its name."""
        self._leave("name = ?", document.name)
        row = (document.name, digest, document.text, document.remark, document.has_letterhead, COME)
        number = self.database.execute(
            "INSERT INTO document (name, digest, text, remark, has_letterhead, state) VALUES (?, ?, ?, ?, ?, ?)", row
        ).lastrowid
        names, graph = document.names, document.graph
        forms = ((number, *key(label, form), form) for label, forms in names.items() for form in forms)
        pairs = ((number, *pair) for pair in _both_ways(abbreviations(names)))
        nodes = ((number, node.id, *_known_by(node), pack_node(node)) for node in graph.nodes)
        edges = ((number, *edge.key, is_shared(edge.source, edge.target), pack_edge(edge)) for edge in graph.edges)
        for statement, rows in (
            ("INSERT INTO form VALUES (?, ?, ?, ?)", forms),
            ("INSERT INTO pair VALUES (?, ?, ?, ?)", pairs),
            ("INSERT INTO node VALUES (?, ?, ?, ?, ?)", nodes),
            ("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?)", edges),
        ):
            self.database.executemany(statement, rows)

    def save(self) -> None:
        """Let what was taken up so far outlast the process; takes some hundredths of a second."""
        self.database.commit()

    def leave_others(self, names: Collection[str]) -> None:
        """Let only the documents of these names count among the present ones."""
        known = self.database.execute("SELECT DISTINCT name FROM document").fetchall()
        for (name,) in known:
            if name not in names:
                self._leave("name = ?", name)

    def present(self) -> Iterator[tuple[str, str, str, bool]]:
        """Yield name, text, remark and whether there is a letterhead, of each present document, by name."""
        yield from self.database.execute(
            "SELECT name, text, remark, has_letterhead FROM document WHERE state >= ? ORDER BY name", (KEPT,)
        )

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Take up the recorded judgements; others than those before make all be joined anew."""
        rows = [(row.label, row.name, row.other, row.judgement, row.reason) for row in judgements]
        said = json.dumps(rows, ensure_ascii=False)
        if self._fact("judgements") != said:
            self.forget_written()
            self._record("judgements", said)
            self.database.execute("DELETE FROM pair WHERE document = 0")
            same = ((key(row[0], row[1]), key(row[0], row[2])) for row in rows if row[3] == "same")
            self.database.executemany("INSERT INTO pair VALUES (0, ?, ?, ?)", _both_ways(same))

    def is_written(self, out: Path) -> bool:
        """Tell whether the graph file is still the one that was written of these readings."""
        return self._fact("written") == _status(out)

    @property
    def changed(self) -> bool:
        """Whether any document came or went since the graph file was written."""
        return self._count("state <> ?", KEPT) > 0

    @property
    def mostly_changed(self) -> bool:
        """Whether so many documents came or went that it is quicker to write all of the graph file."""
        return self._count("state <> ?", KEPT) > self._count("state = ?", KEPT)

    def forget_written(self) -> None:
        """Let all present documents count as come: there is no graph file of them."""
        self._remove("state = ?", GONE)
        self.database.execute("UPDATE document SET state = ?", (COME,))
        self.database.execute("DELETE FROM entity")
        self._record("written", "")
        self._record("counts", "{}")

    def wrote(self, out: Path, entities: Mapping[str, str], counts: Mapping[str, int]) -> None:
        """Record that the graph file holds what the present documents state.

        Args:
            out: the graph file.
            entities: the id in the graph of each node that was joined again, by the id that documents give it.
            counts: how many nodes the graph has of each label, and edges of each type.
        """
        self._remove("state = ?", GONE)
        self.database.execute("UPDATE document SET state = ?", (KEPT,))
        self.database.executemany("DELETE FROM entity WHERE id = ?", ((id_,) for id_ in entities))
        renamed = ((id_, entity) for id_, entity in entities.items() if id_ != entity)
        self.database.executemany("INSERT INTO entity VALUES (?, ?)", renamed)
        self._record("counts", json.dumps(dict(counts)))
        self._record("written", _status(out))
        self.save()

    @property
    def counts(self) -> dict[str, int]:
        """How many nodes the graph file has of each label, and edges of each type."""
        counts: dict[str, int] = json.loads(self._fact("counts") or "{}")
        return counts

    def _leave(self, which: str, *values: object) -> None:
        """Let documents count as gone; those that no graph file was written of are removed."""
        self._remove(f"{which} AND state = {COME}", *values)
        self.database.execute(f"UPDATE document SET state = {GONE} WHERE {which}", values)

    def _remove(self, which: str, *values: object) -> None:
        for table in _OF_DOCUMENTS:
            self.database.execute(
                f"DELETE FROM {table} WHERE document IN (SELECT number FROM document WHERE {which})", values
            )
        self.database.execute(f"DELETE FROM document WHERE {which}", values)

    def _count(self, which: str, *values: object) -> int:
        (found,) = self.database.execute(f"SELECT count(*) FROM document WHERE {which}", values).fetchone()
        return int(found)

    def _fact(self, name: str) -> str:
        found = self.database.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def _record(self, name: str, value: str) -> None:
        self.database.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def _begin_anew(self) -> None:
        if self._path:
            self.database.close()
            self._path.unlink(missing_ok=True)
            self.database = _opened(self._path)
        self.database.executescript(_TABLES)
        self._record("version", version())
        self.save()


def _opened(path: Path | None) -> sqlite3.Connection:
    database = sqlite3.connect(path or ":memory:", timeout=PATIENCE)
    database.execute(f"PRAGMA cache_size = -{MEMORY >> 10}")
    return database


def digest(data: bytes) -> bytes:
    """Return the digest that a document's bytes go by."""
    return hashlib.blake2b(data, digest_size=DIGEST).digest()


def _known_by(node: Node) -> Name:
    """Return what the nodes of one entity have in common whatever documents call it, but for its other names.

    Passages, which most nodes are, have nothing in common with other documents.
    """
    if node.label == PASSAGE:
        return node.label, ""
    return (node.label, node.id) if node.label in UNNAMED else key(node.label, node.name)


def is_shared(source: str, target: str) -> bool:
    """Tell whether other documents may relate the same two nodes: none of them is a passage."""
    return not source.startswith(f"{PASSAGE}:") and not target.startswith(f"{PASSAGE}:")


def _both_ways(pairs: Iterable[tuple[Name, Name]]) -> Iterator[tuple[str, str, str]]:
    for (label, one), (_, other) in pairs:
        yield label, one, other
        yield label, other, one


def _status(path: Path) -> str:
    """Return what tells one state of a graph from another: of its file, and of its log; nothing where there is none."""
    states = [one.stat() if one.is_file() else None for one in (path, log_of(path))]
    return " ".join(f"{state.st_size} {state.st_mtime_ns}" if state else "none" for state in states)
