"""What each document stated when it was last read, kept in a folder, so that only changed documents are read again.

A document goes by its name, its bytes, and the version of all that reads it. A file of the folder that is damaged
is as good as none: its document is read again.
"""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgpack

from graph.statement import Edge, Evidence, Graph, Node
from loaders.document import Document

ROOT = Path(__file__).parent.parent
DIGEST = 16  # bytes


class Cache:
    """The documents kept in one folder.

    Args:
        folder: made when the first document is kept; nothing else should be in it.
        fresh: whether to find nothing, so that all is read and kept anew.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "a.txt"
    ...     _ = path.write_text("慈溪市", "utf-8")
    ...     cache = Cache(Path(folder) / "cache")
    ...     before = cache.find(path)
    ...     cache.keep(path, Document("a.txt", "慈溪市", {}, Graph((), ()), "", True))
    ...     before, cache.find(path).text
    (None, '慈溪市')
    """

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """Name the folder."""
        self._folder = folder
        self._fresh = fresh
        self._keys: dict[Path, str] = {}

    def find(self, path: Path) -> Document | None:
        """Return what was kept of the file at `path`, if it is still that file."""
        try:
            self._keys[path] = key = _key(path)
            stored = b"" if self._fresh else self._place(key).read_bytes()
        except OSError:
            return None
        digest, packed = stored[:DIGEST], stored[DIGEST:]
        return _unpacked(packed) if _digest(packed) == digest else None

    def keep(self, path: Path, document: Document) -> None:
        """Keep what was read of a file that `find` did not find; if that can't be done, it is read again next time."""
        try:
            key = _key(path)
            # A file that was changed while it was read may not be what was read.
            if key == self._keys.get(path):
                packed = _packed(document)
                self._folder.mkdir(parents=True, exist_ok=True)
                beside = self._place(key).with_suffix(".new")
                beside.write_bytes(_digest(packed) + packed)
                beside.replace(self._place(key))
        except (OSError, OverflowError):  # a disk that is full; a number of more than 64 bits
            return

    def forget_others(self) -> None:
        """Remove what is kept of any file that this object was not asked for."""
        used = set(self._keys.values())
        for place in self._folder.glob("*"):
            if place.suffix == ".msgpack" and place.stem not in used:
                place.unlink(missing_ok=True)

    def wrote(self, out: Path, judgements: Path) -> bool:
        """Tell whether `out` is still the graph file recorded for the same documents, judgements and version."""
        try:
            return self._record.read_text("utf-8") == self._state(out, judgements)
        except OSError:
            return False

    def record(self, out: Path, judgements: Path) -> None:
        """Record that the graph file `out` was written from the documents asked for."""
        with suppress(OSError):
            self._record.write_text(self._state(out, judgements), "utf-8")

    def _state(self, out: Path, judgements: Path) -> str:
        table = judgements.read_bytes() if judgements.exists() else b""
        inputs = _digest("".join(self._keys.values()).encode() + table).hex()
        status = out.stat()
        return f"{inputs} {status.st_size} {status.st_mtime_ns}\n"

    @property
    def _record(self) -> Path:
        return self._folder / "written.txt"

    def _place(self, key: str) -> Path:
        return self._folder / f"{key}.msgpack"


def _key(path: Path) -> str:
    """Return the key of a file's name and bytes, for all who read as this version does."""
    name = path.name.encode()
    return _digest(version() + len(name).to_bytes(4) + name + path.read_bytes()).hex()


@cache
def version() -> bytes:
    """Return a digest of all that decides how a document is read and a graph is written.

    That is the code, the rules, the word lists and the ontology, the packages installed, and Python itself.
    """
    digest = hashlib.blake2b(sys.version.encode(), digest_size=DIGEST)
    for path in sorted(path for part in ("graph", "loaders") for path in (ROOT / part).rglob("*")):
        if path.suffix in (".py", ".yaml"):
            digest.update(f"\n{path.relative_to(ROOT)}\n".encode())
            digest.update(path.read_bytes())
    for folder in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        digest.update("\n".join(sorted(path.name for path in Path(folder).glob("*.dist-info"))).encode())
    return digest.digest()


def _digest(packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=DIGEST).digest()


def _packed(document: Document) -> bytes:
    graph = document.graph
    names = {label: sorted(names) for label, names in document.names.items()}
    nodes = [(n.id, n.label, n.name, n.aliases, dict(n.properties), _places(n.evidence)) for n in graph.nodes]
    edges = [(e.source, e.type, e.target, dict(e.properties), _places(e.evidence)) for e in graph.edges]
    parts = (document.name, document.text, names, nodes, edges, document.remark, document.has_letterhead)
    packed: bytes = msgpack.packb(parts)
    return packed


def _places(evidence: Iterable[Evidence]) -> list[tuple[str, int, int, str]]:
    return [(passage.document, passage.start, passage.end, passage.quote) for passage in evidence]


def _unpacked(packed: bytes) -> Document:
    name, text, names, nodes, edges, remark, has_letterhead = msgpack.unpackb(packed, use_list=False)
    return Document(
        name,
        text,
        {label: set(forms) for label, forms in names.items()},
        Graph(
            tuple(
                Node(id_, label, name, aliases, properties, _passages(places))
                for id_, label, name, aliases, properties, places in nodes
            ),
            tuple(
                Edge(source, type_, target, properties, _passages(places))
                for source, type_, target, properties, places in edges
            ),
        ),
        remark,
        has_letterhead,
    )


def _passages(places: Iterable[Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*place) for place in places)
