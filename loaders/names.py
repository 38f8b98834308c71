"""Names by their shape: a noun that names end in, and what stands before it up to the next boundary.

«依托宁波大学科学技术学院、上林英才产业园等平台» holds two names: each ends in a noun of shapes.yaml and begins
after the last verb, mark or conjunction. General words alone («创新服务平台») name nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.lexicon import alternation, lexicon, words

_BOUNDARIES = lexicon("boundaries")
_SHAPES = lexicon("shapes")
# Places may hold a conjunction (呼和浩特, 大同) and are whole words here.
_PROTECTED = alternation(
    words(" ".join([_BOUNDARIES["protected"], _BOUNDARIES["joined"], lexicon("regions")["cities"]]))
)
_STRONG = alternation(words(_BOUNDARIES["strong"]))
_CONJUNCTIONS = alternation(words(_BOUNDARIES["conjunctions"]))
# Quoted and bracketed text is one piece: a boundary word inside it bounds nothing outside.
_ATOMIC = r"“[^“”]{0,60}”|‘[^‘’]{0,60}’|（[^（）]{0,40}）|《[^《》]{0,80}》"
_CUT = re.compile(
    rf"(?P<gap>(?<=”)(?=“))|(?P<atomic>{_ATOMIC}|[\u4e00-\u9fff]{{2}}、[\u4e00-\u9fff]{{2}}(?=两级))|(?P<keep>{_PROTECTED})|"
    rf"(?P<cut>[，。；：！？、“”（）《》—]|[二三四五六七八九十两\d]+大(?!学|数据|健康|模型|湾区)|(?:建设|发展)(?=国家|全国|省级|国际|世界)|向(?=[市省县区])|第[一二三四五六七八九十]+[条章]|(?<!\d)\d{{1,2}}[.、](?!\d)|{_STRONG}|(?<![于在对向为至入驻据托绕焦着])(?:{_CONJUNCTIONS}))"
)
_MEASURE = r"(?:[家个项条名批类种座处款期次届块枚张]|场次?)|大(?!学|数据|健康|模型|湾区|唐|连|庆|同|理)"
_COUNT = rf"(?:\d+[-—~至])?[0-9零一二三四五六七八九十百千万两几多]+(?:多|余)?(?:{_MEASURE})"
_YEAR = r"(?:19|20)\d\d"
_TIME = (
    rf"(?:到|至|截至|自)?{_YEAR}(?:[-—－~至](?:19|20)?\d\d)?(?:年度|年底|年末|年)?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?"
    r"(?:底|末|起|以来)?"
)


def _left(*kinds: str) -> re.Pattern[str]:
    weak = alternation(words(" ".join(_BOUNDARIES[kind] for kind in kinds)))
    return re.compile(rf"(?P<keep>{_PROTECTED})|(?:{_TIME}|{_COUNT}|{weak}|{_STRONG}|[、，：\s·—－\-])+?")


# An industry keeps its adjectives (高端装备), an honour its scope (全国百强县).
_LEFT = _left("weak", "adjectives", "scopes")
_LEFT_OF = {
    "Industry": _left("weak", "scopes"),
    "Programme": _left("weak", "scopes"),
    "Honour": _left("weak", "adjectives"),
}
_BEGINS_WITH_VERB = re.compile(_STRONG)
_GENERIC = re.compile(alternation(words(lexicon("generic")["words"])))
LIST_MARK = re.compile(
    rf"(?P<atomic>{_ATOMIC})|(?P<keep>{alternation(words(_BOUNDARIES['joined']))})|(?P<cut>、|以及|和|与|及(?!其))"
)
LONGEST_NAME, SHORTEST_PLAIN, LONG_TITLE, LONG_SYSTEM = 45, 4, 8, 6
SHORT_MODIFIERS = "老市县区省"
TITLES = re.compile(r"《[^《》]*》")
LEVEL = re.compile(r"(?:国家|省|市|县|区|自治区)级|国家|全国|中国")
NATIONAL = re.compile(r"国家|全国|中国|省")
LABELS = tuple(_SHAPES)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: a range of a folded text, the label it is read as, and the entity's name."""

    start: int
    end: int
    label: str
    name: str

    def overlaps(self, other: Mention) -> bool:
        """Tell whether two mentions share a character."""
        return self.start < other.end and other.start < self.end


