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
from loaders.document import read_file, read_text
from loaders.identity import JUDGEMENTS, read_judgements
from loaders.readings import Readings, digest
from loaders.text import LoadError
from loaders.touched import touched

NEW, KNOWN, GRAPH, REPORT = "new", "known.msgpack", "added.lbug", "report.json"
MEMORY = 3_000_000_000  # bytes of addresses that reading may take


def main(folder: Path) -> None:
    """Read the documents in a folder, and write the graph of these and the known ones, and a report."""
    known: dict[str, str] = dict(msgpack.unpackb((folder / KNOWN).read_bytes()))
    with Readings(folder / "readings") as readings:
        with _bounded():
            errors = [_read(path, readings) for path in sorted((folder / NEW).iterdir())]
        skipped = [error.message for error in errors if error]
        readings.leave_others({path.name for path in (folder / NEW).iterdir()})
        held = {text: name for name, text in known.items()}
        fresh: list[tuple[str, str, bool]] = []
        for name, text, remark, has_letterhead in readings.present():
            if text in held:
                skipped.append(_again(name, held[text]))
            else:
                held[text] = name
                fresh.append((name, remark, has_letterhead))
        if fresh:
            readings.leave_others([name for name, *_ in fresh])
            for name, text in known.items():
                readings.add(read_text(name, text), b"")
            graph = touched(readings, read_judgements(JUDGEMENTS)).after
            check(graph, {name: text for text, name in held.items()}, load())
            write(graph, folder / GRAPH, load())
    report = {
        "skipped": [asdict(message) for message in skipped],
        "added": [name for name, *_ in fresh],
        "remarks": [asdict(_remark(*document)) for document in fresh if document[1]],
    }
    (folder / REPORT).write_text(json.dumps(report), "utf-8")


def _again(name: str, other: str) -> Message:
    text = f"{name}: has the text of {other}, which is in the graph already."
    return Message(text, "known", {"name": name, "other": other})


def _remark(name: str, remark: str, has_letterhead: bool) -> Message:
    return Message(remark, "no_title" if has_letterhead else "no_letterhead", {"name": name})


def _read(path: Path, readings: Readings) -> LoadError | None:
    """Read a document that was not read before, and keep it; return why it can't be."""
    found = digest(path.read_bytes())
    if readings.use(path.name, found):
        return None
    print(path.name, flush=True)
    document = read_file(path)
    if isinstance(document, LoadError):
        return document
    readings.add(document, found)
    readings.save()
    return None


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
