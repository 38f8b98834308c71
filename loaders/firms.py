"""Firms by their shape: a brand that is no everyday word, before a line of business or a legal form.

锦澜织造 is a firm because 锦澜 is not a word of the language; 日用陶瓷 is none because 日用 is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.boundaries import after_last_cut, begins_with_verb
from loaders.frequency import is_common, is_word
from loaders.industries import is_industry, is_only_industry
from loaders.lexicon import alternation, lexicon, words
from loaders.names import Mention, is_general
from loaders.regions import CITIES, PROVINCES
from loaders.spotting import SENTENCES

_DATA = lexicon("firms")
TAILS = frozenset(words(_DATA["tails"]))
_BUSINESS, _LEGAL = alternation(words(_DATA["tails"])), alternation(words(_DATA["legal"]))
_REFUSED = alternation(words(_DATA["refused_after"]))
TAIL = re.compile(
    rf"(?!航运营|建工作(?!为)|.(?:科技|算力|软件))(?:{_BUSINESS})(?:(?:{_BUSINESS})?(?:（[\u4e00-\u9fff]{{2,6}}）)?(?P<legal>{_LEGAL})(?:[\u4e00-\u9fff]{{2,6}}分公司)?(?![化制法])|"
    rf"(?!{_REFUSED}))|"
    rf"(?:（[\u4e00-\u9fff]{{2,6}}）)?(?P<form>{_LEGAL})(?:[\u4e00-\u9fff]{{2,6}}分公司)?(?!{_REFUSED})"
)
ENDING = re.compile(rf"(?:{_BUSINESS}){{0,2}}(?:{_LEGAL})$|(?:{_BUSINESS}){{1,2}}$")
# What only a firm does, or what only it is said of: 江北机械获评….
ACTS = re.compile("(?:成功|也|均|已|再次|先后)?(?:获评|荣获|荣膺|入选|获批|跻身|上榜|被评为|被认定|新晋|中标|上市)")
_TAILS = SENTENCES.group([TAIL])
# The full form of the register leaves no doubt, however long the name before it.
REGISTERED = re.compile(r"(?:股份|集团|责任)?有限(?:责任)?公司(?:[\u4e00-\u9fff]{2,6}分公司)?")
NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·]{2,14}(?:（[\u4e00-\u9fff]{2,6}）)?[\u4e00-\u9fffA-Za-z·]{0,14}")
_REGISTERED = SENTENCES.group([REGISTERED])
CARRIER = re.compile(
    rf"(?:中国|{alternation([*PROVINCES, *CITIES])})(?:{alternation(words(_DATA['carriers']))})"
    r"(?:公司|分公司)?(?![互终应支通业用局诈网端设基信柜办])"
)
_CARRIERS = SENTENCES.group([CARRIER])
HOUSEHOLD = re.compile(
    rf"(?<![A-Za-z])(?:{alternation(words(_DATA['household']))})(?:(?:{_BUSINESS})?(?:{_LEGAL}))?"
    r"(?![A-Za-z云路街杯镇村系版款])"
)
_HOUSEHOLD = SENTENCES.group([HOUSEHOLD])
PLACE = re.compile(
    rf"(?:{alternation([*PROVINCES, *CITIES])})(?:省|市)?|[\u4e00-\u9fff]{{2,3}}(?:市|县)(?=[\u4e00-\u9fff]{{4}})"
)
NO_BRAND = re.compile(
    r"[的了和与及在为等以对从向由将把被使让各该此其个家项类种所有这那们是年月日\d]|有限|责任|公司|企业|集团|产业|行业|项目|中小|大型|上市|国有|民营|本地|外资|分子|子公"
)
NUMERAL, COUNTED = (
    re.compile("[一二三四五六七八九十百千万亿]"),
    re.compile("[一二两三四五六七八九十百千万亿]+[家个大类级]"),
)
DESCRIBED = re.compile(
    r"(?:本地|本土|科技|龙头|民营|骨干|链主|软件)?(?:企业|公司|服务商|运营商|集成商)(?=[\u4e00-\u9fff]{2})"
)
CLOSED = re.compile("[”）]")
LEGAL = re.compile(rf"(?:{_LEGAL})$")
DIGITAL, PERHAPS_DIGITAL = (
    re.compile(rf"(?<=.)(?:{alternation(words(_DATA[key]))})(?:{_LEGAL})?$") for key in ("digital", "perhaps_digital")
)
CONTRACTS = re.compile("总包|总承包|总集成|服务商|联合体")
# What a county or a city calls its own: 县城投集团, 市产业发展集团.
OF_PLACE = re.compile(
    "[省市县区](?:[\u4e00-\u9fff]?投|[\u4e00-\u9fff]{0,4}(?:发展|投资|开发|运营|建设|控股|国资|文旅|水务|数据|供销))"
)
OWNED = ("集团", "集团公司", "集团有限公司")
SHORTEST, LONGEST, SHORTEST_SHORT, LONGEST_MEMBER = 2, 4, 3, 12
LIST_MARKS, LIST_JOINS = "、，。；：！？（）“”", ("、", "和", "与", "及")
BEFORE_OWNED = LIST_MARKS + "由以归给与和"
MEMBER = re.compile(r"[^、，。；：（）“”等和与及\d]{2,12}(?=[、，。；等和与及\d）]|$)")
NO_MEMBER = re.compile(
    r"[的了是有为等]|企业|行业|产业|项目|领域|工作|本地|(?:[家个园院]|园区|平台|中心|大学|工厂|车间)$"
)


def find_firms(text: str, stems: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """Yield the firms that their shape shows in one folded sentence.

    Args:
        text: the sentence.
        stems: names of places of the document, which may stand before a brand.

    >>> [m.name for m in find_firms("推荐锦澜织造、深圳锐瞳科技申报，日用陶瓷出口增长")]
    ['锦澜织造', '深圳锐瞳科技']
    >>> [m.name for m in find_firms("开展党建工作，由云川建工作为总承包单位")]
    ['云川建工']
    """
    found = [m for _, match in _TAILS.find(text) if (m := _firm(text, match, stems)) and not _among_branches(text, m)]
    found += [Mention(*match.span(), "Enterprise", match.group()) for _, match in _CARRIERS.find(text)]
    found += _registered(text)
    found += find_household(text)
    yield from found
    if found:
        yield from _listed_with(text, found)


def _firm(text: str, match: re.Match[str], stems: frozenset[str]) -> Mention | None:
    """Return the firm whose line of business or legal form a match is, if what stands before is its brand."""
    left = after_last_cut(text, max(0, match.start() - 12), match.start() + 1)
    form = match["legal"] or match["form"]
    opening = max(text.rfind("“", left, match.start()), text.rfind("（", left, match.start())) if form else -1
    # Boundaries hold quotations and brackets together.
    if opening >= 0 and not CLOSED.search(text, opening, match.start()):
        inner = text[opening + 1 : match.start() + 1]
        left = opening + 1 + (after_last_cut(inner, 0, len(inner)) if text[opening] == "（" else 0)
    place = PLACE.match(text, left, match.start())
    begin = place.end() if place and place.end() < match.start() else left
    if begin == left and text.startswith(tuple(stems), left):
        for stem in stems:
            if stem and text.startswith(stem, left) and left + len(stem) < match.start():
                begin = left + len(stem)
    described = DESCRIBED.match(text, begin, match.start())
    if described:
        left = begin = described.end()
    brand = text[begin : match.start()]
    if len(brand) > LONGEST and not match["form"]:
        # An unknown verb may stand before the brand: it is an everyday word, the brand is not.
        begin = match.start() - 2
        if not is_common(text[begin - 2 : begin]):
            return None
        left, brand = begin, text[begin : match.start()]
    # 云川城投集团 is a firm of the place, 云川集团 may be any.
    if (brand in stems and form not in OWNED) or is_only_industry(text[left : match.end()]):
        return None
    # What a place owns is called by what it does: 辽宁数据产业集团.
    owned = (
        form in OWNED
        and (begin > left or brand in stems)
        and re.fullmatch(r"[\u4e00-\u9fff]{2,6}", brand.removesuffix("产业"))
    )
    if form in OWNED:
        form_start = match.end() - len(form)
        of_place = OF_PLACE.search(text, max(0, form_start - 8), form_start)
        if (
            of_place
            and of_place.end() == form_start
            and (of_place.start() == 0 or text[of_place.start() - 1] in BEFORE_OWNED)
        ):
            return Mention(of_place.start(), match.end(), "Enterprise", text[of_place.start() : match.end()])
    if begins_with_verb(text, left):
        return None
    acts = not form and (not left or text[left - 1] in LIST_MARKS) and ACTS.match(text, match.end())
    if _is_brand(brand, bool(form or acts)) or (owned and not NO_BRAND.search(brand.removesuffix("产业"))):
        return Mention(left, match.end(), "Enterprise", text[left : match.end()])
    return None


def _registered(text: str) -> Iterator[Mention]:
    """Yield the firms that are called by their full names: 宝胜（宁夏）线缆科技有限公司."""
    for _, match in _REGISTERED.find(text):
        left = after_last_cut(text, max(0, match.start() - 30), match.start() + 1)
        described = DESCRIBED.match(text, left, match.start())
        left = described.end() if described else left
        name = text[left : match.start()]
        if NAME.fullmatch(name) and not is_general(name) and not begins_with_verb(text, left):
            yield Mention(left, match.end(), "Enterprise", text[left : match.end()])


def find_household(text: str) -> Iterator[Mention]:
    """Yield the firms that everybody knows, and no text therefore introduces.

    >>> [m.name for m in find_household("引进华为、腾讯公司，建设华为路")]
    ['华为', '腾讯公司']
    """
    for _, match in _HOUSEHOLD.find(text):
        yield Mention(*match.span(), "Enterprise", match.group())


def is_household(name: str) -> bool:
    """Tell whether a name is that of a firm that everybody knows.

    >>> is_household("华为"), is_household("锦澜织造")
    (True, False)
    """
    return HOUSEHOLD.fullmatch(name) is not None


def _among_branches(text: str, firm: Mention) -> bool:
    """Tell whether the member before in a list is a branch of the economy: 人工智能、空天信息 are no firms."""
    if text[firm.start - 1 : firm.start] != "、" or LEGAL.search(firm.name):
        return False
    start = max(text.rfind(mark, 0, firm.start - 1) for mark in LIST_MARKS) + 1
    return is_only_industry(text[after_last_cut(text, start, firm.start - 1) : firm.start - 1])


def _listed_with(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the other members of a list of firms: beside 锦澜织造, 海狮印染 is a firm though 海狮 is a word."""
    starts, ends = {m.start for m in found}, {m.end for m in found}
    for firm in found:
        end = firm.start - 1
        while end > 0 and text[end] == "、" and end not in ends:
            mark = max(text.rfind(m, max(0, end - LONGEST_MEMBER), end) for m in LIST_MARKS)
            start = mark + 1 if mark >= 0 and text[mark] == "、" else after_last_cut(text, max(0, mark + 1), end)
            if not _is_member(text[start:end], len(found)):
                break
            yield Mention(start, end, "Enterprise", text[start:end])
            end = start - 1
        start = firm.end + 1
        while text[start - 1 : start] in LIST_JOINS and start not in starts:
            match = MEMBER.match(text, start)
            verb = next((i for i in range(start + 2, match.end()) if begins_with_verb(text, i)), 0) if match else 0
            end = verb or (match.end() if match else start)
            if not _is_member(text[start:end], len(found)):
                break
            yield Mention(start, end, "Enterprise", text[start:end])
            start = end + 1


