"""The rules of relations, read from rules/*.yaml and compiled once.

A rule is a phrase with slots. In `{contractors:ServiceProvider+}作为(?:区域)?总包商` the slot takes one or more
service providers of an enumeration; everything else is a regular expression over the folded sentence, in which
`@` inside a class stands for any name. What the
phrase states is written as it reads: `contractors GENERAL_CONTRACTOR_FOR topic`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.ontology import load as ontology
from loaders.lexicon import LOADER
from loaders.spotting import Spotter

FOLDER = Path(__file__).parent / "rules"
KEYS = (
    "id", "pattern", "states", "anchors", "with", "inside", "coin", "makes", "named", "pairs", "inner",
    "home", "document", "examples",
)  # fmt: skip
# In the text that rules match on, each mention is one character of this private range, by label.
MASK_START = 0xE000
ANY_MASK = "\\ue000-\\ue0ff"
SLOT = re.compile(r"\{(?P<name>[a-z_]+):(?P<labels>[A-Za-z|]+)(?P<many>\+~?)?\}")
SEPARATOR = "(?:（[^（）]{1,12}）)?(?:[、“”]|以及|和|与|及|或){1,3}(?:(?:全国|全省)?首[批个家])?"
DESCRIBED = "(?:[、“”]|以及|和|与|及)[^，。；：、]{0,10}?"
# Ends that no slot holds; see ends.py.
PRONOUNS = ("topic", "matter", "plan", "near", "effort", "doer", "document", "home", "park", "issuer", "whole")


@cache
def mask_of() -> Mapping[str, str]:
    """Return the mask character of each label of the ontology."""
    return {label: chr(MASK_START + i) for i, label in enumerate(sorted(ontology().labels))}


@dataclass(frozen=True, slots=True)
class Stated:
    """One relation that a rule states: two ends, each a slot or a pronoun, and the relation's type."""

    source: str
    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule.

    `coins` are slots made of another slot's names: slot → (of, label, ending); 公牛 in «公牛等企业级平台» also
    names 公牛平台. `makes` gives the firms of a slot the label of their role wherever the document names them.
    `named` keeps of a slot's names those of a form; `pairs` joins the names of two slots one to one (分别) instead
    of each to each. `inner` are slots of the names inside another slot's names: slot → (of, label).
    """

    file: str
    id: str
    pattern: re.Pattern[str]
    slots: Mapping[str, frozenset[str]]
    states: tuple[Stated, ...]
    properties: Mapping[str, Any]
    inside: tuple[str, ...]
    anchors: tuple[str, ...]
    coins: Mapping[str, tuple[str, str, str]]
    makes: Mapping[str, str]
    named: Mapping[str, re.Pattern[str]]
    pairs: bool
    inner: Mapping[str, tuple[str, str]]
    examples: tuple[Mapping[str, Any], ...]


class RuleSet:
    """Rules that are tried together, each only where a word it needs stands.

    Args:
        chosen: the rules, in the order in which they are tried.
    """

    __slots__ = ("_patterns", "_possible", "_rules")

    def __init__(self, chosen: Iterable[Rule]) -> None:
        """Read the words that the rules need off their patterns."""
        self._rules = tuple(chosen)
        self._patterns = Spotter().group([rule.pattern for rule in self._rules])
        self._possible: dict[frozenset[str], frozenset[int]] = {}

    def possible(self, labels: frozenset[str]) -> frozenset[int]:
        """Return the numbers of the rules each slot of which takes a name of one of these labels."""
        found = self._possible.get(labels)
        if found is None:
            found = self._possible[labels] = frozenset(
                number
                for number, rule in enumerate(self._rules)
                if not any(slot.isdisjoint(labels) for slot in rule.slots.values())
            )
        return found

    def find(self, masked: str, possible: Collection[int]) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Yield each of the rules that are possible with its matches in a text in which names are masked."""
        for number, match in self._patterns.find(masked, among=possible):
            rule = self._rules[number]
            if not rule.anchors or any(anchor in masked for anchor in rule.anchors):
                yield rule, match


