"""Reports that are given before an assembly: when, by whom and on whose behalf."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.folding import Folded

BODY_END = (
    r"(?:人民政府|政府|办公室|办公厅|委员会|管委会|工委|党委|市委|县委|区委|省委|局|厅|部|署|院|"
    r"党组|政协|经委|科委|建委|商务委|农委|教委|改革委|发改委|发展改革委|经信委|交委|住建委|编委|民委|体委|信息委|信息化委|工信委|国资委|卫健委|人大常委会|联合会|指挥部|领导小组|支队|中心|街道办事处|办事处)"
)
# «——2025年2月18日在某县第十六届人民代表大会第五次会议上», perhaps broken in two, then «某县人民政府县长 某某».
HELD = re.compile(
    r"(?:[—－-]{2}|（)(?=.{4,12}日在)(?P<day>.+?日)在[\u4e00-\u9fff]{3,40}(?:会议上）?)?|[\u4e00-\u9fff]{2,30}会议上）?"
)
SPEAKER = re.compile(
    rf"(?P<body>[\u4e00-\u9fff]{{2,12}}?{BODY_END})?代?"
    r"(?:省长|市长|县长|区长|州长|旗长|局长|主任|厅长|镇长|乡长|院长|检察长)(?P<name>[\u4e00-\u9fff]{2,4})?"
)
ON_BEHALF = re.compile(r"我代表(?P<body>[\u4e00-\u9fff]{2,14}(?:人民政府|政府|人大常委会|常务委员会|法院|检察院))，?")
OPENING = 12  # lines in which a report says for whom it is given


class Speech(NamedTuple):
    """What a line under the title of a report tells; each part may be missing."""

    day: Folded | None = None
    body: Folded | None = None
    speaker: Folded | None = None


def read_speech(line: Folded) -> Speech | None:
    """Return what a line tells of when a report was given, or who gave it, or None if it tells of neither.

    >>> line = "云川县人民政府县长王小明"
    >>> speech = read_speech(Folded(line, range(len(line))))
    >>> speech.body.text, speech.speaker.text
    ('云川县人民政府', '王小明')
    """
    match = HELD.fullmatch(line.text) or SPEAKER.fullmatch(line.text)
    if not match:
        return None
    parts = match.re.groupindex
    return Speech(*(line.part(*match.span(p)) if p in parts and match[p] else None for p in ("day", "body", "name")))


def spoken_for(opening: Sequence[Folded]) -> Folded | None:
    """Return the body for which a report is given by its first lines: 我代表云川县人民政府向大会报告工作."""
    for line in opening[:OPENING]:
        if match := ON_BEHALF.search(line.text):
            return line.part(*match.span("body"))
    return None
