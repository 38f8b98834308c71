"""The way back to the document: the paragraph a quote stands in, with its sentence marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.statement import Evidence
from graph.store import walking
from graph.store.base import Store
from graph.store.read import passages
from graph.store.sources import sources
from views.citation import cite
from views.notebook import Piece, passage
from views.passages import Block, blocks, one_line, sentences

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """A paragraph in pieces, a list for each of its rows; `where` says from which place of which document."""

    rows: tuple[tuple[Piece, ...], ...]
    where: str

    def __repr__(self) -> str:
        """Return the paragraph as plain text, the sentence between ⟦ and ⟧."""
        rows = ("".join(f"⟦{text}⟧" if kind else text for text, kind in row) for row in self.rows)
        return "\n".join([self.where, *(row.replace("⟧⟦", "") for row in rows)])

    def _repr_html_(self) -> str:
        return passage(self.rows, self.where)


def show(store: Store, quote: Evidence) -> Shown:
    """Return the paragraph or the rows of a table that a quote stands in; the quote alone where no text is kept."""
    text, chunks = walking.document(store, quote.document)
    (stated,) = passages(store, [quote])
    where = f"{cite(stated, sources(store, [quote.document]))} [{quote.start}–{quote.end}]"
    found = sentences(text, chunks)
    around = [one for one in found if one.start < quote.end and quote.start < one.end]
    if not around:
        return Shown((((quote.quote, "quote"),),), where)
    sentence = (around[0].start, around[-1].end)
    kept = [block for block in blocks(text, found) if _rows(block, sentence)]
    rows = [row for block in kept for row in _rows(block, sentence)]
    shown = (tuple(_pieces(text, row, sentence, (quote.start, quote.end))) for row in rows)
    return Shown(tuple(shown), where)


def _rows(block: Block, sentence: Range) -> list[Range]:
    """Return the rows of a block that a sentence touches, below the heading of a table; none where it is elsewhere."""
    rows = [(row[0][0], row[-1][1]) for row in block.rows]
    touched = [row for row in rows if row[0] < sentence[1] and sentence[0] < row[1]]
    return list(dict.fromkeys([rows[0], *touched])) if touched else []


def _pieces(text: str, row: Range, sentence: Range, quote: Range) -> Iterator[Piece]:
    """Yield the text of a row, cut where the sentence and the quote begin and end."""
    start, end = row
    cuts = sorted({min(max(cut, start), end) for cut in (*row, *sentence, *quote)})
    for begin, stop in pairwise(cuts):
        kinds = (kind for kind, (first, last) in (("quote", quote), ("sentence", sentence)) if first <= begin < last)
        yield one_line(text[begin:stop]), next(kinds, "")
