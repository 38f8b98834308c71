"""What a report is before it is written in a format: sections with tables and charts, and numbered notes.

All text is plain: each writer escapes it in its own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.fields import Fields
from graph.statement import Evidence, Scalar

HERE = Path(__file__).parent
Cell = Scalar | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, and the numbers of the notes that prove it."""

    cells: tuple[Cell, ...]
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one quantity: all values have the same unit, region and scope.

    `series` has for each name one value a label, or None where there is none.
    """

    title: str
    unit: str
    labels: tuple[str, ...]
    series: Mapping[str, tuple[float | None, ...]]


@dataclass(frozen=True, slots=True)
class Section:
    """One question with its answer, and what the answer does not tell."""

    title: str
    question: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    remark: str = ""
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence that proves something, the passages in it, and how it is cited."""

    citation: str
    sentence: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; note number 1 is the first of `notes`.

    `facts` are what stands under the title: the day it was made, the parameters, and so on.
    """

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    intro: str = ""
    notes: tuple[Note, ...] = ()
    sources: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def words(self) -> Mapping[str, str]:
        """The words of reports in the language of this one, by name."""
        return words(self.language)


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the words of reports in a language, by name.

    >>> words("en")["notes"]
    'Sentences'
    """
    texts = Fields.parse("reports/words.yaml", (HERE / "words.yaml").read_text("utf-8")).texts("words")
    return {name: text[language] for name, text in texts.items()}
