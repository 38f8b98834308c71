"""Firms by their shape: a brand that is no everyday word, before a line of business or a legal form.

锦澜织造 is a firm because 锦澜 is not a word of the language; 日用陶瓷 is none because 日用 is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.boundaries import after_last_cut
from loaders.frequency import is_common
from loaders.industries import is_industry, is_only_industry
from loaders.lexicon import alternation, lexicon, words
from loaders.names import Mention, is_general
from loaders.regions import CITIES, PROVINCES
from loaders.spotting import SENTENCES

_DATA = lexicon("firms")
_BUSINESS, _LEGAL = alternation(words(_DATA["tails"])), alternation(words(_DATA["legal"]))
TAIL = re.compile(
    rf"(?:(?:{_BUSINESS})(?:(?:{_BUSINESS})?(?P<legal>{_LEGAL}))?|(?P<form>{_LEGAL}))"
    rf"(?!{alternation(words(_DATA['refused_after']))})"
)
_TAILS = SENTENCES.group([TAIL])
PLACE = re.compile(
    rf"(?:{alternation([*PROVINCES, *CITIES])})(?:省|市)?|[\u4e00-\u9fff]{{2,3}}(?:市|县)(?=[\u4e00-\u9fff]{{4}})"
)
NO_BRAND = re.compile(
    r"[的了和与及在为等以对从向由将把被使让各该此其个家项类种所有这那们是年月日一二三四五六七八九十百千万亿\d]|有限|责任|公司|企业|集团|产业|行业|项目|中小|大型|上市|国有|民营|本地|外资|分子|子公"
)
DESCRIBED = re.compile(r"(?:本地|本土|科技|龙头|民营|骨干|链主|软件)?(?:企业|公司)(?=[\u4e00-\u9fff]{2})")
LEGAL = re.compile(rf"(?:{_LEGAL})$")
SHORTEST, LONGEST, SHORTEST_SHORT = 2, 4, 3


def find_firms(text: str, stems: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """Yield the firms that their shape shows in one folded sentence.

    Args:
        text: the sentence.
        stems: names of places of the document, which may stand before a brand.

    >>> [m.name for m in find_firms("推荐锦澜织造、深圳锐瞳科技申报，日用陶瓷出口增长")]
    ['锦澜织造', '深圳锐瞳科技']
    """
    for _, match in _TAILS.find(text):
        left = after_last_cut(text, max(0, match.start() - 12), match.start() + 1)
        place = PLACE.match(text, left, match.start())
        begin = place.end() if place and place.end() < match.start() else left
        if begin == left:
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
                continue
            left, brand = begin, text[begin : match.start()]
        if brand in stems or is_only_industry(text[left : match.end()]):
            continue
        if _is_brand(brand, bool(match["legal"] or match["form"])):
            yield Mention(left, match.end(), "Enterprise", text[left : match.end()])


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
    if not re.fullmatch(r"[\u4e00-\u9fffA-Za-z]+", brand) or is_general(brand):
        return False
    if has_legal_form:
        return not (len(brand) == 2 and is_common(brand) and is_general(brand))
    if any(is_common(brand[i : i + 2]) for i in range(len(brand) - 1)):
        return False
    return not is_common(brand) and not is_industry(brand)
