"""Rules on sentences: which relations a sentence states, between which names.

An end of a statement is a slot of the rule, or a word such as `topic` or `doer`, for which see ends.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import product

from graph.ontology import load as ontology
from graph.statement import Scalar
from loaders.ends import Context, meant_by
from loaders.folding import Folded
from loaders.names import Mention
from loaders.rulebook import Rule, RuleSet, inside_rules, role_rules, sentence_rules
from loaders.sentence import Claim, Masked, Sentence

NEGATES = re.compile(r"未(?!来|央)|尚无|没有|不再|不得|不予|取消|撤销|除外|并非|不是|无法")
NEGATED = re.compile(rf"(?:{NEGATES.pattern})[^，。；：]{{0,12}}$")
NEGATES_AFTER = re.compile(r"[^，。；：]{0,6}(?:除外|被取消|被撤销|未获|未通过)")
# Who is on such a list is yet to get the title.
SOUGHT_LIST = re.compile(
    "(?:培育|储备|后备|候选|公示|拟认定)(?:企业)?(?:库|名单|名录|目录|对象)(?:（[^（）]*）)?$|推荐名单$|库$"
)
YEAR = re.compile(r"((?:19|20)\d\d)年")
NOWHERE = Sentence(Folded("", ()), "line", "", -1)


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
            meant_by(name, other, stated, held, sentence, context, start, end, whole)
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
    """Return the region that stands right behind another: in 青阳县丁桥镇 the town is meant."""
    following = masked.beginning(mention.end) if mention.label == "Region" else None
    return following if following and following.label == "Region" and following not in taken else mention


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