def _heads(label: str, kind: str) -> str:
    """Return the pattern of a label's heads of one kind, each with what must not follow it."""
    refused = {}
    for entry in _split(_SHAPES[label].get("not_after", "")):
        word, _, rest = entry.partition("(?!")
        refused[word] = "(?!" + rest
    forms = sorted(_split(_SHAPES[label][kind]), key=len, reverse=True)
    return "|".join(f"{form}{_refused(form, refused)}" for form in forms)


def _refused(form: str, refused: dict[str, str]) -> str:
    return "".join(guard for word, guard in refused.items() if form.endswith(word))


def _split(text: str) -> list[str]:
    """Split at the bars outside brackets."""
    parts, depth, current = [], 0, ""
    for character in text.replace("\n", "").replace(" ", ""):
        depth += (character in "([") - (character in ")]")
        if character == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += character
    return [p for p in [*parts, current] if p]


_HEADS = {label: re.compile(_heads(label, "heads")) for label in LABELS}
# Everyday nouns (机制, 计划): they name something only with a mark of its own, a quotation, a figure or a place.
_OTHER_HEADS = {
    label: [(kind, re.compile(_heads(label, kind))) for kind in ("marked", "plain") if kind in spec]
    for label, spec in _SHAPES.items()
}
_MARK = re.compile(r"[“A-Za-z0-9]|^(?:国家|全国|中国|省|[\u4e00-\u9fff]{2,3}[省市县区])(?!级)")
_STARTS = {label: re.compile(spec["starts"]) for label, spec in _SHAPES.items() if "starts" in spec}


def strip_left(text: str, start: int, end: int, label: str = "") -> int:
    """Return where the name in text[start:end] begins, past verbs, counts, times and general fillers.

    >>> text = "前往洛卡特"
    >>> text[strip_left(text, 0, 5):]
    '洛卡特'
    """
    pattern = _LEFT_OF.get(label, _LEFT)
    while start < end:
        match = pattern.match(text, start, end)
        if not match or match["keep"]:
            break
        start = match.end()
    return start


def is_general(text: str) -> bool:
    """Tell whether a text is made of general words only, and so names no one thing.

    >>> is_general("创新服务"), is_general("征纳互动"), is_general("“海卫智巢”")
    (True, False, False)
    """
    rest = _GENERIC.sub("", text.strip("“”‘’（）"))
    rest = re.sub(r"[\d、，（）/—\-的和与及了性化类型级“”]+", "", rest)
    return len(rest) < 1 + (len(text) > 8)


@lru_cache(maxsize=256)
def cuts(text: str) -> tuple[int, ...]:
    """Return where the boundaries of a folded text end, in order."""
    return tuple(m.end() for m in _CUT.finditer(text) if m["cut"] or m["gap"] is not None)


def after_last_cut(text: str, start: int, end: int, label: str = "") -> int:
    """Return where the name that ends at `end` begins: after the last boundary, its fillers stripped.

    >>> text = "组织百余家企业前往洛卡特"
    >>> text[after_last_cut(text, 0, len(text)):]
    '洛卡特'
    """
    ends = cuts(text)
    place = bisect_right(ends, end - 1)
    return strip_left(text, max(start, ends[place - 1] if place else 0), end, label)


def find_names(text: str, labels: Sequence[str] = LABELS) -> list[Mention]:
    """Return the names that their shape shows in one folded sentence, in order, none inside another.

    Quoted text is looked into as well: «“慈星智能产业学院”» holds a name.
    """
    found = list(_candidates(text, 0, len(text), labels))
    for quoted in re.finditer(r"“([^“”]{3,40})”", text):
        found += _candidates(text, quoted.start(1), quoted.end(1), labels)
    return longest(found)


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that stand in no longer one, in order; of equals the first label stays."""
    kept: list[Mention] = []
    # «省级重点实验室» is a title before it is a laboratory.
    order = {label: i for i, label in enumerate(LABELS)} | {"Honour": -1}
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, order.get(m.label, -1))):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(mention)
    return kept


def split_list(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the members of an enumeration such as «A、B和C», quoted commas left alone."""
    position = start
    for match in LIST_MARK.finditer(text, start, end):
        if match["cut"]:
            if match.start() > position:
                yield position, match.start()
            position = match.end()
    if position < end:
        yield position, end


