"""Documents of strangers joined to a graph: read in a process of their own, which is ended when it takes too long.

The graph that is asked stays as it is; the new one is a file of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgpack

from graph.message import Message
from graph.store.base import Store
from graph.store.sources import sources, texts
from loaders.apart import GRAPH, KNOWN, NEW, REPORT
from loaders.formats import ENDINGS
from loaders.text import LoadError

MOST = 10  # documents at once
LARGEST = 20_000_000  # bytes of one
SECONDS = 60.0  # that one document may take, and that joining all may take

_ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Added:
    """What became of documents: the new graph file (`None` where none could be read), and messages on the others.

    `names` are those under which the documents are in the graph, `remarks` what looks odd in them.
    """

    graph: Path | None
    names: tuple[str, ...]
    skipped: tuple[Message, ...]
    remarks: tuple[Message, ...]


def add(store: Store, files: Mapping[str, bytes], folder: Path, seconds: float = SECONDS) -> Added:
    """Write the graph of all documents of a store and some more, into a folder.

    Args:
        store: its documents are read anew.
        files: the bytes of each document by the name that its owner gave it; no file is written under that name.
        folder: an empty one.
        seconds: how long one document may take, and how long joining all of them may.

    Raises:
        LoadError: the documents can't be joined; nothing is written that counts.
        graph.store.base.StoreError: the store can't answer.
    """
    new = folder / NEW
    new.mkdir()
    skipped = []
    for number, (name, data) in enumerate(files.items()):
        try:
            (new / safe_name(name, data, number)).write_bytes(data)
        except LoadError as error:
            skipped.append(error.message)
    (folder / KNOWN).write_bytes(msgpack.packb(texts(store, sources(store))))
    while failed := _read(folder, seconds):
        name, why = failed
        skipped.append(why)
        (new / name).unlink()
    report = json.loads((folder / REPORT).read_text("utf-8"))
    return Added(
        folder / GRAPH if report["added"] else None,
        tuple(report["added"]),
        (*skipped, *(Message(**one) for one in report["skipped"])),
        tuple(Message(**one) for one in report["remarks"]),
    )


def safe_name(name: str, data: bytes, number: int = 0) -> str:
    """Return the name under which a document is kept: of its own one the letters and figures, and a mark of its bytes.

    Raises `LoadError` where the document is of no kind that is read, too large, or one too many (`number` of them came
    before it).

    >>> safe_name("../../<b>第9号 答复.TXT", b"")
    'b_第9号_答复-e3b0c442.txt'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, _, ending = last.rpartition(".")
    kept = "".join(character if character.isalnum() else "_" for character in stem)[:40].strip("_") or "document"
    if f".{ending.lower()}" not in ENDINGS:
        raise LoadError(
            f"{kept}: is of no kind that is read; these are {', '.join(ENDINGS)}.",
            "no_document",
            name=kept,
            kinds=" ".join(ENDINGS),
        )
    if len(data) > LARGEST:
        raise LoadError(
            f"{kept}: has {len(data) // 1_000_000} MB; documents of up to {LARGEST // 1_000_000} are read.",
            "large",
            name=kept,
            size=len(data) // 1_000_000,
            most=LARGEST // 1_000_000,
        )
    if number >= MOST:
        raise LoadError(f"{kept}: {MOST} documents are read at once; add it after these.", "many", name=kept, most=MOST)
    return f"{kept}-{sha256(data).hexdigest()[:8]}.{ending.lower()}"


def _read(folder: Path, seconds: float) -> tuple[str, Message] | None:
    """Read all in a process of its own; return the document at which it ended before its time, and why."""
    began, said = folder / "began.txt", folder / "said.txt"
    while True:
        in_time = _run(folder, began, said, seconds)
        if in_time == 0:
            return None
        names = began.read_text("utf-8").split("\n")[:-1]
        reason = (said.read_text("utf-8", "replace").strip().splitlines() or ["the reading process ended"])[-1][:200]
        if not names:
            raise _unjoined(seconds, reason if in_time else "")
        if in_time:
            name = names[-1]
            return name, Message(f"{name}: can't be read: {reason}", "ended", {"name": name, "reason": reason})
        if len(names) == 1:
            (name,) = names
            return name, Message(
                f"{name}: can't be read within {seconds:g} s.\nDivide it, or save it as plain text.",
                "slow_document",
                {"name": name, "seconds": seconds},
            )
        # It came to another document in this time: that one gets all of it now, and those before are not read again.


def _unjoined(seconds: float, reason: str) -> LoadError:
    """Say why no graph came of the documents: the reason, or the time where there is none."""
    failed = "The documents can't be joined to the graph"
    if reason:
        return LoadError(f"{failed}: {reason}", "unjoined", reason=reason)
    return LoadError(f"{failed}: it took longer than {seconds:g} s.", "slow_joining", seconds=seconds)


def _run(folder: Path, began: Path, said: Path, seconds: float) -> int | None:
    """Run the process; return its exit code, or `None` when it took too long and was ended."""
    with began.open("wb") as out, said.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "loaders.apart", str(folder)],
            cwd=_ROOT,
            env={name: value for name, value in os.environ.items() if not name.startswith("NEO4J")},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
        )
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            process.kill()
            process.wait()
