"""Programmes that are told by their quotation marks alone: 推进“云行江川”, 开展“云企登峰”“江企上云”.

Official prose quotes what it has coined. An idiom is quoted as well, but is a word of the language; what somebody says
or thinks is longer, or a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.boundaries import begins_with_verb
from loaders.frequency import is_word
from loaders.names import Mention, is_general
from loaders.spotting import SENTENCES

COINED = r"“(?P<name>[\u4e00-\u9fff]{4,8}(?:[·、][\u4e00-\u9fff]{2,6})?)”"
_COINED = SENTENCES.group([COINED])
# Who does what with it; the programme before it in a list does as well.
OPENS = re.compile(r"(?:实施|开展|启动|推进|推动|深化|落实|部署|组织|打造|构建|锚定|聚焦|围绕|纳入|入选|列入)了?$")
NEXT = re.compile("”[、和与]?")
# What such a quotation may be said to be, or the end of what is said of it.
GOES_ON = re.compile(
    r"[，。；、“）]|$|升级版|[\u4e00-\u9fff]{0,4}(?:行动|工程|计划|战略|专项|建设|目标|布局|格局|部署|机制|举措|路径|定位)"
)
REFUSED = re.compile(
    r"十[一二三四五六]五|专精特新|小巨人|单项冠军|隐形冠军|瞪羚|独角兽|链主|大脑|[一不]|就是|如何|怎样|什么|"
    r"(?:工厂|车间|企业|基地|园区?|平台|城市|之[都乡城]|问题|难题|意见|建议|提案|时期|期间|阶段|作用|能力|水平|做法|样板|模式|经验)$"
)
LONGEST_OPENING = 6


def find_quoted(text: str) -> Iterator[Mention]:
    """Yield the programmes that nothing but quotation marks tell in one folded sentence.

    >>> [m.name for m in find_quoted("推进“云行江川”“江企登云”，实现“弯道超车”。")]
    ['云行江川', '江企登云']
    """
    end = 0  # of the one before
    for _, match in _COINED.find(text):
        start, name = match.start(), match["name"]
        opened = OPENS.search(text, max(0, start - LONGEST_OPENING), start) or NEXT.fullmatch(text, end, start)
        if (
            opened
            and GOES_ON.match(text, match.end())
            and not (REFUSED.search(name) or is_word(name) or is_general(name))
            and not begins_with_verb(name, 0)
        ):
            end = match.end("name")
            yield Mention(*match.span("name"), "Programme", name)
