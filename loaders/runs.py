"""Tables that have lost their lines: «序号地区企业名称1云川锦澜织造有限公司2…» is a row for each number.

The numbers tell where the rows begin: they count up from one behind a heading that begins with 序号. Where a row has
kept its line, blanks part its cells; where each cell has got one of its own, the heading tells how many make a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from loaders.folding import Folded, fold
from loaders.regions import ATLAS

HEADING = re.compile(
    r"序\s*号(?P<place>\s*(?:所在|所属|推荐)?(?:设区市|地级市|地市|市州|州市|盟市|区县|县区|市县|地区|属地|城市|省份|地))?"
)
NUMBER = re.compile(r"(?<![\d年第〔（./])(\d{1,3})(?=[\s\u4e00-\u9fffA-Z“])")
PLACE = re.compile(rf"(?:{ATLAS})(?:市|州)?")
MARK = re.compile(r"[，。；：！？,;:!?|｜\t]")
CELL, MARKED = re.compile(r"\S+"), re.compile(r"[|｜，。；]")
EDGES, FIRST_HEADING, MOST_COLUMNS, LEAST_STACKED = " \t\u3000|｜", "序号", 10, 3
LEAST_ROWS, LONGEST_HEADING, LONGEST_ROW = 4, 40, 80


def run_rows(raw: str) -> list[int]:
    """Return where the heading and the rows of a table begin that a line holds, and where the last one ends.

    >>> line = "名单如下序号企业名称1锦澜织造有限公司2闽翔针织厂3云禾公司4海川社。附注"
    >>> places = run_rows(line)
    >>> [line[a:b] for a, b in zip(places, places[1:])]
    ['序号企业名称', '1锦澜织造有限公司', '2闽翔针织厂', '3云禾公司', '4海川社']
    """
    heading = HEADING.search(raw)
    if not heading:
        return []
    places = [heading.start()]
    for match in NUMBER.finditer(raw, heading.end()):
        furthest = LONGEST_HEADING if len(places) == 1 else LONGEST_ROW
        if match.start() - places[-1] > furthest or MARK.search(raw, places[-1], match.start()):
            break
        if int(match[1]) == len(places) and match.start() - places[-1] > len(match[1]):
            places.append(match.start())
    if len(places) <= LEAST_ROWS:
        return []
    mark = MARK.search(raw, places[-1], places[-1] + LONGEST_ROW)
    return [*places, mark.start() if mark else min(len(raw), places[-1] + LONGEST_ROW)]


def run_cells(row: Folded, *, placed: bool) -> tuple[Folded, ...]:
    """Return the cells of a row that ran together: number or 序号, the place if there is a column of them, the rest.

    A row whose place is in no atlas has no place and no rest.

    >>> [cell.text for cell in run_cells(Folded("2南通灵秀园二星", range(8)), placed=True)]
    ['2', '南通', '灵秀园二星']
    """
    text = row.text
    heading = HEADING.match(text)
    first = 2 if heading else next((i for i, character in enumerate(text) if not character.isdigit()), len(text))
    cuts = [0, first]
    if placed:
        place = PLACE.match(text, first)
        end = heading.end() if heading else place.end() if place else len(text)
        cuts.append(end)
    return tuple(row.part(start, end) for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True))


def numbered_cells(text: str, start: int, end: int, columns: int) -> tuple[Folded, ...]:
    """Return the cells of a line whose cells blanks part: a heading that begins with 序号, or a numbered row below it.

    Args:
        text: the document.
        start: where the line begins.
        end: where it ends.
        columns: of the row above in the same table, 0 if there is none.

    >>> [cell.text for cell in numbered_cells("序号 企业名称 所在地", 0, 11, 0)]
    ['序号', '企业名称', '所在地']
    >>> numbered_cells("1 锦澜织造", 0, 6, 3)
    ()
    """
    if end - start > LONGEST_ROW or not (text.startswith("序号", start) or (columns and text[start].isdigit())):
        return ()
    parts = [(start + match.start(), start + match.end()) for match in CELL.finditer(text[start:end])]
    if len(parts) < 2 or (columns and len(parts) != columns) or MARKED.search(text, start, end):
        return ()
    return tuple(fold(text, [part]) for part in parts)


class Span(Protocol):
    """A line of a document."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


def is_first_heading(raw: str) -> bool:
    """Tell whether a line is 序号 and no more: a table may follow whose cells have a line each."""
    return raw.strip(EDGES) == FIRST_HEADING


def stacked_rows(text: str, body: Sequence[Span], index: int) -> list[tuple[Folded, ...]]:
    """Return the cells of the heading and the rows of a table whose cells have a line each, from the line 序号 on.

    Args:
        text: the document.
        body: its lines.
        index: of the line 序号.
    """

    def cell(place: int) -> Folded:
        raw = text[body[place].start : body[place].end]
        start = body[place].start + len(raw) - len(raw.lstrip(EDGES))
        return fold(text, [(start, body[place].start + len(raw.rstrip(EDGES)))])

    last = min(index + MOST_COLUMNS + 1, len(body))
    columns = next((i - index for i in range(index + 2, last) if cell(i).text == "1"), 0)
    rows: list[tuple[Folded, ...]] = []
    while columns and index + columns <= len(body) and cell(index).text == (str(len(rows)) if rows else FIRST_HEADING):
        rows.append(tuple(cell(i) for i in range(index, index + columns)))
        index += columns
    return rows if len(rows) >= LEAST_STACKED else []


def has_places(heading: Folded) -> bool:
    """Tell whether the heading of rows that ran together names a column of places."""
    match = HEADING.match(heading.text)
    return bool(match and match["place"])