def _is_member(name: str, firms: int) -> bool:
    """Tell whether a name that is listed with so many firms is one: by its last word, or as a coinage among several."""
    if not 2 <= len(name) <= LONGEST_MEMBER or is_only_industry(name) or is_general(name) or NO_MEMBER.search(name):
        return False
    tail = ENDING.search(name)
    if tail:
        return tail.start() >= SHORTEST and not is_general(name[: tail.start()])
    return firms >= 2 and len(name) <= LONGEST and not is_industry(name) and not is_word(name)


def is_digital(name: str, text: str) -> bool:
    """Tell whether a firm sells digital services by its name, or by it and a sentence on contractors that names it.

    >>> is_digital("海川软件", ""), is_digital("海川科技", "总包单位为海川科技"), is_digital("海川织造", "总包")
    (True, True, False)
    """
    return bool(DIGITAL.search(name) or (PERHAPS_DIGITAL.search(name) and CONTRACTS.search(text)))


def short_firm(name: str) -> str:
    """Return a firm's name without the place before and the legal form behind it, if enough is left.

    >>> short_firm("泰州江洲药业有限公司"), short_firm("青禾")
    ('江洲药业', '青禾')
    """
    place = PLACE.match(name)
    begin = place.end() if place else 0
    legal = LEGAL.search(name)
    end = legal.start() if legal else len(name)
    return name[begin:end] if end - begin >= SHORTEST_SHORT else name


def _is_brand(brand: str, has_legal_form: bool) -> bool:
    """Tell whether what stands before the tail can be a firm's own name."""
    if not SHORTEST <= len(brand) <= (8 if has_legal_form else LONGEST) or NO_BRAND.search(brand):
        return False
    if NUMERAL.search(brand) and (not has_legal_form or COUNTED.match(brand)):  # 百威, but not 三大通信公司.
        return False
    if not re.fullmatch(r"[\u4e00-\u9fffA-Za-z]+", brand) or is_general(brand):
        return False
    if not has_legal_form and brand in TAILS:
        return False  # 特钢新材料 names two lines of business and no firm.
    if has_legal_form:
        return not (len(brand) == 2 and is_common(brand) and is_general(brand))
    if any(is_common(brand[i : i + 2]) for i in range(len(brand) - 1)):
        return False
    return not is_common(brand) and not is_industry(brand)
