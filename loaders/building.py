"""Documents → graph file, again and again: only what changed is read, joined and written."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from graph.check import StatementError, check
from graph.diff import changes
from graph.ontology import load
from graph.statement import Graph
from graph.store.ladybug_build import update, write
from loaders.corpus import read_files, told_apart
from loaders.identity import JUDGEMENTS, Judgement, read_judgements
from loaders.readings import Readings, digest
from loaders.text import LoadError
from loaders.touched import touched

AT_RISK = 2.0  # seconds of reading that are lost when a build is stopped


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a build: how many documents are in the graph, and how many nodes and edges of each kind.

    `skipped` has a message for each file that could not be read, or was read without any letterhead; `written` tells
    whether the graph file had to be.
    """

    documents: int
    counts: Mapping[str, int]
    skipped: tuple[str, ...]
    warnings: tuple[str, ...]
    written: bool


def rebuild(
    files: Sequence[Path],
    out: Path,
    on_document: Callable[[str], None] = lambda name: None,
    *,
    judgements: Path = JUDGEMENTS,
    jobs: int = 1,
    fresh: bool = False,
) -> Built:
    """Make the graph file `out` hold what documents state, as if all of them were read anew.

    What was read is kept in a database beside the file, named as it is with `.readings` behind. Where that can't be
    written, or is damaged, all is read, joined and written. Each document is held against its text before it counts
    (`graph.check`).

    Args:
        files: as `loaders.corpus.find` returns them; the order does not matter.
        out: left as it is when no document can be read.
        on_document: called with a file's name after it was read, given up, or found unchanged.
        judgements: the table of recorded judgements on names.
        jobs: how many processes read, 0 for one a core; the result is the same.
        fresh: whether to read every document anew, and write in any case.

    Raises:
        JudgementError: the table of judgements is wrong.
        LoadError: a reading process ended before its time.
        graph.store.base.StoreError: the graph file can't be written.
    """
    table = read_judgements(judgements)
    place = out.with_name(f"{out.name}.readings")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if fresh:
            place.unlink(missing_ok=True)
        with Readings(place) as readings:
            return _rebuild(files, out, on_document, table, jobs, readings)
    except sqlite3.OperationalError:  # another build has it open, the disk is full, or nothing may be written here
        pass
    except (OSError, sqlite3.DatabaseError):
        place.unlink(missing_ok=True)
    with Readings(None) as readings:
        return _rebuild(files, out, on_document, table, jobs, readings)


def _rebuild(
    files: Sequence[Path],
    out: Path,
    on_document: Callable[[str], None],
    judgements: Sequence[Judgement],
    jobs: int,
    readings: Readings,
) -> Built:
    unique, skipped = told_apart(files)
    skipped += _read(unique, readings, on_document, jobs)
    remarks = [(remark, letterhead) for _, _, remark, letterhead in readings.present()]
    skipped += [remark for remark, letterhead in remarks if remark and not letterhead]
    warnings = tuple(remark for remark, letterhead in remarks if remark and letterhead)
    if not remarks:
        return Built(0, {}, tuple(skipped), warnings, written=False)
    readings.judge(judgements)
    if not readings.is_written(out) or readings.mostly_changed:
        readings.forget_written()
    changed = readings.changed
    if changed:
        _write(out, judgements, readings)
    return Built(len(remarks), readings.counts, tuple(skipped), warnings, written=changed)


def _read(files: Sequence[Path], readings: Readings, on_document: Callable[[str], None], jobs: int) -> list[str]:
    """Read the documents that changed, let no others than these files count, and say which can't be read."""
    digests = {path: _digest(path) for path in files}
    stale = [path for path in files if not (digests[path] and readings.use(path.name, digests[path]))]
    for path in digests.keys() - set(stale):
        on_document(path.name)
    skipped: dict[str, str] = {}
    saved = monotonic()
    for path, document in zip(stale, read_files(stale, jobs), strict=True):
        try:
            if isinstance(document, LoadError):
                raise document
            check(document.graph, {document.name: document.text}, load())
        except LoadError as error:
            skipped[path.name] = str(error)
        except StatementError as error:
            skipped[path.name] = f"{path.name}: is left out, for it was read wrongly; please report it.\n{error}"
        else:
            # A file that was changed while it was read may not be what was read.
            same = _digest(path) == digests[path]
            readings.add(document, digests[path] if same else b"")
        on_document(path.name)
        if monotonic() - saved > AT_RISK:
            readings.save()
            saved = monotonic()
    readings.leave_others({path.name for path in files} - skipped.keys())
    readings.save()
    return list(skipped.values())


def _digest(path: Path) -> bytes:
    """Return the digest of a file, none of one that can't be read: reading it will say why."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return b""


def _write(out: Path, judgements: Sequence[Judgement], readings: Readings) -> None:
    """Write what documents that changed touch, and record it."""
    ontology, part = load(), touched(readings, judgements)
    counts = Counter(readings.counts)
    if readings.is_written(out):
        update(*changes(part.before, part.after), out, ontology)
    else:
        write(part.after, out, ontology)
    counts.update(_kinds(part.after))
    counts.subtract(_kinds(part.before))
    readings.wrote(out, part.entities, counts)


def _kinds(graph: Graph) -> Counter[str]:
    return Counter(node.label for node in graph.nodes) + Counter(edge.type for edge in graph.edges)
