"""One file → what is kept of it: its text, the names in it, and what it states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.statement import Graph
from loaders.assemble import assemble
from loaders.identity import Identity, Judgement
from loaders.join import join
from loaders.reader import Reading, read_document
from loaders.text import LoadError, read


@dataclass(frozen=True, slots=True)
class Document:
    """What is kept of a document once it was read; all else is dropped, and memory does not grow with it.

    `remark` says what a reader would miss in the letterhead; without any letterhead the text may be no document.
    """

    name: str
    text: str
    names: Mapping[str, set[str]]
    graph: Graph
    remark: str
    has_letterhead: bool


def read_file(path: Path) -> Document | LoadError:
    """Return what one file holds, or why it can't be read."""
    try:
        return read_text(path.name, read(path))
    except LoadError as error:
        return error


def read_text(name: str, text: str) -> Document:
    """Return what a text holds, as the document of this name."""
    reading = read_document(name, text)
    return Document(name, text, reading.names(), assemble(reading), _remark(reading), not reading.head.is_empty)


def merged(documents: Iterable[Document], judgements: Iterable[Judgement]) -> Graph:
    """Return the one graph of documents, with the judgements recorded on their names."""
    identity = Identity(judgements)
    graphs = []
    for document in documents:
        identity.add(document.names)
        graphs.append(document.graph)
    return join(graphs, identity)


def _remark(reading: Reading) -> str:
    """Say what a reader would miss in the letterhead."""
    if reading.head.is_empty:
        return (
            f"{reading.name}: no letterhead found (title, issuer, number, addressee or date).\n"
            "Its text was read under the file's name; begin the file with the document's title."
        )
    return "" if reading.head.title else f"{reading.name}: no title found; the file's name stands for it."
