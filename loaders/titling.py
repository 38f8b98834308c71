"""What the title of a document says of it: its kind, who wrote it, what it covers, which proposal it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.folding import Folded
from loaders.speech import BODY_END

TITLE_ISSUER = re.compile(
    rf"(?:(?:19|20)\d\d年度?)?([\u4e00-\u9fff]{{1,30}}?{BODY_END})"
    r"(?:关于|(?=(?:19|20)\d\d年)|(?=对.{0,8}(?:人大|政协)))"
)
KINDS = (
    "复函|答复函|答复|回复|函|规划纲要|规划|行动计划|工作计划|计划|实施方案|工作方案|行动方案|方案|通知|通报|公告|公示|通告|"
    "实施意见|指导意见|若干意见|意见|若干政策|政策措施|政策|若干措施|措施|办法|细则|规定|条例|要点|工作总结|总结|工作报告|报告|"
    "纲要|指南|目录|名单|决定|简报|纪要|说明|解读"
)
# What a report covers: 2023年工作总结, 2022年度工作报告.
PERIOD = re.compile(
    r"((?:19|20)\d\d)年度?[\u4e00-\u9fff]{0,12}?(?:总结|报告|情况|公报|统计|要点)|((?:19|20)\d\d)年度[\u4e00-\u9fff]{2,24}名单"
)
KIND = re.compile(rf"({KINDS})(?:[（(][^（）]{{1,60}}[）)])?$")
REPLIES = ("复函", "答复函", "答复", "回复", "函")
TITLE_START = re.compile(r"关于|对|印发|转发")
PROPOSAL = re.compile(
    r"(?:第|(?<=会议))((?=[A-Z]*\d)[A-Z\d\-]{1,16})号(?:（[^（）]{1,16}）)?(?:[^《》。，]{0,6}?)(?:建议|提案|议案)|(?:建议|提案|议案)第([0-9\-]{1,12})号"
)
SESSION = re.compile(
    r"(?:关于|对)?((?:(?!关于|对)[\u4e00-\u9fff]){0,14}?(?:第?[一二三四五六七八九十]{1,3}届)?"
    r"(?:人大|政协|人民代表大会|人大常委会|(?:全国)?委员会)?第?[一二三四五六七八九十]{1,3}届?次会议)"
)
OPENS_BODY = re.compile(r"。|收悉|答复如下|印发给你们")
LONGEST_LINE, LONGEST_TITLE = 60, 120  # characters: of any line of a title, of one that says what kind it is


class Title(NamedTuple):
    """What a title says; a field it does not tell is None or empty."""

    kind: str
    issuer: Folded | None
    period: str
    proposal_number: str
    session: str


def read_title(title: Folded) -> Title:
    """Return what a title says.

    >>> text = "云川市经信局关于市政协十届二次会议第31号提案的答复"
    >>> told = read_title(Folded(text, range(len(text))))
    >>> told.kind, told.issuer.text, told.proposal_number, told.session
    ('答复', '云川市经信局', '31', '市政协十届二次会议')
    """
    text = title.text.strip("《》")
    issuer, kind = TITLE_ISSUER.match(title.text), KIND.search(text)
    covered, proposal = PERIOD.search(text), PROPOSAL.search(text)
    session = SESSION.search(text) if proposal else None
    return Title(
        kind=kind[1] if kind else "",
        issuer=title.part(*issuer.span(1)) if issuer else None,
        period=(covered[1] or covered[2]) if covered else "",
        proposal_number=(proposal[1] or proposal[2]) if proposal else "",
        session=session[1] if session else "",
    )


def next_of_title(folded: Sequence[Folded], index: int) -> str:
    """Return the line after one that may be the first half of a title, or an empty string."""
    here, following = folded[index].text, folded[index + 1].text if index + 1 < len(folded) else ""
    broken = not KIND.search(here) and len(here) + len(following) <= LONGEST_LINE
    return following if broken and not OPENS_BODY.search(following) else ""
