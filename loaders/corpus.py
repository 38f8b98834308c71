"""Documents → one graph: read one by one or in several processes, then joined by entity."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from graph.statement import Graph
from loaders.document import Document, read_file
from loaders.formats import ENDINGS
from loaders.identity import JUDGEMENTS, Identity, read_judgements
from loaders.join import join
from loaders.text import LoadError

__all__ = ["Corpus", "LoadError", "find", "read_corpus", "read_files", "told_apart"]
KINDS = ".txt, .docx, .pdf, .html or .md"
MOST_PROCESSES = 61  # Windows can't wait for more


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a set of files gives: the graph, their texts, and what could not be read or looks odd.

    `skipped` has a message for each file that could not be read, or was read without any letterhead.
    """

    graph: Graph
    texts: Mapping[str, str]
    skipped: tuple[str, ...]
    warnings: tuple[str, ...]


def find(paths: Sequence[Path]) -> list[Path]:
    """Return the documents that paths lead to: files as given, folders searched for documents of any format.

    Raises:
        LoadError: a path does not exist, or a folder holds no document.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            # Word keeps a file ~$name.docx beside each document that is open.
            inside = {
                p
                for p in path.rglob("*")
                if p.suffix.lower() in ENDINGS and not p.name.startswith((".", "~$")) and p.is_file()
            }
            if not inside:
                raise LoadError(
                    f"{path}: no documents in this folder.\nPut {KINDS} files into it, or give another path."
                )
            found |= inside
        elif path.exists():
            found.add(path)
        else:
            raise LoadError(f"{path}: no such file or folder.\nCheck the path; documents are {KINDS} files.")
    return sorted(found, key=lambda p: (p.name, str(p)))


def read_corpus(
    files: Sequence[Path],
    on_document: Callable[[str], None] = lambda name: None,
    *,
    judgements: Path = JUDGEMENTS,
    jobs: int = 1,
) -> Corpus:
    """Read documents and merge what they state.

    Args:
        files: as `find` returns them; the order does not matter.
        on_document: called with a file's name after it was read or given up.
        judgements: the table of recorded judgements on names.
        jobs: how many processes read, 0 for one a core; the result is the same.

    Returns:
        The graph of all documents that could be read, and one message for each that could not.

    Raises:
        JudgementError: the table of judgements is wrong.
        LoadError: a reading process ended before its time.
    """
    identity = Identity(read_judgements(judgements))
    texts: dict[str, str] = {}
    graphs: list[Graph] = []
    unique, skipped = told_apart(files)
    warnings: list[str] = []
    for path, document in zip(unique, read_files(unique, jobs), strict=True):
        if isinstance(document, LoadError):
            skipped.append(str(document))
        else:
            identity.add(document.names)
            texts[document.name] = document.text
            graphs.append(document.graph)
            if document.remark:
                (warnings if document.has_letterhead else skipped).append(document.remark)
        on_document(path.name)
    return Corpus(join(graphs, identity), texts, tuple(skipped), tuple(warnings))


def told_apart(files: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """Return files by name, the first of each name only, and a message for each of the others."""
    ordered = sorted(files, key=lambda p: (p.name, str(p)))
    first = {path.name: path for path in reversed(ordered)}
    others = [
        f"{path}: another document has this file name.\nRename one of the two; names tell documents apart."
        for path in ordered
        if path != first[path.name]
    ]
    return [path for path in ordered if path == first[path.name]], others


def read_files(files: Sequence[Path], jobs: int) -> Iterator[Document | LoadError]:
    """Yield what each file holds, in the order given."""
    workers = min(jobs or os.cpu_count() or 1, len(files), MOST_PROCESSES)
    if workers < 2:
        yield from map(read_file, files)
        return
    # Processes begin afresh on every system, as they must on Windows.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        try:
            yield from pool.map(read_file, files)
        except BrokenProcessPool as error:
            raise LoadError("A reading process was ended from outside, perhaps for want of memory.\n"
                            "Build again with fewer --jobs.") from error  # fmt: skip
