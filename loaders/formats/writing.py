"""How all formats write what they read: rows of tables, and the last touches to the whole text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from loaders.text import LoadError

LONGEST_TEXT = 20_000_000
"""Characters of one document; whoever reads one stops there and refuses it."""

# An empty cell is written as a blank that stays at the line's edge, so that columns can be counted from both sides.
EMPTY_CELL = "\u2003"
BLANKS = re.compile(r"\s+")
# What can't be stored as text, and the marks by which writing direction is hidden in a line.
UNWRITABLE = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ufeff\u00ad]"
)
LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# A line of a table of contents: 一、发展基础 ………… 3
CONTENTS_LINE = re.compile(r".*(?:[.．·…‥]\s?){4,}\s*\d{1,4}")
LONGEST_CONTENTS_LINE = 200

# PDF files, and what was copied out of them, hold radicals where characters are meant: they look the same.
RADICALS = {
    code: ord(plain)
    for code in (*range(0x2E80, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6))
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code)
}
RADICALS |= dict(
    zip(
        map(ord, "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻥⻦⻧⻨⻩⻪⻬⻮⻰"),
        map(ord, "民虎西见角贝车长门青韦页风飞食马骨鱼鸟卤麦黄黾齐齿龙"),
        strict=True,
    )
)


def row(cells: Sequence[str]) -> Iterator[str]:
    """Yield the line of a table's row, or its lines where it is a row of keys and values.

    >>> list(row(["指标", "数字经济\\n增加值", ""])), list(row(["索引号：", "K1", "文号：", "慈政〔2024〕1号"]))
    (['指标\\t数字经济 增加值\\t\\u2003'], ['索引号：K1', '文号：慈政〔2024〕1号'])
    """
    tidy = [BLANKS.sub(" ", cell).strip() for cell in cells]
    keys = tidy[::2]
    if not any(tidy):
        return
    if len(tidy) > 1 and all(key.endswith(("：", ":")) for key in keys if key) and any(keys):
        yield from ("".join(pair) for pair in zip_longest(keys, tidy[1::2], fillvalue="") if any(pair))
    else:
        yield "\t".join(cell or EMPTY_CELL for cell in tidy)


def finished(lines: Iterable[str], name: str) -> str:
    """Return lines as one text, each closed, without what is no writing.

    Args:
        lines: the lines of a document as its format gives them; taken one by one.
        name: how messages call the file.

    Raises:
        LoadError: they are together longer than a document may be.

    >>> finished(["⽂件\\x00", "一、基础……………3", "第一行\\r第二行"], "a.pdf")
    '文件\\n第一行\\n第二行\\n'
    """
    taken: list[str] = []
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > LONGEST_TEXT:
            raise LoadError(
                f"{name}: has more than {LONGEST_TEXT // 1_000_000} million characters.\n"
                "Divide it into its documents and build again.",
                "long",
                name=name,
                most=LONGEST_TEXT,
            )
        taken.append(line)
    text = LINE_ENDS.sub("\n", "\n".join(taken))
    text = UNWRITABLE.sub("", text).translate(RADICALS)
    kept = (line.rstrip(" ") for line in text.split("\n"))
    return "".join(f"{line}\n" for line in kept if not _is_contents(line))


def _is_contents(line: str) -> bool:
    return len(line) <= LONGEST_CONTENTS_LINE and CONTENTS_LINE.fullmatch(line) is not None
