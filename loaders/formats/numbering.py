"""The automatic numbers of a Word document's paragraphs: 一、 （一） 1. – in the file they are only counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.oxml.ns import nsmap, qn
from lxml.etree import _Element

DIGITS = "零一二三四五六七八九"
CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographDigital",
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "koreanDigital",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    ]
)
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
SERIES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
UNNUMBERED = ("bullet", "none")
PLACE = re.compile(r"%([1-9])")
LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: first number, format, and the text that %1, %2 stand in."""

    start: int = 1
    format_: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Abstract:
    """A list as it is designed, and how far each of its levels has been counted."""

    levels: dict[int, Level]
    by_style: dict[str, int]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document, which must be asked for in reading order."""

    def __init__(self, document: WordDocument) -> None:
        """Read the lists that a document defines."""
        self._abstracts: dict[str, Abstract] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering") and not relation.is_external:
                self._read(relation.target_part.element)
        self._styles = {
            style.get(qn("w:styleId"), ""): style for style in document.styles.element.iterfind("w:style", nsmap)
        }

    def next(self, paragraph: _Element) -> str:
        """Count a paragraph and return its number as it is printed, or an empty string."""
        list_id, index = self._place(paragraph)
        abstract = self._abstracts.get(self._lists.get(list_id, ""))
        if not abstract or index not in abstract.levels:
            return ""
        level = abstract.levels[index]
        restart = self._restarts.get(list_id, {}).pop(index, None)
        previous = abstract.counts.get(index)
        first = level.start if restart is None else restart
        abstract.counts[index] = first if previous is None or restart is not None else previous + 1
        for deeper in [i for i in abstract.counts if i > index]:
            del abstract.counts[deeper]
        if level.format_ in UNNUMBERED:
            return ""

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            of = abstract.levels.get(at, Level())
            return numeral(abstract.counts.get(at, of.start), of.format_)

        number = PLACE.sub(written, level.text)
        return f"{number} " if number[-1:].isascii() and number else number

    def _read(self, numbering: _Element) -> None:
        for abstract in numbering.iterfind("w:abstractNum", nsmap):
            levels: dict[int, Level] = {}
            by_style: dict[str, int] = {}
            for element in abstract.iterfind("w:lvl", nsmap):
                index = _int(element.get(qn("w:ilvl")), 0)
                levels[index] = Level(
                    _int(_value(element, "w:start"), 1),
                    _value(element, "w:numFmt") or "decimal",
                    (_value(element, "w:lvlText") or "")[:40],
                )
                by_style[_value(element, "w:pStyle") or ""] = index
            self._abstracts[abstract.get(qn("w:abstractNumId"), "")] = Abstract(levels, by_style)
        for number in numbering.iterfind("w:num", nsmap):
            key = number.get(qn("w:numId"), "")
            self._lists[key] = _value(number, "w:abstractNumId") or ""
            self._restarts[key] = {
                _int(override.get(qn("w:ilvl")), 0): _int(_value(override, "w:startOverride"), 1)
                for override in number.iterfind("w:lvlOverride", nsmap)
                if override.find("w:startOverride", nsmap) is not None
            }

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """Return the list and the level of a paragraph: its own, else those of its style and what that builds on."""
        list_id = level = None
        style_of_list = ""
        for name, element in self._sources(paragraph):
            properties = element.find("w:pPr/w:numPr", nsmap)
            if properties is None:
                continue
            level = level or _value(properties, "w:ilvl")
            if list_id is None and (list_id := _value(properties, "w:numId")):
                style_of_list = name
        abstract = self._abstracts.get(self._lists.get(list_id or "", ""))
        by_style = abstract.by_style.get(style_of_list, 0) if abstract and style_of_list else 0
        return list_id or "", _int(level, by_style)

    def _sources(self, paragraph: _Element) -> Iterator[tuple[str, _Element]]:
        yield "", paragraph
        name = _value(paragraph, "w:pPr/w:pStyle")
        for _ in range(LONGEST_CHAIN):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield name or "", style
            name = _value(style, "w:basedOn")


def numeral(number: int, format_: str) -> str:
    """Return a number in one of Word's formats.

    >>> [numeral(n, "chineseCounting") for n in (3, 10, 12, 20, 35, 100)], numeral(4, "lowerRoman"), numeral(2, "other")
    (['三', '十', '十二', '二十', '三十五', '100'], 'iv', '2')
    """
    if format_ in CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十") + (DIGITS[ones] if ones else "")
    if format_ == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if format_ == "decimalZero":
        return f"{number:02}"
    if format_ in ("lowerRoman", "upperRoman") and 0 < number < 40:
        written = ""
        for value, sign in ROMAN:
            written += sign * (number // value)
            number %= value
        return written if format_ == "lowerRoman" else written.upper()
    series = SERIES.get(format_, "")
    return series[number - 1] if 0 < number <= len(series) else str(number)


def _value(element: _Element, path: str) -> str | None:
    found = element.find(path, nsmap)
    return found.get(qn("w:val")) if found is not None else None


def _int(given: str | None, otherwise: int) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 7 else otherwise
