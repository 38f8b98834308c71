"""Quantified support: «按照实际投入的50%给予最高50万元补助» with its rate, cap, threshold and condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.sentence import Sentence
from loaders.spotting import SENTENCES

MONEY = r"(?:亿元|万元|元|万(?!元|人|亩|家|平))"
_GIVES = SENTENCES.group(
    [r"给予|予以|奖励|补助|补贴|资助|返还|贴息|奖补|发放|[单每]户(?:每年)?(?:最高|不超过)|另增|另奖|，奖(?=\d)|封顶"]
)
# What was paid is a figure, not an offer.
PAID = re.compile(
    r"兑现|兑付|下达|已拨|拨付|共计|累计(?![^，。；]{0,6}不(?:得)?超过)|惠及|政策奖励[\d.]|奖励金额|(?<!给予)发放(?!“[^“”]{1,8}券”|[\u4e00-\u9fff]{2,6}券(?!\d))|到位|争取到|获得[^，。；]{0,10}(?:补助|奖励)\d"
)
OFFER = re.compile(
    rf"(?:(?:不超过|不高于|最高)?(?P<rate>\d+(?:\.\d+)?)%(?:以内|以下)?(?!的?，)[^。；%]{{0,30}}?)?"
    rf"(?:(?:最高|不超过|不得超过|上限|封顶|累计不超过|总额不超过|单个[^，。；\d]{{0,8}})(?:不超过|给予|补助|奖励|可达|为)?[^，。；\d%]{{0,4}}?(?P<cap>\d+(?:\.\d+)?)(?P<cap_unit>{MONEY})"
    rf"|(?:给予|奖励|补助|补贴|资助|予以|另增|另奖|奖补(?!资金)|奖(?=\d))[^，。；\d%]{{0,14}}?(?P<fixed>\d+(?:\.\d+)?)(?P<fixed_unit>{MONEY})(?!及?以上|以下))"
)
RATE_ONLY = re.compile(
    r"(?P<rate>\d+(?:\.\d+)?)%(?:以内|以下)?(?:的标准)?[^，。；\d]{0,8}?(?:给予|予以)?[^，。；\d]{0,6}?(?:奖励|补助|补贴|资助|返还|贴息|奖补|发放[“\u4e00-\u9fff]{2,8}券)"
)
THRESHOLD = re.compile(
    rf"(?P<value>\d+(?:\.\d+)?)(?P<unit>{MONEY}(?:/亩)?)(?:\(?含\)?)?(?:以上|及以上)|(?:达到|超过|不低于|满)(?P<value_too>\d+(?:\.\d+)?)(?P<unit_too>{MONEY}(?:/亩)?)"
)
# What deputies asked for, which a letter repeats; the bureau offers nothing by that.
ASKED = re.compile("(?:^|[，：“]|关于|[您你]们?|提出的?)(?:建议|恳请|请求)(?![，、的中”])")
OWN_NOUN = re.compile(r"[^，。；、\d]{0,12}")
SUBJECT = re.compile(r"(?:对于|对|支持|鼓励)([^，。；：]{2,60}?)(?:的)?(?:，|。|；|：|按|给予|在|$)")


@dataclass(frozen=True, slots=True)
class Incentive:
    """One offer by the characters [start, end) of its sentence; a number that is not given is None."""

    start: int
    end: int
    subject: str
    condition: str
    rate: float | None
    cap: float | None
    cap_unit: str
    threshold: float | None
    threshold_unit: str


def find_incentives(sentence: Sentence) -> Iterator[Incentive]:
    """Yield the offers of one sentence, in order; payments that were made are not offers."""
    text = sentence.text
    if not _GIVES.find(text):
        return
    text = text[: offers_end(text)]
    start = 0
    found = list(OFFER.finditer(text)) or list(RATE_ONLY.finditer(text))
    for match in found:
        groups = match.groupdict()
        cap = groups.get("cap") or groups.get("fixed")
        condition = text[start : match.start()].strip("，。；：、的按照其")
        threshold = THRESHOLD.search(condition)
        subject = SUBJECT.search(condition) or SUBJECT.search(text[: match.start()])
        end = _end(text, match.end())
        yield Incentive(
            start=start if condition else match.start(),
            end=end,
            subject=subject[1] if subject else "",
            condition=condition,
            rate=float(groups["rate"]) if groups.get("rate") else None,
            cap=float(cap) if cap else None,
            cap_unit=groups.get("cap_unit") or groups.get("fixed_unit") or "",
            threshold=float(threshold["value"] or threshold["value_too"]) if threshold else None,
            threshold_unit=(threshold["unit"] or threshold["unit_too"]) if threshold else "",
        )
        start = end


def is_asked_for(sentence: Sentence, offer: Incentive) -> bool:
    """Tell whether a sentence repeats a request where it seems to offer something."""
    return bool(ASKED.search(sentence.text, 0, offer.end))


def offers_end(text: str) -> int:
    """Return where the part of a sentence ends that may offer something: before what was paid."""
    paid = PAID.search(text)
    return max(text.rfind(mark, 0, paid.start()) for mark in "，；") + 1 if paid else len(text)


def _end(text: str, position: int) -> int:
    """Return where an offer's clause ends: its own noun (补助, 奖励) belongs to it."""
    match = OWN_NOUN.match(text, position)
    return match.end() if match else position
