"""Folded text: what patterns match on, with the way back to the characters of the file.

A PDF puts blanks inside figures and breaks sentences across lines, and half-width punctuation comes and goes.
Folding drops the blanks, joins the pieces and settles punctuation; each folded character keeps the offset of
the one it stands for, so that a quote is always cut from the file itself.

>>> folded = fold("完成数字\\n\\n经济 核心", [(0, 4), (6, 11)])
>>> folded.text, folded.raw(2, 6)
('完成数字经济核心', (2, 8))
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.remembering import remembered

FULL_WIDTH = {ord("０") + i: ord("0") + i for i in range(10)}
FULL_WIDTH |= {ord("Ａ") + i: ord("A") + i for i in range(26)} | {ord("ａ") + i: ord("a") + i for i in range(26)}
SETTLED = FULL_WIDTH | str.maketrans("％＋．＆／﹒｡､〝〞＂＜＞［］﹝﹞", '%+.&/.。、“”"《》〔〕〔〕')
HALF = str.maketrans(",;:()?!", "，；：（）？！")
UNSETTLED = re.compile(f"[{re.escape(''.join(map(chr, {*SETTLED, *HALF})))}]")
# A comma or colon between two figures belongs to the figure: 1,234 and 9:30.
HALF_PUNCTUATION = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()?!]")
# Blanks of any width, and marks that take no room.
BLANK = r"\s\u200b-\u200f\u202a-\u202e\u2060\ufeff"
PIECE = re.compile(f"[^{BLANK}]+")
LATIN_END, LATIN_START = re.compile(r"[A-Za-z]$"), re.compile(r"^[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the offset of the raw character it stands for."""

    text: str
    offsets: Sequence[int]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw range [start, end) that a non-empty folded range stands for."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def part(self, start: int, end: int) -> Folded:
        """Return the folded range as a folded text of its own."""
        return Folded(self.text[start:end], self.offsets[start:end])


def fold(text: str, spans: Iterable[tuple[int, int]]) -> Folded:
    """Fold the given ranges of `text` into one.

    Args:
        text: the document as decoded.
        spans: ranges [start, end) in reading order, such as the lines of one paragraph.

    Returns:
        The folded text. Two words in Latin letters keep one blank between them.
    """
    return _folded(text, tuple(spans))


@remembered  # A line is looked at for what it opens, as part of the letterhead and as a paragraph.
def _folded(text: str, spans: tuple[tuple[int, int], ...]) -> Folded:
    whole = PIECE.fullmatch(text, *spans[0]) if len(spans) == 1 else None
    if whole:  # Few lines have a blank inside.
        return Folded(_settled(whole.group()), range(*whole.span()))
    pieces: list[str] = []
    offsets = array("q")
    for start, end in spans:
        for match in PIECE.finditer(text, start, end):
            piece = match.group()
            if pieces and LATIN_START.match(piece) and LATIN_END.search(pieces[-1]):
                pieces.append(" ")
                offsets.append(match.start() - 1)
            pieces.append(piece)
            offsets.extend(range(match.start(), match.end()))
    return Folded(_settled("".join(pieces)), offsets)


def _settled(text: str) -> str:
    """Return a text with full-width figures, letters and quotation marks as they are written elsewhere."""
    if UNSETTLED.search(text):
        text = HALF_PUNCTUATION.sub(lambda m: m.group().translate(HALF), text.translate(SETTLED))
    return _quotes(text)


def _quotes(text: str) -> str:
    """Turn straight double quotes into opening and closing ones, in turn."""
    if '"' not in text:
        return text
    parts = text.split('"')
    marks = ("“", "”")
    return parts[0] + "".join(marks[i % 2] + part for i, part in enumerate(parts[1:]))
