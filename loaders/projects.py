"""Projects that are called so and nothing else: 锆纤基织物中试项目, told from kinds of projects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.boundaries import after_last_cut, begins_with_verb
from loaders.industries import is_only_industry
from loaders.names import Mention, is_general
from loaders.spotting import SENTENCES

_PROJECTS = SENTENCES.group(
    [
        r"(?<![点大批类型个等设务程范技产业资训商体级建改励干多厂间仓])项目(?:（[一二三四]期）)?"
        r"(?=[，。；、（）：因]|正在|正式|已|落|签|开工|建成|投产|竣工|完成|顺利|启动|入选|由|总投资)"
    ]
)
# These tell a kind, not one thing.
KINDS = re.compile(
    "更多|优质|优秀|企业|攻关|激励|一般|应用|资金|补助|相关|上述|合作|课题|专项|计划|招商|各类|有关|其[他它]|多个|部分|国家|[省市]级|试点|示范|项目"
)
ITEM = re.compile(r"\d{1,2}[.、．]|（\d{1,2}）")
SHORTEST, LONGEST = 3, 24


def find_projects(text: str) -> Iterator[Mention]:
    """Yield the projects of one folded sentence that only the word says to be any.

    >>> [m.name for m in find_projects("锆纤基织物中试项目正式揭牌，绿色食品项目、重点项目开工。")]
    ['锆纤基织物中试项目']
    """
    for _, match in _PROJECTS.find(text):
        start = after_last_cut(text, max(0, match.start() - LONGEST), match.end())
        modifier = text[start : match.start()]
        if (
            SHORTEST <= len(modifier) < LONGEST
            and modifier[0] not in "“（"
            and not KINDS.search(modifier)
            and not (is_general(modifier) or begins_with_verb(modifier, 0))
            and (not is_only_industry(modifier) or ITEM.fullmatch(text, 0, start))  # 2.氢燃料电池电机项目：….
        ):
            yield Mention(start, match.end(), "Project", text[start : match.end()])
