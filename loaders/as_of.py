"""What had been stated by a day: the documents of a graph that were out by then, read anew.

The graph keeps the text of each document, so the answer is exact: no later document adds a name, an alias or a year.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.ontology import load
from graph.store.base import Store
from graph.store.ladybug import LadybugStore
from graph.store.ladybug_build import write
from graph.store.sources import Source, sources, texts
from loaders.document import Document, merged, read_text
from loaders.identity import JUDGEMENTS, read_judgements


@dataclass(frozen=True, slots=True)
class AsOf:
    """The graph as it stood at the end of a day, and the documents that are not in it."""

    store: Store
    later: tuple[Source, ...]
    undated: tuple[Source, ...]


@contextmanager
def as_of(
    store: Store,
    day: date,
    on_document: Callable[[int, int], None] = lambda done, all_: None,
    *,
    judgements: Path = JUDGEMENTS,
) -> Iterator[AsOf]:
    """Give the graph of what had been stated by the end of `day`, for as long as it is asked.

    Takes as long as reading these documents does. A document dated to a month or a year counts from its last day.

    Args:
        store: any store; it is only asked for its documents.
        day: the last day that counts.
        on_document: called with how many documents were read, and how many there are to read.
        judgements: the table of recorded judgements on names.

    Raises:
        graph.store.base.StoreError: the store can't answer, or there is no room for a temporary file.
        loaders.identity.JudgementError: the table of judgements is wrong.

    Example:
        with LadybugStore.open(path) as store, as_of(store, date(2023, 12, 31)) as then:
            run("plan-vs-actual", then.store)
    """
    known = sources(store).values()
    undated = tuple(source for source in known if not source.date)
    later = tuple(source for source in known if source.date and last_day(source.date) > day)
    left_out = {source.file for source in (*undated, *later)}
    files = [source.file for source in known if source.file not in left_out]
    documents = _each(texts(store, files).items(), lambda done: on_document(done, len(files)))
    graph = merged(documents, read_judgements(judgements))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "as-of.lbug"
        write(graph, path, load())
        with LadybugStore.open(path) as then:
            yield AsOf(then, later, undated)


def last_day(when: str) -> date:
    """Return the last day of a day, month or year given as `2024-05-17`, `2024-05` or `2024`.

    Raises `ValueError` for anything else.

    >>> last_day("2024-02"), last_day("2024")
    (datetime.date(2024, 2, 29), datetime.date(2024, 12, 31))
    """
    match [int(part) for part in when.split("-")]:
        case [year]:
            return date(year, 12, 31)
        case [year, month] if 1 <= month <= 12:
            return date(year, month, calendar.monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day)
    raise ValueError(f"{when!r} is no day, month or year")


def _each(documents: Iterable[tuple[str, str]], on_document: Callable[[int], None]) -> Iterator[Document]:
    for done, (name, text) in enumerate(documents, 1):
        yield read_text(name, text)
        on_document(done)