class RuleError(ValueError):
    """A rule file is wrong; the message names the file, the rule and the key."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules of relations, in the order of files and lines."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        found += [_rule(path.name, entry) for entry in yaml.load(path.read_text("utf-8"), LOADER)]
    ids = [rule.id for rule in found]
    for rule_id in ids:
        if ids.count(rule_id) > 1:
            raise RuleError(f"rules: two rules are called «{rule_id}»; give one another id.")
    return tuple(found)


@cache
def sentence_rules() -> RuleSet:
    """Return the rules that are tried on sentences."""
    return RuleSet(rule for rule in rules() if not rule.inside)


@cache
def role_rules() -> RuleSet:
    """Return the rules that give firms the label of a role."""
    return RuleSet(rule for rule in rules() if rule.makes)


@cache
def inside_rules(label: str) -> RuleSet:
    """Return the rules that are tried on the names of a label."""
    return RuleSet(rule for rule in rules() if label in rule.inside)


def _rule(file: str, entry: Mapping[str, Any]) -> Rule:
    where = f"rules/{file}, {entry.get('id', entry)}"
    for key in ("id", "pattern", "states", "examples"):
        if key not in entry:
            raise RuleError(f"{where}: the key «{key}» is missing.")
    for key in entry:
        if key not in KEYS:
            raise RuleError(f"{where}: there is no key «{key}»; a rule has {', '.join(KEYS)}.")
    slots: dict[str, frozenset[str]] = {}
    for slot in SLOT.finditer(entry["pattern"]):
        slots[slot["name"]] = frozenset(slot["labels"].split("|"))
    try:
        pattern = re.compile(SLOT.sub(lambda m: _group(m, where), entry["pattern"]).replace("@", ANY_MASK))
    except re.error as error:
        raise RuleError(f"{where}: the pattern is no regular expression ({error}).") from error
    return Rule(
        file=file,
        id=entry["id"],
        pattern=pattern,
        slots=slots,
        states=tuple(
            _stated(text, {*slots, *entry.get("coin", {}), *entry.get("inner", {})}, where) for text in entry["states"]
        ),
        properties=entry.get("with", {}),
        inside=tuple(entry.get("inside", ())),
        anchors=tuple(entry.get("anchors", ())),
        coins={slot: (c["of"], c["label"], c["ending"]) for slot, c in entry.get("coin", {}).items()},
        makes=entry.get("makes", {}),
        pairs=entry.get("pairs", False),
        inner={slot: (i["of"], i["label"]) for slot, i in entry.get("inner", {}).items()},
        named={slot: re.compile(form) for slot, form in entry.get("named", {}).items()},
        examples=tuple(entry["examples"]),
    )


def _mask(label: str, where: str) -> str:
    if label not in mask_of():
        raise RuleError(f"{where}: the ontology has no label «{label}».")
    return mask_of()[label]


def _group(slot: re.Match[str], where: str) -> str:
    # A name may stand in quotation marks that are no part of it.
    one = "[" + "".join(_mask(label, where) for label in slot["labels"].split("|")) + "]"
    if not slot["many"]:
        return f"“?(?P<{slot['name']}>{one})”?"
    # Two quoted names may stand side by side: “甲”“乙”. Two names of different kinds are no list then.
    joined = SEPARATOR if "|" in slot["labels"] else f"(?:{SEPARATOR})?"
    separator = joined if slot["many"] == "+" else f"(?:{joined}|{DESCRIBED})"
    return f"“?(?P<{slot['name']}>{one}(?:{separator}{one})*)”?"


def _stated(text: str, slots: Collection[str], where: str) -> Stated:
    parts = text.split()
    if len(parts) != 3:
        raise RuleError(f"{where}: «{text}» is not of the form «source TYPE target».")
    source, relation, target = parts
    for end in (source, target):
        if end not in slots and end not in PRONOUNS:
            raise RuleError(f"{where}: «{end}» is neither a slot of the pattern nor one of {', '.join(PRONOUNS)}.")
    if relation not in ontology().relations:
        raise RuleError(f"{where}: the ontology has no relation «{relation}».")
    return Stated(source, relation, target)
