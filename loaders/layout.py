"""The shape of an official document: headings, paragraphs, boxes (专栏), tables and sentences.

Lines of the file become blocks; a paragraph that a page break has cut in two is one block again. Each block
knows the headings it stands under, and splits into sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from loaders.folding import BLANK, Folded, fold
from loaders.runs import has_places, is_first_heading, numbered_cells, run_cells, run_rows, stacked_rows

Kind = Literal["heading", "paragraph", "row"]

# Outermost first; the place in the list is the level.
MARKERS = (
    re.compile(r"第[一二三四五六七八九十百]+[章篇部编](?:分)?(?:[、：]|(?=[\u4e00-\u9fff\s]))"),
    re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]+节(?=[\u4e00-\u9fff\s、：])"),
    re.compile(r"（[一二三四五六七八九十]{1,3}）、?"),
    re.compile(r"\d{1,2}(?:[．、]|\.(?!\d))"),
    re.compile(r"（\d{1,2}）|\d{1,2}）"),
    re.compile(r"[①-⑳]"),
    re.compile(r"专栏\s*[\d一二三四五六七八九十]*[：:]?"),
    re.compile(r"[—－-]{2}(?=[^—－-])"),
)
MARKED = re.compile(r"[第一二三四五六七八九十（\d①-⑳专—－-]")
UNMARKED, BOX, RUN_IN = 1, 6, 8
ORDINAL = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|要)")

ENDS = "。！？；：…"
SENTENCE = re.compile(r"[^。！？；]*(?:[。！？；]+[”’』）]*|$)")
SAID = re.compile(f"[^{BLANK}](?:.*[^{BLANK}])?")
PAGE_FURNITURE = re.compile(r"[—－\-–\s]*\d{1,4}[—－\-–\s]*|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?|\d+\s*/\s*\d+")
# A clause is no heading, nor is a firm on a line of its own: it is one of a list.
NO_HEADING = re.compile(r"[，。；：！？]|(?:公司|合作社|集团)$")
CLAUSE_MARK, TITLE_END = re.compile(r"[，。；：！？]"), re.compile(r"[。：；！？]")
# Cells that wide blanks part, as in the text of a page: a blank as wide as a character, or two.
WIDE_BLANK = re.compile(r"\u3000|[ \u00a0]{2}")
SPACED = re.compile(r"[^\s\u3000](?:[ \u00a0]?[^\s\u3000])*")
AT_YEAR, ITEM = re.compile(r"(?:19|20)\d\d年"), re.compile(r"\d{1,2}[．、.](?!\d)|（\d{1,2}）")
LEAST_SPACED, LONGEST_SPACED = 4, 200
# A letter that has lost its line breaks: where it comes from, whom it is addressed to, and at once what they proposed.
ADDRESSED = re.compile(
    r"(?P<whom>(?:尊敬的)?[\u4e00-\u9fff·、 ]{2,60}?(?:代表|委员)们?[:：])\s*(?=您|你们|你委|贵)|"
    r"(?P<source>.{0,60}来源\s*[:：]\s*[\u4e00-\u9fff]{2,24}?(?:局|委员会|委|厅|府|办公室))\s*"
    r"(?=[\u4e00-\u9fff·、]{2,30}(?:代表|委员)们?[:：]$)"
)
LAST_ADDRESSED = 40  # lines
LONGEST_SENTENCE, LONGEST_ROW = 1000, 10_000
LONGEST_HEADING, LONGEST_RUN_IN, SHORTEST_WRAPPED = 50, 30, 24


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its stripped range, what stood before it and how many blank lines came first.

    `heading` is where the heading begins of a table that has run together, if the line is a row of one.
    """

    start: int
    end: int
    indent: str
    blanks: int
    heading: int = -1


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading over a passage; `level` grows inwards."""

    level: int
    folded: Folded

    @property
    def is_box(self) -> bool:
        """Tell whether it is the title of a box (专栏)."""
        return self.level == BOX


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or one row of a table, under the headings that govern it, outermost first.

    `run` tells that the rows of the table have run together: a cell may hold more than its column says.
    """

    kind: Kind
    folded: Folded
    headings: tuple[Heading, ...] = ()
    cells: tuple[Folded, ...] = ()
    table: int = -1
    run: bool = False

    @property
    def section(self) -> str:
        """The path of headings as one line."""
        return " / ".join(h.folded.text for h in self.headings)


