"""A document as its reader knows it: title, headings, paragraphs, boxes and tables, made of the graph's passages.

The graph keeps sentences (`Chunk`) with their offsets. The lines between them, which state nothing, are put
back, so that the whole text can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.statement import Evidence, Node
from loaders.layout import BOX, marker

Range = tuple[int, int]
SEPARATOR = " / "  # between the headings of a section


@dataclass(frozen=True, slots=True)
class Sentence:
    """One passage of the text; `kind` is the chunk's, or `line` for what no chunk covers."""

    start: int
    end: int
    kind: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """What is set as one piece: `kind` is title, heading, paragraph, line or table.

    `rows` are the ranges of its cells; all but a table have one row of one cell. `level` is the depth of a
    heading, 1 the outermost.
    """

    kind: str
    rows: tuple[tuple[Range, ...], ...]
    level: int = 0
    is_boxed: bool = False


def sentences(text: str, chunks: Iterable[Node]) -> list[Sentence]:
    """Return the sentences of a text in order; none overlap, and together they hold all that is written.

    Args:
        text: the document as decoded.
        chunks: its `Chunk` nodes.

    >>> chunk = Node.of("Chunk", "乙。", properties={"start": 3, "end": 5, "kind": "sentence", "section": "一"})
    >>> [(s.start, s.end, s.kind) for s in sentences("甲\\n\\n乙。", [chunk])]
    [(0, 1, 'line'), (3, 5, 'sentence')]
    """
    found: list[Sentence] = []
    position = 0
    for start, end, kind, section in sorted(_place(chunk) for chunk in chunks):
        begin = max(start, position)
        if begin < end:
            found.extend(_lines(text, position, begin))
            found.append(Sentence(begin, end, kind, section))
            position = end
    found.extend(_lines(text, position, len(text)))
    return found


def blocks(text: str, found: Sequence[Sentence], titles: Iterable[Evidence] = ()) -> list[Block]:
    """Return the blocks that sentences make up.

    Args:
        text: the document as decoded.
        found: its sentences, as `sentences` returns them.
        titles: where the document states its own title.
    """
    names = [(title.start, title.end) for title in titles]
    made: list[Block] = []
    box: str | None = None
    for group in _groups(text, found):
        first = group[0]
        depth = len(first.section.split(SEPARATOR)) if first.section else 0
        if box is not None and first.kind != "line":
            inside = first.section.startswith(box) and len(first.section) > len(box)
            box = box if inside else None
        if first.kind == "heading" and marker(text[first.start : first.end])[0] == BOX:
            box = first.section
        kind, rows = _set(text, group, names)
        made.append(Block(kind, rows, depth + 1 if kind == "heading" else 0, box is not None))
    return made


def one_line(text: str) -> str:
    """Return a piece of a document as it reads: lines broken anywhere joined, cells of a row parted by a blank.

    >>> one_line("增加值\\n\\t115.71"), one_line("确定了蓝卓科\\n技")
    ('增加值 115.71', '确定了蓝卓科技')
    """
    return re.sub(r"\s*\n\s*", "", re.sub(r"\s*\t\s*", " ", text))


def _place(chunk: Node) -> tuple[int, int, str, str]:
    place = chunk.properties
    return int(str(place["start"])), int(str(place["end"])), str(place["kind"]), str(place.get("section", ""))


def _lines(text: str, start: int, end: int) -> Iterator[Sentence]:
    """Yield what is written between two passages, a line at a time."""
    for line in text[start:end].split("\n"):
        written = line.strip()
        if written:
            begin = start + line.index(written)
            yield Sentence(begin, begin + len(written), "line")
        start += len(line) + 1


def _groups(text: str, found: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences that stand together: those of one line, and the rows of one table."""
    group: list[Sentence] = []
    for sentence in found:
        if group and not _is_joined(text, group[-1], sentence):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _is_joined(text: str, one: Sentence, following: Sentence) -> bool:
    kinds = {one.kind, following.kind}
    if kinds == {"row"}:
        return True
    return kinds <= {"sentence", "line"} and "\n" not in text[one.end : following.start]


def _set(text: str, group: Sequence[Sentence], titles: Sequence[Range]) -> tuple[str, tuple[tuple[Range, ...], ...]]:
    """Return the kind of a group and the ranges of its cells."""
    start, end = group[0].start, group[-1].end
    kinds = {sentence.kind for sentence in group}
    if kinds == {"row"}:
        rows = [_cells(text, row.start, row.end) for row in group]
        width = max(map(len, rows))
        # A cell merged downwards is missing from the rows below it: columns count from the right.
        return "table", tuple(((row[0][0], row[0][0]),) * (width - len(row)) + row for row in rows)
    if "heading" in kinds:
        kind = "heading"
    elif "sentence" in kinds:
        kind = "paragraph"
    else:
        kind = "title" if any(begin <= start and end <= stop for begin, stop in titles) else "line"
    return kind, (((start, end),),)


def _cells(text: str, start: int, end: int) -> tuple[Range, ...]:
    row = text[start:end]
    mark = next((mark for mark in "\t|｜" if mark in row), "\t")
    cells = []
    for cell in row.split(mark):
        written = cell.strip()
        begin = start + cell.index(written)
        cells.append((begin, begin + len(written)))
        start += len(cell) + 1
    return tuple(cells)
