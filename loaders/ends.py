"""What the ends of a statement mean that no slot of its rule holds:

topic     the subject of the clause, or the field the sentence opens with (整车领域，…), else what governs the
          sentence (a heading, a topic sentence), else what was named first in it
matter    the topic, or else the document itself
plan      the topic, or else the document itself if it is a plan: a reply does not aim at what it tells of
near      what was named before in the sentence, else the topic, else what was named in the paragraph
effort    the programme in which somebody has a part: named in the phrase itself, else that of the industry its
          clause speaks of, else the one near, else the last one that the document named
doer      what the sentence is about: the name its clause or an earlier one begins with, else topic or home
document  the document itself
home      the region it speaks for, or the park
park      the park it speaks for, if it speaks for one
issuer    the body that issued it
whole     the name in which a name-internal rule (`inside`) matched
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.ontology import load as ontology
from loaders.names import Mention
from loaders.rulebook import Stated
from loaders.sentence import Sentence

ONE = ("topic", "matter", "plan", "near", "doer")
# A subject stands where a clause begins, perhaps after a time or a filler.
CLAUSE_MARKS = "，。；：！"
OPENING = re.compile(
    r"(?:\d{1,2}[.、．]|（\d{1,2}）|[^、]{0,6}年|龙头(?:企业)?[为是]|目前|同时|其中|此外|随后|近日|如今|日前|眼下|期间|另有|我[市县区省]|全[市县区省])?“?"
)
LONGEST_OPENING = 10
FIELD_START, FIELD_END = (
    re.compile(r"(?:在|就)?$"),
    re.compile(r"[^，。；、]{0,3}(?:领域|方面|环节|产业|行业|这一块)?，"),
)
HOLDERS = ("IndustrialPark", "Enterprise", "ServiceProvider", "ResearchInstitute", "Platform")
OPENERS = ("IndustrialPark", "Platform", "ResearchInstitute")
SITED = (*OPENERS, "Project")
OWNED = re.compile(r"[^，。；、：]{0,10}的")
LISTED = re.compile(r"[、和与及“”]{1,3}|以及")
OCCASION = re.compile(r"(?:会|大赛|培训班|研修班|仪式|活动)$")  # A fair of the branch is no programme for it.
PLAN = re.compile(r"(?:计划|规划|方案|要点|意见|措施|政策|纲要|办法)(?:（[^（）]*）)?$")


@dataclass(frozen=True, slots=True)
class Context:
    """What the pronouns of a document mean; an end without a name is None. `programmes` are all it names, `inside`
    gives the names inside a name.
    """

    document: Mention | None = None
    home: Mention | None = None
    park: Mention | None = None
    issuer: Mention | None = None
    programmes: tuple[Mention, ...] = ()
    inside: Callable[[Mention], Sequence[Mention]] = lambda mention: []


def meant_by(
    name: str,
    side: str,
    stated: Stated,
    held: Mapping[str, list[Mention]],
    sentence: Sentence,
    context: Context,
    start: int,
    end: int,
    whole: Mention | None,
) -> list[Mention]:
    """Return the mentions that one end of a statement means.

    Args:
        name: of the end: a slot, or one of the words above.
        side: `source` or `target`.
        stated: the statement as the rule has it.
        held: what the slots of the rule hold.
        sentence: with its mentions and what governs it.
        context: what the document means by such words.
        start: where the phrase begins that the rule matched.
        end: where it ends.
        whole: the name in which a name-internal rule matched.
    """
    if name in held:
        return held[name]
    if name in ("document", "home", "park", "issuer"):
        value = getattr(context, name)
        return [value] if value else []
    if name == "whole":
        return [whole] if whole else []
    if name == "effort":
        return _effort(sentence, start, end, context)
    if name not in ONE:
        return []
    ends = ontology().relations[stated.type].ends
    place = 0 if side == "source" else 1
    allowed = {pair[place] for pair in ends}
    taken = {m for mentions in held.values() for m in mentions}
    before = [m for m in sentence.mentions if m.end <= start and m not in taken and m.label in allowed]
    topics = [m for m in (*_field(sentence, start), *sentence.topics) if m.label in allowed][:1]
    named = _enumeration(sentence.text, before, first=name != "near")
    earlier = [m for m in sentence.earlier if m.label in allowed][:1]
    if "Programme" in allowed and (ours := _of_industry(sentence, start, context)):
        earlier = [ours]
    if name == "doer":
        if stated.type == "LOCATED_IN" and before and before[-1].end == start and before[-1].label in SITED:
            return before[-1:]  # 共建云川联合实验室，落户云川高新区
        if described := _described(sentence.text, before, start):
            return described
        subjects = [m for m in before if _begins_clause(sentence.text, m.start)]
        # Where the sentence names what can hold it, the region it speaks for is not the subject.
        told = any(m.label in HOLDERS for m in before)
        home = [context.home] if context.home and context.home.label in allowed and not told else []
        holder = [m for m in topics if m.label in (*HOLDERS, "Project")]
        return (_subject(sentence.text, before, subjects) if subjects else []) or holder or home
    own = (
        (_clause_subject(sentence.text, before, start) or _opening(sentence.text, before))
        if name in ("topic", "matter", "plan")
        else []
    )
    found = (named or topics or earlier) if name == "near" else (own or topics or named)
    of_itself = name == "matter" or (name == "plan" and context.document and PLAN.search(context.document.name))
    if not found and of_itself and context.document and not _of_another(sentence, start, context.home):
        return [context.document]
    return found


def _effort(sentence: Sentence, start: int, end: int, context: Context) -> list[Mention]:
    """Return the programme in which a phrase gives somebody a part."""
    named = [m for m in sentence.mentions if m.label == "Programme" and m.start < end]
    if named and named[-1].start >= start:
        return named[-1:]
    since = named[-1].end if named else 0
    industries = [m.name for m in sentence.mentions if m.label == "Industry" and since <= m.start < end]
    ours = _of_industry(sentence, end, context) if industries else None
    if ours and industries[-1] in ours.name:
        return [ours]
    governing = [m for m in (*sentence.topics, *sentence.earlier) if m.label == "Programme"]
    found = named[-1:] or governing[:1] or ([sentence.latest] if sentence.latest else [])
    return [m for m in found if not (industries and _of_others(m, industries, context))]


def _of_others(programme: Mention, industries: Sequence[str], context: Context) -> bool:
    """Tell whether a programme is by its name for industries none of which is among those given."""
    own = [m.name for m in context.inside(programme) if m.label == "Industry"]
    return bool(own) and not any(one in industry or industry in one for one in own for industry in industries)


def _described(text: str, before: list[Mention], start: int) -> list[Mention]:
    """Return the things of one kind that a clause ends in, each with what it is: 甲建的乙平台、丙建的丁平台，获评…."""
    if not before or before[-1].end != start or text[start : start + 1] != "，" or before[-1].label not in OPENERS:
        return []
    label = before[-1].label
    return [m for m in before if m.label == label and text[m.start - 1 : m.start] == "的" and text[m.end] in "、，"]


def _opening(text: str, before: list[Mention]) -> list[Mention]:
    """Return the park, platform or institute that a sentence opens with, with those it is listed with."""
    opens = before and before[0].start == 0 and before[0].label in OPENERS
    return _enumeration(text, before, first=True) if opens else []


def _of_another(sentence: Sentence, start: int, home: Mention | None) -> bool:
    """Tell whether a place is named before a phrase that is not the one the document speaks for."""
    return any(m.label == "Region" and m.end <= start and not (home and m.name == home.name) for m in sentence.mentions)


def _of_industry(sentence: Sentence, start: int, context: Context) -> Mention | None:
    """Return the document's programme for the industry that a sentence speaks of: 五金行业由…牵头."""
    industries = [m.name for m in sentence.mentions if m.label == "Industry" and m.end <= start]
    for industry in reversed(industries):
        meant = [p for p in context.programmes if industry in p.name and not OCCASION.search(p.name)]
        if meant:
            return meant[0]
    return None