def lines(text: str) -> list[Line]:
    """Return the lines of a text that say something: blank ones and page numbers are passed over."""
    found: list[Line] = []
    blanks = position = 0
    counted = False  # Below a lone 序号 a lone number counts rows.
    for raw in text.split("\n"):
        said = SAID.search(raw)
        if not said:
            # A lone tab is an empty cell: it counts in the table's row.
            if "\t" in raw:
                found.append(Line(position, position, raw, blanks))
                blanks = 0
            else:
                blanks += 1
        elif raw.startswith("\t") or counted or not PAGE_FURNITURE.fullmatch(said.group()):
            start, end = said.span()
            if raw[end - 1] == "|" and raw[start] != "|":  # What is left of a table around one cell.
                end = start + len(raw[start:end].rstrip("| \t"))
            counted = (counted and end - start <= LONGEST_HEADING) or is_first_heading(raw)
            run = run_rows(raw) if "序" in raw else None
            addressed = ADDRESSED.match(raw, start, end) if len(found) < LAST_ADDRESSED else None
            if run:
                found += _run_lines(position, start, end, run, blanks)
            elif addressed:
                first = addressed.end(addressed.lastgroup or 0)
                found.append(Line(position + start, position + first, raw[:start], blanks))
                found.append(Line(position + addressed.end(), position + end, "", 0))
            else:
                found.append(Line(position + start, position + end, raw[:start], blanks))
            blanks = 0
        position += len(raw) + 1
    return found


def _run_lines(position: int, start: int, end: int, run: Sequence[int], blanks: int) -> Iterator[Line]:
    """Yield the lines that a line holds in which a table has run together: what stands before, its rows, the rest."""
    if start < run[0]:
        yield Line(position + start, position + run[0], "", blanks)
    for begin, stop in pairwise(run):
        yield Line(position + begin, position + stop, "", 0, position + run[0])
    if run[-1] < end:
        yield Line(position + run[-1], position + end, "", 0)