def _candidates(text: str, start: int, end: int, labels: Sequence[str]) -> Iterator[Mention]:
    titles = [m.span() for m in TITLES.finditer(text, start, end)]
    for label in labels:
        for head, kind in _find_heads(label, text, start, end):
            if any(s <= head.start() < e for s, e in titles):
                continue
            name_end = head.end()
            if text[name_end : name_end + 1] == "”":
                opening = text.rfind("“", start, head.start())
                if opening < 0:
                    if start == 0:
                        continue
                else:
                    name_end += 1
            elif "“" in text[start : head.start()] and text.rfind("“", start, name_end) > text.rfind(
                "”", start, name_end
            ):
                continue
            mention = _bounded(text, start, head.start(), name_end, label, plain=kind == "plain")
            if mention and (kind != "marked" or _MARK.search(mention.name)):
                yield mention


def _find_heads(label: str, text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    for kind, pattern in [("heads", _HEADS[label]), *_OTHER_HEADS[label]]:
        for match in pattern.finditer(text, start, end):
            yield match, kind


def _bounded(text: str, start: int, head: int, end: int, label: str, *, plain: bool) -> Mention | None:
    if start:  # Inside quotes the boundaries are those of the quoted words alone.
        # All that is quoted is the name when it ends as a name does: “千名经管精英素质提升行动”.
        whole = text[end : end + 1] == "”" and not _BEGINS_WITH_VERB.match(text, start)
        left = start if whole else start + after_last_cut(text[start:end], 0, head - start + 1, label)
    else:
        left = after_last_cut(text, max(0, end - LONGEST_NAME), head + 1, label)
    if left >= head or left >= end:
        left = min(left, head)
    if plain and label in _STARTS and not _STARTS[label].match(text, left):
        left = head  # A title everyone knows: what stands before it describes, and names nothing.
    elif label == "Honour" and not _STARTS[label].match(text, left) and (level := LEVEL.search(text, left, head)):
        left = level.start()
    modifier = text[left:head]
    name = text[left:end]
    spec = _SHAPES[label]
    if label != "Honour" and (text[left - 1 : left] == "等" or text[max(0, left - 3) : left - 1].endswith("等")):
        return None  # «A、B等重点平台»: the noun of a list names no member of it.
    if label in _STARTS:
        if not plain and (not _STARTS[label].match(name) or len(name) < 3):
            return None
    elif not modifier or (
        len(modifier) < SHORTEST_PLAIN if plain else modifier not in SHORT_MODIFIERS and _names_nothing(modifier, label)
    ):
        return None
    if spec["named"] and len(modifier) < 2 and not modifier.isascii() and modifier not in SHORT_MODIFIERS:
        return None
    if "，" in name or name.count("“") != name.count("”") or name.count("（") != name.count("）"):
        return None
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1 and strip_left(name, 1, len(name)) > 1:
        return None  # «“共建产业研究院”» is a saying, no name.
    tidied = tidy(name.removesuffix("称号") if name.endswith("”称号") else name)
    if name == f"“{tidied}”":  # Quotes around a whole name are no part of it, nor of its place.
        left, end = left + 1, end - 1
    return Mention(left, end, label, tidied)


def _names_nothing(modifier: str, label: str) -> bool:
    """Tell whether what stands before a noun is too general; a long or national title of a programme is a name."""
    if label == "Platform" and len(modifier) >= LONG_SYSTEM:
        return False
    if label == "Programme" and (len(modifier) >= LONG_TITLE or (NATIONAL.match(modifier) and len(modifier) >= 6)):
        return False
    return is_general(modifier)


def tidy(name: str) -> str:
    """Return a name without the quotation marks or 《》 that only wrap it."""
    for opening, closing in ("“”", "《》", "‘’"):
        if name.startswith(opening) and name.endswith(closing) and name.count(opening) == 1:
            return name[1:-1]
    return name
