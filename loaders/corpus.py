"""Documents → one graph: readings are merged by entity, each statement keeping its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.statement import Graph
from loaders.assemble import Assembly
from loaders.identity import Identity, read_judgements
from loaders.reader import Reading, read_document
from loaders.text import LoadError, read

__all__ = ["Corpus", "LoadError", "find", "read_corpus"]
ENDINGS = (".txt",)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a set of files gives: the graph, their texts, and what could not be read or looks odd."""

    graph: Graph
    texts: Mapping[str, str]
    skipped: tuple[str, ...]
    warnings: tuple[str, ...]


def find(paths: Sequence[Path]) -> list[Path]:
    """Return the documents that paths lead to: files as given, folders searched for .txt files.

    Raises:
        LoadError: a path does not exist, or a folder holds no document.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            inside = {p for p in path.rglob("*") if p.suffix.lower() in ENDINGS and p.is_file()}
            if not inside:
                raise LoadError(f"{path}: no documents in this folder.\nPut .txt files into it, or give another path.")
            found |= inside
        elif path.exists():
            found.add(path)
        else:
            raise LoadError(f"{path}: no such file or folder.\nCheck the path; documents are .txt files.")
    return sorted(found, key=lambda p: (p.name, str(p)))


def read_corpus(files: Sequence[Path], on_document: Callable[[str], None] = lambda name: None) -> Corpus:
    """Read documents and merge what they state.

    Args:
        files: as `find` returns them; the order does not matter.
        on_document: called with a file's name after it was read or given up.

    Returns:
        The graph of all documents that could be read, and one message for each that could not.
    """
    readings: list[Reading] = []
    skipped: list[str] = []
    warnings: list[str] = []
    names: set[str] = set()
    for path in sorted(files, key=lambda p: (p.name, str(p))):
        try:
            if path.name in names:
                raise LoadError(
                    f"{path}: another document has this file name.\nRename one of the two; names tell documents apart."
                )
            reading = read_document(path.name, read(path))
        except LoadError as error:
            skipped.append(str(error))
        else:
            names.add(path.name)
            readings.append(reading)
            (skipped if reading.head.is_empty else warnings).extend(_oddities(reading))
        on_document(path.name)
    return Corpus(merge(readings), {r.name: r.text for r in readings}, tuple(skipped), tuple(warnings))


def merge(readings: Iterable[Reading]) -> Graph:
    """Return the graph of several readings; it does not depend on their order."""
    ordered = sorted(readings, key=lambda r: r.name)
    identity = Identity(read_judgements())
    for reading in ordered:
        identity.add(reading.names())
    assembly = Assembly(identity)
    for reading in ordered:
        assembly.add(reading)
    return assembly.graph()


def _oddities(reading: Reading) -> list[str]:
    """Say what a reader would miss in the letterhead."""
    head = reading.head
    if head.is_empty:
        return [
            f"{reading.name}: no letterhead found (title, issuer, number, addressee or date).\n"
            "Its text was read under the file's name; begin the file with the document's title."
        ]
    if not head.title:
        return [f"{reading.name}: no title found; the file's name stands for it."]
    return []
