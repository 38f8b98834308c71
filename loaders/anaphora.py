"""What stands for a name: «以下简称《办法》», «该平台», «园内», and «园区» or «项目» where a clause begins.

Rules then read such words as the names they mean. An abbreviation is a name of the entity from then on; a word
that only points back is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.mentions import apart
from loaders.names import Mention
from loaders.sentence import Sentence
from loaders.spotting import SENTENCES

CALLED = SENTENCES.group([r"（(?:以下|下)(?:统)?(?:简)?称(?:为|：)?[“《]?(?P<short>[^（）“”《》，]{2,16})[”》]?）"])
# What a noun can mean, by the label of what was named before.
NOUNS = {
    "平台": "Platform",
    "系统": "Platform",
    "园区": "IndustrialPark",
    "园": "IndustrialPark",
    "产业园": "IndustrialPark",
    "基地": "IndustrialPark",
    "小镇": "IndustrialPark",
    "学院": "ResearchInstitute",
    "研究院": "ResearchInstitute",
    "实验室": "ResearchInstitute",
    "中心": "ResearchInstitute",
    "公司": "Enterprise",
    "企业": "Enterprise",
    "项目": "Project",
    "行动": "Programme",
    "计划": "Programme",
    "工程": "Programme",
    "试点": "Programme",
}
_NOUN = "|".join(sorted(NOUNS, key=len, reverse=True))
_VERBS = (
    "地处|位于|坐落|选址|总投资|计划总投资|占地|规划面积|由|已(?!有|经)|现有|现已|入选|获|被|先后|"
    "引进|招引|吸引|汇聚|入驻|将(?!成)|建成|投产|达产|集聚"
)
POINTS = SENTENCES.group(
    [
        rf"(?:该|此)(?P<noun>{_NOUN})(?![\u4e00-\u9fff]?(?:级|化|型))",
        rf"(?:^|[，。；“])(?:(?:今年|去年|目前|其中|近年来|截至目前)，?)?(?P<noun>园区|项目)(?=(?:(?:19|20)\d\d年)?(?:{_VERBS}))",
        r"(?:(?<=[，。；：、是为在“])|^)(?P<noun>园区?)(?=[里内](?![外在]))",
    ]
)
CORE = re.compile("“[^“”]{2,8}”(?=.)")
_POINTED = 0  # The number of the pattern with 该: its match begins before the noun.


def resolve(all_sentences: Sequence[Sentence], title: Sequence[Mention]) -> None:
    """Give the sentences of a document the mentions that abbreviations and nouns pointing back stand for.

    Args:
        all_sentences: in reading order.
        title: the names in the document's title, which come before all others.
    """
    _abbreviations(all_sentences)
    last = {mention.label: mention for mention in title}
    for sentence in all_sentences:
        added = list(_pointed(sentence, last)) if sentence.kind == "sentence" else []
        if added:
            sentence.mentions = apart([*sentence.mentions, *added])
        for mention in sentence.mentions:
            last[mention.label] = mention


def _abbreviations(all_sentences: Sequence[Sentence]) -> None:
    """Rename the mentions of a short form to the name it was introduced for, and find it where it was not one."""
    meant = _quoted_cores(all_sentences)
    for sentence in all_sentences:
        introduced = {m.start: m for m in _introduced(sentence)}
        meant |= {sentence.text[m.start : m.end]: m for m in introduced.values()}
        renamed = [
            m._replace(name=full.name)
            if (full := meant.get(m.name) or meant.get(f"“{m.name}”")) and full.label == m.label
            else m
            for m in sentence.mentions
        ]
        # The short title of a document stands in 《》 and is a mention already.
        found = [
            m
            for short, full in meant.items()
            if full.label != "Document"
            for m in _standing(sentence.text, short, full)
        ]
        sentence.mentions = apart([*renamed, *found, *introduced.values()]) if found or introduced else renamed


def _quoted_cores(all_sentences: Sequence[Sentence]) -> dict[str, Mention]:
    """Return what stands in quotes at the head of one name only, and alone means it: “瓷链通” for “瓷链通”平台."""
    found: dict[str, set[str]] = {}
    meant: dict[str, Mention] = {}
    for mention in (m for sentence in all_sentences for m in sentence.mentions if m.label in ("Platform", "Programme")):
        core = CORE.match(mention.name)
        if core:
            found.setdefault(core.group(), set()).add(mention.name)
            meant[core.group()] = mention
    return {core: mention for core, mention in meant.items() if len(found[core]) == 1}


def _introduced(sentence: Sentence) -> Iterator[Mention]:
    """Yield the abbreviations that a sentence introduces, as mentions of what they abbreviate."""
    ends = {m.end: m for m in sentence.mentions}
    for _, match in CALLED.find(sentence.text):
        full = ends.get(match.start())
        if full:
            yield Mention(*match.span("short"), full.label, full.name)


def _standing(text: str, short: str, full: Mention) -> Iterator[Mention]:
    start = text.find(short)
    while start >= 0:
        yield Mention(start, start + len(short), full.label, full.name)
        start = text.find(short, start + len(short))


def _pointed(sentence: Sentence, last: dict[str, Mention]) -> Iterator[Mention]:
    """Yield a mention for each noun that points back to what was named last of its kind."""
    for number, match in POINTS.find(sentence.text):
        noun, label = match["noun"], NOUNS[match["noun"]]
        start = match.start(0 if number == _POINTED else "noun")
        before = [m for m in sentence.mentions if m.end <= start and m.label == label]
        named = before[-1] if before else last.get(label)
        if named and (label == "Enterprise" or noun in ("园区", "项目") or named.name.strip("“”").endswith(noun)):
            yield Mention(start, match.end("noun"), label, named.name, points=True)
