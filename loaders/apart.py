"""A program of its own that reads documents nobody knows: `python -m loaders.apart FOLDER`; see `loaders.adding`.

It prints the name of each document before it reads it, and keeps what it read: whoever ends it knows which document
it was at, and the next run does not read the others again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import msgpack

from graph.check import check
from graph.message import Message
from graph.ontology import load
from graph.store.ladybug_build import write
from loaders.cache import Cache
from loaders.document import Document, merged, read_file, read_text
from loaders.identity import JUDGEMENTS, read_judgements
from loaders.text import LoadError

NEW, KNOWN, GRAPH, REPORT = "new", "known.msgpack", "added.lbug", "report.json"
MEMORY = 3_000_000_000  # bytes of addresses that reading may take


def main(folder: Path) -> None:
    """Read the documents in a folder, and write the graph of these and the known ones, and a report."""
    known: dict[str, str] = dict(msgpack.unpackb((folder / KNOWN).read_bytes()))
    cache = Cache(folder / "cache")
    with _bounded():
        found = [_read(path, cache) for path in sorted((folder / NEW).iterdir())]
    skipped = [document.message for document in found if isinstance(document, LoadError)]
    fresh: list[Document] = []
    held = {text: name for name, text in known.items()}
    for document in found:
        if isinstance(document, LoadError):
            continue
        if document.text in held:
            skipped.append(_again(document.name, held[document.text]))
        else:
            held[document.text] = document.name
            fresh.append(document)
    if fresh:
        graph = merged([*(read_text(*one) for one in known.items()), *fresh], read_judgements(JUDGEMENTS))
        check(graph, {name: text for text, name in held.items()}, load())
        write(graph, folder / GRAPH, load())
    report = {
        "skipped": [asdict(message) for message in skipped],
        "added": [document.name for document in fresh],
        "remarks": [asdict(_remark(document)) for document in fresh if document.remark],
    }
    (folder / REPORT).write_text(json.dumps(report), "utf-8")


def _again(name: str, other: str) -> Message:
    text = f"{name}: has the text of {other}, which is in the graph already."
    return Message(text, "known", {"name": name, "other": other})


def _remark(document: Document) -> Message:
    kind = "no_title" if document.has_letterhead else "no_letterhead"
    return Message(document.remark, kind, {"name": document.name})


def _read(path: Path, cache: Cache) -> Document | LoadError:
    kept = cache.find(path)
    if kept:
        return kept
    print(path.name, flush=True)
    document = read_file(path)
    if isinstance(document, Document):
        cache.keep(path, document)
    return document


@contextmanager
def _bounded() -> Iterator[None]:
    """Let the process have no more than so much memory, on the systems that can be told."""
    if sys.platform == "win32":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