def _begins_clause(text: str, place: int) -> bool:
    """Tell whether a name at a place is the first thing of its clause."""
    window = max(0, place - LONGEST_OPENING - 1)
    start = max(text.rfind(mark, window, place) for mark in CLAUSE_MARKS) + 1
    return (start > 0 or window == 0) and OPENING.fullmatch(text, start, place) is not None


def _field(sentence: Sentence, start: int) -> list[Mention]:
    """Return the industry that a sentence is about by its opening: 整车领域，…; 在稀土新材料方面，…."""
    first = sentence.mentions[0] if sentence.mentions else None
    if first and first.label == "Industry" and first.end <= start and FIELD_START.match(sentence.text, 0, first.start):
        return [first] if FIELD_END.match(sentence.text, first.end) else []
    return []


def _clause_subject(text: str, before: list[Mention], start: int) -> list[Mention]:
    """Return the park, platform or the like that the clause of a phrase begins with."""
    subjects = [m for m in before if m.label in HOLDERS and _begins_clause(text, m.start)]
    if not subjects or any(mark in text[subjects[-1].end : start] for mark in CLAUSE_MARKS):
        return []
    return _subject(text, before, subjects)


def _subject(text: str, before: list[Mention], subjects: list[Mention]) -> list[Mention]:
    """Return the last subject with the names enumerated after it."""
    start = before.index(subjects[-1])
    following = before[start + 1] if start + 1 < len(before) else None
    if following and following.label in SITED and OWNED.fullmatch(text, subjects[-1].end, following.start):
        start += 1  # 锦澜织造自建的“瓷易”平台, 获评…: of the platform.
    return _enumeration(text, before[start:], first=True)


def _enumeration(text: str, mentions: list[Mention], *, first: bool) -> list[Mention]:
    """Return the first or the last mention, with those it is enumerated with."""
    if not mentions:
        return []
    ordered = mentions if first else mentions[::-1]
    group = [ordered[0]]
    for mention in ordered[1:]:
        left, right = sorted((group[-1], mention), key=lambda m: m.start)
        if left.label != right.label or not LISTED.fullmatch(text, left.end, right.start):
            break
        group.append(mention)
    return group
