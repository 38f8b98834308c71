"""Rules on sentences: which relations a sentence states, between which names.

Besides its slots a rule may name these ends:

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
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from graph.ontology import load as ontology
from graph.statement import Scalar
from loaders.folding import Folded
from loaders.names import Mention
from loaders.rulebook import Rule, RuleSet, Stated, inside_rules, role_rules, sentence_rules
from loaders.sentence import Claim, Masked, Sentence

NEGATES = re.compile(r"未(?!来|央)|尚无|没有|不再|不得|不予|取消|撤销|除外|并非|不是|无法")
NEGATED = re.compile(rf"(?:{NEGATES.pattern})[^，。；：]{{0,12}}$")
NEGATES_AFTER = re.compile(r"[^，。；：]{0,6}(?:除外|被取消|被撤销|未获|未通过)")
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
LISTED = re.compile(r"[、和与及“”]{1,3}|以及")
OCCASION = re.compile(r"(?:会|大赛|培训班|研修班|仪式|活动)$")  # A fair of the branch is no programme for it.
PLAN = re.compile(r"(?:计划|规划|方案|要点|意见|措施|政策|纲要|办法)(?:（[^（）]*）)?$")
# Who is on such a list is yet to get the title.
SOUGHT_LIST = re.compile(
    "(?:培育|储备|后备|候选|公示|推荐|拟认定)(?:企业)?(?:库|名单|名录|目录|对象)(?:（[^（）]*）)?$"
)
YEAR = re.compile(r"((?:19|20)\d\d)年")
NOWHERE = Sentence(Folded("", ()), "line", "", -1)


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


def match_rules(sentence: Sentence, context: Context) -> Iterator[Claim]:
    """Yield what the rules read in one sentence, negated clauses left out."""
    for rule, match, masked in _matches(sentence_rules(), sentence.text, sentence.mentions):
        if not is_denied(masked.text, match):
            yield from _claims(rule, match, masked, sentence, context)


def _matches(tried: RuleSet, text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Rule, re.Match[str], Masked]]:
    """Yield the rules that match a text, its names masked if the kinds of names are those of any rule."""
    possible = tried.possible(frozenset([mention.label for mention in mentions]))
    if possible:
        masked = Masked(text, mentions)
        for rule, match in tried.find(masked.text, possible):
            yield rule, match, masked


def is_denied(text: str, match: re.Match[str]) -> bool:
    """Tell whether the clause of a phrase denies it: 未被评为, …除外."""
    clause = text[max(0, match.start() - 40) : match.start()]
    return bool(NEGATED.search(clause) or NEGATES.search(match.group()) or NEGATES_AFTER.match(text, match.end()))


def match_roles(sentence: Sentence) -> Iterator[tuple[Mention, str]]:
    """Yield the mentions that a phrase gives a role of their own, such as contractor, with the label of the role."""
    for rule, match, masked in _matches(role_rules(), sentence.text, sentence.mentions):
        for slot, label in rule.makes.items():
            if match[slot]:
                yield from ((m, label) for m in masked.mentions(*match.span(slot)))


def match_inside(text: str, mention: Mention, inner: Sequence[Mention]) -> Iterator[Claim]:
    """Yield what a name itself states by the names inside it: 慈溪未来产业园 is in 慈溪.

    Args:
        text: the characters of the whole name.
        mention: the whole name where it stands.
        inner: the names inside it, in order and apart, with places counted from its start.
    """
    for rule, match, masked in _matches(inside_rules(mention.label), text, inner):
        if match.start() == 0:
            for claim in _claims(rule, match, masked, NOWHERE, Context(), whole=mention):
                yield replace(claim, start=mention.start, end=mention.end)


def _claims(
    rule: Rule,
    match: re.Match[str],
    masked: Masked,
    sentence: Sentence,
    context: Context,
    whole: Mention | None = None,
) -> Iterator[Claim]:
    held = {
        slot: [m for m in masked.mentions(*match.span(slot)) if m.label in labels]
        for slot, labels in rule.slots.items()
        if match[slot]
    }
    taken = {m for mentions in held.values() for m in mentions}
    held = {slot: [_innermost(m, masked, taken) for m in mentions] for slot, mentions in held.items()}
    for slot, (of, label) in rule.inner.items():
        held[slot] = [i for m in held.get(of, ()) for i in context.inside(m) if i.label == label]
    for slot, form in rule.named.items():
        held[slot] = [m for m in held.get(slot, ()) if form.search(m.name)]
    start, end = masked.span(*match.span())
    for slot, (of, label, ending) in rule.coins.items():
        held[slot] = [Mention(m.start, m.end, label, m.name + ending) for m in held.get(of, ())]
    properties = _properties(rule, match, masked, sentence, start, end)
    for stated in rule.states:
        sources, targets = (
            _resolve(name, other, stated, held, sentence, context, start, end, whole)
            for name, other in ((stated.source, "source"), (stated.target, "target"))
        )
        ends = ontology().relations[stated.type].ends
        coined = rule.pairs or stated.source in rule.coins or stated.target in rule.coins
        for source, target in zip(sources, targets, strict=False) if coined else product(sources, targets):
            same = (source.label, source.name) == (target.label, target.name)
            if (source.label, target.label) in ends and not same:
                sought = stated.type == "AWARDED" and SOUGHT_LIST.search(target.name)
                yield Claim(source, "CANDIDATE_FOR" if sought else stated.type, target, properties, start, end, rule.id)


def _innermost(mention: Mention, masked: Masked, taken: Collection[Mention]) -> Mention:
    """Return the last of the regions that stand side by side from a mention on: in 青阳县丁桥镇 the town is meant."""
    while mention.label == "Region":
        following = masked.beginning(mention.end)
        if not following or following.label != "Region" or following in taken:
            break
        mention = following
    return mention


def _resolve(
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
    """Return the mentions that one end of a statement means."""
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


def _properties(
    rule: Rule, match: re.Match[str], masked: Masked, sentence: Sentence, start: int, end: int
) -> tuple[tuple[str, Scalar], ...]:
    """Return a claim's properties: those the rule fixes or cuts from the text, and the year if one is given."""
    found: dict[str, Scalar] = {}
    for key, value in rule.properties.items():
        if isinstance(value, str) and value.startswith("$"):
            group = value[1:]
            if group in match.re.groupindex and match[group]:
                begin, stop = masked.span(*match.span(group))
                found[key] = sentence.text[begin:stop]
        else:
            found[key] = value
    years = list(YEAR.finditer(sentence.text, 0, end))
    if years:
        found["year"] = int(years[-1][1])
    return tuple(sorted(found.items()))
