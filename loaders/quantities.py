"""Numbers with their units: 206.7亿元, 超8000家, 10万余条次, 1-2个, 一个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.lexicon import alternation, lexicon, words

_DATA = lexicon("units")
_UNIT = alternation(words(_DATA["units"]))
_MULTIPLIER = alternation(words(_DATA["multipliers"]))
_SPOKEN = alternation(words(_DATA["spoken"]))
_BEFORE = (
    "不低于|不少于|不小于|不高于|不超过|超过|突破|超|破|近|(?<![签预节契])约|接近|逼近|高于|低于|少于|大于|"
    "达到|达|至少|最高|≥|≤|＞|>"
)
_AFTER = "以上|以下|以内|左右|上下|余"
# A number is found first; only then is looked at what stands before it.
DIGIT = re.compile(r"[\d一二三四五六七八九十百千两]")
LEAD = re.compile(rf"(?P<before>{_BEFORE})?(?<![\d.])(?P<ordinal>第|前|同比第)?$")
LONGEST_LEAD = 8
QUANTITY = re.compile(
    rf"(?<![\d.])(?:(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:(?P<range>[-—－~～至]+)(?P<second>\d+(?:\.\d+)?))?|(?P<spoken>[一二三四五六七八九十百千两]+))"
    rf"(?P<more>多|余|来)?(?P<multiplier>{_MULTIPLIER})?(?P<more_too>多|余)?(?P<unit>{_UNIT})?(?P<after>{_AFTER})?"
)
COMPARATORS = {
    "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=", "≥": ">=", "以上": ">=",
    "不高于": "<=", "不超过": "<=", "最高": "<=", "≤": "<=", "以内": "<=", "以下": "<=",
    "超过": ">", "超": ">", "突破": ">", "破": ">", "高于": ">", "大于": ">", "＞": ">", ">": ">", "余": ">",
    "低于": "<", "少于": "<", "近": "~", "约": "~", "接近": "~", "逼近": "~", "左右": "~", "上下": "~",
}  # fmt: skip
# «10亿元以上企业», «3亩以下主体»: the figure tells which ones are meant, it is not measured.
BARE_END = re.compile(r"[，。；、）]|$|以上|元")
QUALIFIES = re.compile(r"(?:的|[\u4e00-\u9fff]{0,5}(?:企业|主体|项目|单位|园区|\d))")
IN_WORD = re.compile(r"[A-Za-z.+“×/]")
# Units that are the beginning of another word.
NO_UNITS = {
    **dict.fromkeys("个项条种场", re.compile(r"目标|方面|以上层面")),
    "人": re.compile(r"[会团计]"),
    **dict.fromkeys("年分", re.compile(r"[类析布别层管院行]|中心")),
    "P": re.compile(r"[A-Za-z]"),
}
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
SPOKEN_UNITS = re.compile(rf"(?:{_SPOKEN})")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit where it stands; `value` is as written, before its multiplier."""

    start: int
    end: int
    value: float
    unit: str
    comparator: str


def find_quantities(text: str) -> Iterator[Quantity]:
    """Yield the measured quantities of a folded text; ordinals, years and qualifiers are none.

    >>> [(q.value, q.unit, q.comparator) for q in find_quantities("活跃网店超8000家，培养专员100余名")]
    [(8000.0, '家', '>'), (100.0, '名', '>')]
    """
    for before, match in _numbers(text):
        unit = match["unit"]
        if not (unit or match["multiplier"]):
            continue
        lead = LEAD.search(text, max(before, match.start() - LONGEST_LEAD), match.start())
        assert lead is not None  # It may be empty.
        if lead["ordinal"]:
            continue
        if match["spoken"]:
            value = _spoken(match, text)
            quoted = text.rfind("“", 0, match.start()) > text.rfind("”", 0, match.start())
            if value is None or quoted:
                continue
        else:
            value = float(match["number"].replace(",", ""))
            if _is_part_of_name(text, match):
                continue
        if match["after"] in ("以上", "以下", "以内") and QUALIFIES.match(text, match.end()):
            continue
        more = match["more"] or match["more_too"]
        comparator = COMPARATORS.get(match["after"] or "", "") or COMPARATORS.get(lead["before"] or "", "")
        start = match.start("number") if match["number"] else match.start("spoken")
        whole_unit = (match["multiplier"] or "") + (unit or "")
        if not unit and match["multiplier"] and not BARE_END.match(text, match.end()):
            continue
        if match["second"]:
            yield Quantity(start, match.end(), value, whole_unit, ">=")
            yield Quantity(start, match.end(), float(match["second"]), whole_unit, "<=")
            continue
        yield Quantity(start, match.end(), value, whole_unit, ">" if more else comparator or "=")


def _numbers(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield (where the number before it ends, match) for each number, its unit included."""
    position = 0
    while digit := DIGIT.search(text, position):
        match = QUANTITY.match(text, digit.start())
        if match:
            yield position, match
        position = match.end() if match else digit.end()


def _is_part_of_name(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 1) : match.start()]
    if IN_WORD.match(before) or (before == "+" and match["unit"] != "%"):
        return True
    longer = NO_UNITS.get(match["unit"])
    return longer is not None and longer.match(text, match.end()) is not None


def _spoken(match: re.Match[str], text: str) -> float | None:
    """Return the number a numeral in characters says, where it counts something."""
    numeral, unit = match["spoken"], match["unit"] or ""
    longer = NO_UNITS.get(unit)
    if longer and longer.match(text, match.end()):
        return None  # 百人会
    more = match["more"] or match["more_too"]
    large = numeral in ("百", "千") and bool(SPOKEN_UNITS.fullmatch(unit))
    counted = unit in ("个百分点",) or (
        unit == "期" and re.search(r"(?:班|开设|举办|培训)$", text[max(0, match.start() - 4) : match.start()])
    )
    large = large or (numeral in ("百", "千") and match["multiplier"] == "亿" and unit == "元" and _ends(text, match))
    if not (large or counted or (more and unit in ("家", "名", "人"))):
        return None
    if numeral in ("百", "千"):
        return 100.0 if numeral == "百" else 1000.0
    return float(_numeral(numeral))


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell whether a figure ends its clause: 突破千亿元, but not 千亿元产业."""
    return BARE_END.match(text, match.end()) is not None


def _numeral(text: str) -> int:
    """Return the value of a numeral below ten thousand: 十五, 一百二十."""
    total = current = 0
    for character in text:
        if character in DIGITS:
            current = DIGITS[character]
        else:
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            current = 0
    return total + current
