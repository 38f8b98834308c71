"""Boundaries of names: the words and marks that no name crosses, and what is no part of one at its left edge.

All words are found in one pass of an automaton; texts are short and asked about many times, so each is scanned
once.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.lexicon import lexicon, words
from loaders.remembering import remembered
from loaders.spotting import SENTENCES

_DATA = lexicon("boundaries")


# What a word does, as bits: KEEP holds others together, STRONG and JOIN part names, the rest only opens them.
KEEP, STRONG, JOIN, WEAK, ADJECTIVE, QUALITY, SCOPE = (1 << bit for bit in range(7))
_SOURCES = {
    # Places may hold a conjunction (呼和浩特, 大同) and are whole words here.
    KEEP: " ".join([_DATA["protected"], _DATA["joined"], lexicon("regions")["cities"]]),
    STRONG: _DATA["strong"],
    JOIN: _DATA["conjunctions"],
    WEAK: _DATA["weak"],
    ADJECTIVE: _DATA["adjectives"],
    QUALITY: _DATA["qualities"],
    SCOPE: _DATA["scopes"],
}
_KINDS: dict[str, int] = {}
for _kind, _text in _SOURCES.items():
    for _word in words(_text):
        _KINDS[_word] = _KINDS.get(_word, 0) | _kind
MARKS = "，。；：！？、“”（）《》—"
_PARTING = [*(word for word, kind in _KINDS.items() if kind & (KEEP | STRONG | JOIN)), *MARKS]
_PARTING_KINDS = [_KINDS.get(word, STRONG) for word in _PARTING]
_PARTS = AhoCorasick(_PARTING, matchkind=MatchKind.LeftmostLongest)
# How long the words are that begin with a character, the longest first.
_LENGTHS = {
    first: tuple(sorted({len(w) for w in _KINDS if w[0] == first}, reverse=True)) for first in {w[0] for w in _KINDS}
}

# Quoted and bracketed text is one piece: a boundary word inside it bounds nothing outside.
ATOMIC = r"“[^“”]{0,60}”|‘[^‘’]{0,60}’|（[^（）]{0,40}）|《[^《》]{0,80}》"
_PIECES = SENTENCES.group([rf"{ATOMIC}|[\u4e00-\u9fff]{{2}}、[\u4e00-\u9fff]{{2}}(?=两级)"])
# Words that part only beside certain others, numbers among them.
_BESIDE = SENTENCES.group(
    [
        r"[二三四五六七八九十两\d]+大(?!学|数据|健康|模型|湾区)",
        r"(?:建设|发展|实施)(?=国家|全国|省级|国际|世界|[百千万][\u4e00-\u9fff])",
        r"向(?=[市省县区“])",
        r"(?<=[院司团局委校区])(?:建设|搭建|打造|运营|创建)(?!用地|局|厅|部)",
        r"(?<=[区市园县镇城业])以(?![上下内来及外太])",
        # 以上海某厂为龙头, but not 以上.
        r"(?:^|(?<=[区市园县镇城业，。；：]))以(?=上[汽海饶虞柴港])|以(?=上市(?:企业|公司))",
        r"以(?=[国省市县区][\u4e00-\u9fff]{2,14}(?:意见|为准))|归(?=[\u4e00-\u9fff]{3,6}[，。；])",
        r"(?<=[要将应])以(?=[\u4e00-\u9fff、]{2,16}为)",
        r"(?:首批|先后|分别|重点|集中|率先)对(?=[\u4e00-\u9fff]{3})",
        r"[两二三四五六七八九\d]处(?=[\u4e00-\u9fff]{2})(?![理置方于])",
        r"(?<![体关联派谱序])系(?![统列数])(?=[\u4e00-\u9fff]{2,12}(?:大学|学院|集团|公司|研究院)(?:与|和|、|牵头|共建|建设|开发|研发))",
        r"(?:投资|业主|建设|运营|承建|出资|承办)方(?=[\u4e00-\u9fff]{3})(?![便向案式法面])",
        r"(?<=[园区谷城港])[两三四五六七八九]个(?=[\u4e00-\u9fff])",
        r"居(?=第|首|前|全|\d|[\u4e00-\u9fff]{2,4}(?:第|首|前))",
        r"(?<=[园区谷港城镇])定位(?=[\u4e00-\u9fff]{2})",
        r"曾(?=列|获|被|入|是|任|经|在)|任(?=总|牵头)",
        r"第[一二三四五六七八九十]+[条章]",
        r"(?<![百千万])[两二三四五六七八九十\d]+家(?:以上|左右)?(?![居具用电庭族园长政务里禽畜纺装])",
        r"(?<!\d)\d{1,2}\.(?!\d)",
        r"都(?=[是有在能可要会将被已没不很应属成达])",
        r"联动(?!机制|发展|效应|模式|平台|协同|改革)|协同发展(?!战略|示范|机制|格局|规划|区|基金|中心|联盟|行动|平台|产业)",
        r"(?:(?<=支持[\u4e00-\u9fff]{2})|(?<=支持[\u4e00-\u9fff]{3}))(?:建设|创建|打造)(?=[\u4e00-\u9fff]{4})",
        r"[\d一两三四五百千万]+[亿万]级(?:规模)?的?(?!以)",
        "培育出(?!库)",
        r"\d日(?:以|由|经)?(?![均产报])",
        r"(?<=[园区谷])系(?=[\u4e00-\u9fff]{2})(?![统列数])",
        r"(?<=[\u4e00-\u9fff]{3})实施(?=[\u4e00-\u9fff\d]{3,20}项目)",
        r"(?:操盘|迭代)着?(?=“)",
        r"交(?:给|由)(?=[\u4e00-\u9fff]{3})",
        r"建议(?=[从在对由将把加])|申请(?=国家|[省市]级)",
        r"(?<=[省市县区镇])建设(?=[\u4e00-\u9fff“]{4})(?!用地|[局厅部委]|集团|银行|投资|规划|工程|管理|项目|发展|领域|行业|监理|领导)",
        "(?<=[局厅委部])(?:认定|批准|评定|授予|公布)(?=[\u4e00-\u9fff]{4})",
        r"(?<!第)一批(?![次发量])|一系列",
        r"指导(?!中心|站|委员会|员|服务|意见|目录|性|价|组|手册|书|办法|思想|原则|方针|作用|下|文件)",
    ]
)
# After one of these 和 opens a name: 位于和林格尔新区.
NO_JOIN_AFTER = frozenset("于在对向为至入驻据托绕焦着")
_MEASURE = r"(?:[家个项条名批类种座处款期次届块枚张]|场次?)|大(?!学|数据|健康|模型|湾区|唐|连|庆|同|理)"
_COUNT = rf"(?:\d+[-—~至])?[0-9零一二三四五六七八九十百千万两几多]+(?:多|余)?(?:{_MEASURE})"
_YEAR = r"(?:19|20)\d\d"
_TIME = (
    rf"(?:到|至|截至|自)?{_YEAR}(?:[-—－~至](?:19|20)?\d\d)?(?:年度|年底|年末|年)?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?"
    r"(?:底|末|起|以来)?"
)
_FIGURE = re.compile(rf"{_TIME}|{_COUNT}|（[一二三四五六七八九十\d]{{1,3}}）")
_FIGURE_STARTS = frozenset("（0123456789零一二三四五六七八九十百千万两几多到至截自")
_FILLER = frozenset("、，：·—－- \t\u3000")
# An industry keeps its adjectives (高端装备), an honour its scope (全国百强县).
_ALL = STRONG | WEAK | ADJECTIVE | QUALITY | SCOPE
_STRIPPED = {
    "Industry": _ALL ^ ADJECTIVE ^ QUALITY,
    "Programme": _ALL ^ ADJECTIVE ^ QUALITY,
    "IndustrialPark": _ALL ^ QUALITY,
    "ResearchInstitute": _ALL ^ QUALITY,
    "Honour": _ALL ^ SCOPE,
}


@remembered
def cuts(text: str) -> tuple[int, ...]:
    """Return where the boundaries of a folded text end, in order.

    >>> cuts("依托甲园、乙园")
    (2, 5)
    >>> cuts("还有以上市企业"), cuts("规模以上市级企业")
    ((2, 3), ())
    """
    pieces = [match.span() for _, match in _PIECES.find(text)]
    inside = {place for start, end in pieces for place in range(start, end)}
    ends = {match.end() for _, match in _BESIDE.find(text) if match.start() not in inside}
    for index, start, end in _PARTS.find_matches_as_indexes(text):
        kind = _PARTING_KINDS[index]
        if kind & KEEP or start in inside:
            continue
        # Where a name begins nothing is joined: 推进和云堂.
        if kind & STRONG or (start and start not in ends and text[start - 1] not in NO_JOIN_AFTER):
            ends.add(end)
    # Between two quotations side by side there is a boundary of no length.
    ends.update(end for _, end in pieces if text[end - 1] == "”" and text.startswith("“", end))
    return tuple(sorted(ends))


def strip_left(text: str, start: int, end: int, label: str = "") -> int:
    """Return where the name in text[start:end] begins, past verbs, counts, times and general fillers.

    >>> text = "前往洛卡特"
    >>> text[strip_left(text, 0, 5):]
    '洛卡特'
    """
    stripped = _STRIPPED.get(label, _ALL)
    while start < end:
        longest = 0
        for length in _LENGTHS.get(text[start], ()):
            kind = _KINDS.get(text[start : start + length], 0) if start + length <= end else 0
            if kind & KEEP:
                return start
            if kind & stripped and not longest:
                longest = start + length
        figure = _FIGURE.match(text, start, end) if text[start] in _FIGURE_STARTS else None
        if figure:
            start = figure.end()
        elif longest:
            start = longest
        elif text[start] in _FILLER:
            start += 1
        else:
            break
    return start


def after_last_cut(text: str, start: int, end: int, label: str = "") -> int:
    """Return where the name that ends at `end` begins: after the last boundary, its fillers stripped.

    >>> text = "组织百余家企业前往洛卡特"
    >>> text[after_last_cut(text, 0, len(text)):]
    '洛卡特'
    """
    ends = cuts(text)
    place = bisect_right(ends, end - 1)
    return strip_left(text, max(start, ends[place - 1] if place else 0), end, label)


def begins_with_verb(text: str, position: int) -> bool:
    """Tell whether a boundary word begins at a place."""
    lengths = _LENGTHS.get(text[position : position + 1], ())
    return any(_KINDS.get(text[position : position + length], 0) & STRONG for length in lengths)