def blocks(text: str, body: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks of a document's body in reading order.

    Args:
        text: the document as decoded.
        body: its lines between letterhead and signature.
    """
    stack: list[Heading] = []
    index = table = columns = 0
    in_table = False
    while index < len(body):
        if is_first_heading(text[body[index].start : body[index].end]) and (rows := stacked_rows(text, body, index)):
            table += 1
            yield from (Block("row", _joined(cells), tuple(stack), cells, table) for cells in rows)
            index += len(rows) * len(rows[0])
            in_table, columns = False, 0
            continue
        numbered = numbered_cells(text, body[index].start, body[index].end, columns)
        columns = len(numbered)
        row = (numbered, index + 1) if numbered else _row(text, body, index)
        if row:
            cells, index = row
            if not in_table:
                table += 1
            in_table = True
            joined = _joined(cells)
            if joined.text:  # A row of empty cells says nothing.
                yield Block("row", joined, tuple(stack), cells, table, run=body[index - 1].heading >= 0)
            continue
        in_table = False
        spans, following = _paragraph(text, body, index)
        if body[index].blanks >= 2 and stack and stack[-1].level >= BOX:
            stack = [h for h in stack if h.level < BOX]
        folded = fold(text, spans)
        yield from _read_block(folded, stack, alone=following == index + 1)
        index = following


def sentences(folded: Folded) -> Iterator[Folded]:
    """Yield the sentences of a block; a semicolon ends one as a full stop does.

    >>> [s.text for s in sentences(Folded("甲。乙；丙", range(5)))]
    ['甲。', '乙；', '丙']
    """
    for match in SENTENCE.finditer(folded.text):
        start, end = match.span()
        while end - start > LONGEST_SENTENCE:  # No sentence of a document; cut where a clause ends.
            comma = folded.text.rfind("，", start, start + LONGEST_SENTENCE)
            cut = comma + 1 if comma >= 0 else start + LONGEST_SENTENCE
            yield folded.part(start, cut)
            start = cut
        if start < end:
            yield folded.part(start, end)


def marker(text: str) -> tuple[int, int]:
    """Return the level and the length of the heading mark a folded text begins with, or (-1, 0)."""
    if MARKED.match(text):
        for level, pattern in enumerate(MARKERS):
            match = pattern.match(text)
            if match:
                return level, match.end()
    return -1, 0


def _read_block(folded: Folded, stack: list[Heading], *, alone: bool) -> Iterator[Block]:
    """Yield a paragraph, after the heading it is or begins with; the stack of headings is kept up."""
    text = folded.text
    if not text:
        return
    level, length = marker(text)
    first = TITLE_END.search(text, length)
    title_end = first.start() if first else len(text)
    whole = title_end >= len(text) - 1 and len(text) <= LONGEST_HEADING and not text.endswith("：")
    if level == BOX:
        whole = len(text) <= LONGEST_HEADING
        title_end = len(text) if whole else title_end
    if level < 0 and whole and alone and len(text) <= SHORTEST_WRAPPED and not NO_HEADING.search(text):
        level = UNMARKED
    is_run_in = 0 < title_end - length <= LONGEST_RUN_IN and title_end < len(text) - 1
    if level < 0 and is_run_in and not CLAUSE_MARK.search(text[:title_end]) and not ORDINAL.match(text):
        level = RUN_IN
    if level < 0 or not (whole or is_run_in or level == RUN_IN):
        _keep(stack, RUN_IN if level < 0 else level)
        yield Block("paragraph", folded, tuple(stack))
        return
    _keep(stack, level)
    title = folded.part(length if length < title_end else 0, title_end)
    if level != RUN_IN:
        cut = len(text) if whole else title_end + 1
        yield Block("heading", folded.part(0, cut), tuple(stack))
    stack.append(Heading(level, title))
    if not whole:
        start = 0 if level == RUN_IN else title_end + 1
        yield Block("paragraph", folded.part(start, len(text)), tuple(stack))


def _keep(stack: list[Heading], level: int) -> None:
    """Drop the headings that a new one of this level, or a paragraph without one, ends."""
    while stack and stack[-1].level >= level:
        stack.pop()


def _row(text: str, body: Sequence[Line], index: int) -> tuple[tuple[Folded, ...], int] | None:
    """Return the cells of the table row that begins at a line, and the index after it.

    Two forms occur: one cell a line, each after a tab, a blank line ending the row; or a row a line, its cells
    parted by tabs or upright bars. What is longer than any row is none, or several.
    """
    line = body[index]
    if line.end - line.start > LONGEST_ROW:
        return None
    if line.heading >= 0:
        placed = has_places(fold(text, [(line.heading, line.heading + LONGEST_RUN_IN)]))
        return run_cells(fold(text, [(line.start, line.end)]), placed=placed), index + 1
    raw = text[line.start : line.end]
    for mark in ("\t", "|", "｜"):
        if raw.count(mark) >= 2:
            return _split_row(text, line, mark), index + 1
    if _is_spaced(text, body, index):
        parts = [match.span() for match in SPACED.finditer(raw)]
        return tuple(fold(text, [(line.start + start, line.start + end)]) for start, end in parts), index + 1
    if "\t" not in line.indent:
        return None
    cells: list[list[tuple[int, int]]] = []
    after = index
    while after < len(body) and (after == index or body[after].blanks == 0):
        here = body[after]
        if cells and (here.end - line.start > LONGEST_ROW or text.count("\t", here.start, here.end) >= 2):
            break
        if "\t" in here.indent or not cells:
            cells.append([])
        cells[-1].append((here.start, here.end))
        after += 1
    # Lines that are items, each a sentence or more, are no cells though a tab stands before them.
    items = sum(1 for spans in cells if text[spans[-1][1] - 1] in "。；" and ITEM.match(text, spans[0][0]))
    if len(cells) < 3 or items > 1:
        return None
    return tuple(fold(text, spans) for spans in cells), after


def _is_spaced(text: str, body: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a row whose cells wide blanks part, as many as in the line before or after it."""
    cells = _spaced_cells(text, body[index])
    if cells < LEAST_SPACED:
        return False
    beside = [body[i] for i in (index - 1, index + 1) if 0 <= i < len(body)]
    return any(_spaced_cells(text, line) == cells for line in beside)


def _spaced_cells(text: str, line: Line) -> int:
    raw = text[line.start : line.end]
    if len(raw) > LONGEST_SPACED or not WIDE_BLANK.search(raw) or CLAUSE_MARK.search(raw):
        return 0
    return sum(1 for _ in SPACED.finditer(raw))


def _split_row(text: str, line: Line, mark: str) -> tuple[Folded, ...]:
    cells = []
    position, end = line.start, line.end
    if mark == "\t":
        # The first and the last cell may be empty: their tabs stand outside the stripped line.
        position -= len(line.indent) if "\t" in line.indent else 0
        end = text.find("\n", line.end)
        end = len(text) if end < 0 else end
    for part in text[position:end].split(mark):
        cells.append(fold(text, [(position, position + len(part))]))
        position += len(part) + 1
    if mark != "\t":
        # A bar may also close the row on both sides.
        cells = cells[1:] if not cells[0].text else cells
        cells = cells[:-1] if not cells[-1].text else cells
    return tuple(cells)


def _joined(cells: Sequence[Folded]) -> Folded:
    return Folded("".join(c.text for c in cells), [offset for c in cells for offset in c.offsets])


def _paragraph(text: str, body: Sequence[Line], index: int) -> tuple[list[tuple[int, int]], int]:
    """Return the ranges of the lines that make one paragraph, and the index after them."""
    spans = [(body[index].start, body[index].end)]
    after = index + 1
    while after < len(body) and _continues(text, body[after - 1], body[after]):
        spans.append((body[after].start, body[after].end))
        after += 1
    return spans, after


def _continues(text: str, line: Line, following: Line) -> bool:
    """Tell whether a line runs on in the next: it has no end, is long, and the next opens nothing of its own."""
    here = text[line.start : line.end]
    if following.heading >= 0 or text.startswith("序号", following.start):
        return False
    if text[following.start : following.end].isdigit() or (following.blanks and AT_YEAR.match(text, following.start)):
        return False
    if here[-1:] in ENDS + "!?;:" or len(here) < SHORTEST_WRAPPED or not here:
        return False
    if "\t" in following.indent or following.indent.count("\u3000") >= 2 or len(following.indent) >= 4:
        return False
    ahead = fold(text, [(following.start, min(following.end, following.start + 30))]).text
    if marker(ahead)[0] >= 0 or ORDINAL.match(ahead):
        # A figure at the head of a page may look like a mark: only a heading-like line before it stops there.
        return False
    is_marked = marker(fold(text, [(line.start, min(line.end, line.start + 20))]).text)[0] >= 0
    return not (is_marked and len(here) < LONGEST_HEADING and not CLAUSE_MARK.search(here))
