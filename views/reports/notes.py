"""Numbers the sentences that prove the rows of a report, each sentence once."""

from __future__ import annotations

from collections.abc import Iterable

from graph.statement import Evidence
from graph.store.base import Store
from graph.store.read import Passage, passages
from graph.store.sources import sources
from views.citation import cite, reference
from views.reports.model import Note


class Notes:
    """The notes of one report, numbered from 1 in the order in which they are first asked for."""

    def __init__(self, store: Store, evidence: Iterable[Evidence], language: str) -> None:
        """Look up all evidence of a report at once."""
        wanted = sorted(set(evidence))
        self._language = language
        self._passages = dict(zip(wanted, passages(store, wanted), strict=True))
        self._sources = sources(store, {one.document for one in wanted})
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._noted: list[list[Passage]] = []

    def numbers(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """Return the numbers of the sentences in which these passages stand."""
        found: set[int] = set()
        for one in evidence:
            passage = self._passages[one]
            key = (one.document, _place(passage), passage.sentence)
            if key not in self._numbers:
                self._numbers[key] = len(self._noted) + 1
                self._noted.append([])
            number = self._numbers[key]
            found.add(number)
            if passage not in self._noted[number - 1]:
                self._noted[number - 1].append(passage)
        return tuple(sorted(found))

    def notes(self) -> tuple[Note, ...]:
        """Return the notes numbered so far."""
        return tuple(
            Note(
                cite(passages[0], self._sources, self._language),
                # Documents made from PDF break lines anywhere.
                "".join(line.strip() for line in passages[0].sentence.splitlines()),
                tuple(sorted(passage.evidence for passage in passages)),
            )
            for passages in self._noted
        )

    def sources(self) -> tuple[str, ...]:
        """Return the documents that the notes come from, as they are cited."""
        used = {passages[0].evidence.document for passages in self._noted}
        return tuple(reference(self._sources[file], self._language) for file in sorted(used & self._sources.keys()))


def _place(passage: Passage) -> str:
    """Return what tells two sentences of one document apart, should they read alike."""
    return f"{passage.section}\x1f{passage.kind}\x1f{passage.first}"
