"""Which surface forms are one entity: by spelling, by abbreviation within a document, by recorded judgement.

Judgements are rows of data/judgements.csv, each with its reason; none states a relation. «different» keeps two
names apart that would otherwise be joined. Why each form belongs to its entity is kept with the entity.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.nearest import nearest
from graph.ontology import load as ontology
from loaders.industries import stem as industry_stem
from loaders.regions import stem as region_stem

JUDGEMENTS = Path(__file__).parent.parent / "data" / "judgements.csv"
COLUMNS = ("label", "name", "other", "judgement", "reason")
NOISE = re.compile(r"[\s“”‘’\"'「」《》]+")
QUOTED = re.compile(r"“([^“”]+)”")
COMPANY_TAIL = r"(?:股份有限公司|有限责任公司|有限公司|集团股份|集团公司|集团|股份|公司)"
SHORTEST_ABBREVIATION = 4
SHORTEST_FIRM = 3

Name = tuple[str, str]  # label and name


class JudgementError(ValueError):
    """The table of judgements is wrong; the message names the line."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One recorded decision on two names of a label: same, different or unsure."""

    label: str
    name: str
    other: str
    judgement: str
    reason: str


def read_judgements(path: Path = JUDGEMENTS) -> tuple[Judgement, ...]:
    """Return the recorded judgements; a file that is not there has none.

    Raises:
        JudgementError: the file is no table in UTF-8 with these columns, or a row lacks a field, has one too many,
            names no label of the ontology, or judges otherwise than same, different or unsure.
    """
    if not path.exists():
        return ()
    try:
        reader = csv.DictReader(path.read_text("utf-8-sig").splitlines(keepends=True), strict=True)
        headings = reader.fieldnames or ()
        rows = [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise JudgementError(f"{path.name}: no table of comma-separated values in UTF-8 ({error}).") from error
    if lacking := [name for name in COLUMNS if name not in headings]:
        raise JudgementError(f"{path.name}: no table of judgements; its first line has no {', '.join(lacking)}.")
    return tuple(_judgement(row, f"{path.name}, line {number}") for number, row in rows)


def _judgement(row: Mapping[str | None, str | None], where: str) -> Judgement:
    values = [(row.get(key) or "").strip() for key in COLUMNS]
    if not all(values) or None in row or values[3] not in ("same", "different", "unsure"):
        raise JudgementError(
            f"{where}: needs label, name, other, judgement, reason and document, quoted where they hold commas;\n"
            "the judgement is same, different or unsure."
        )
    if values[0] not in ontology().labels:
        raise JudgementError(f"{where}: no such label: {values[0]}{nearest(values[0], ontology().labels)}")
    return Judgement(*values)


def key(label: str, name: str) -> Name:
    """Return what two spellings of one name have in common.

    >>> key("Platform", "“海卫 智巢”") == key("Platform", "海卫智巢"), key("Industry", "家电行业")
    (True, ('Industry', '家电'))
    """
    folded = NOISE.sub("", name).lower()
    if label == "Industry":
        folded = industry_stem(folded)
    return label, folded


class Identity:
    """Joins names into entities; after `join`, `canonical` gives an entity's name.

    Args:
        judgements: recorded decisions, applied before anything the text suggests.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Take up the judgements."""
        self._parent: dict[Name, Name] = {}
        self._joined: dict[Name, set[Name]] = {}
        self._names: dict[Name, set[str]] = defaultdict(set)
        self._different: set[frozenset[Name]] = set()
        self._grounds: dict[Name, str] = {}
        judgements = tuple(judgements)
        for row in judgements:
            if row.judgement == "different":
                self._different.add(frozenset((key(row.label, row.name), key(row.label, row.other))))
        for row in judgements:
            if row.judgement == "same":
                self._union(key(row.label, row.name), key(row.label, row.other), f"judgement|{row.reason}")
        self._canonical: dict[Name, str] = {}

    def add(self, names: Mapping[str, set[str]]) -> None:
        """Take up the names of one document, by label, and join those that abbreviate one another."""
        self.take(names, abbreviations(names))

    def take(self, names: Mapping[str, set[str]], same: Iterable[tuple[Name, Name]]) -> None:
        """Take up names, by label, and join the pairs that a document shows to be abbreviations."""
        for label, forms in names.items():
            for form in forms:
                self._names[key(label, form)].add(form)
        for one, other in same:
            self._union(one, other, "abbreviation|")

    def canonical(self, label: str, name: str) -> str:
        """Return the fullest form that the corpus uses for the entity of this name; a name that is new is its own."""
        if not self._canonical:
            groups: dict[Name, set[str]] = defaultdict(set)
            for one, forms in self._names.items():
                groups[self._find(one)] |= forms
            self._canonical = {root: max(forms, key=lambda f: (len(f), f)) for root, forms in groups.items()}
        return self._canonical.get(self._find(key(label, name)), name)

    def grounds(self, label: str, alias: str, name: str) -> str:
        """Return why a form belongs to the entity of this name: alias|how|reason.

        `how` is judgement (recorded, with its reason), abbreviation or spelling, or text where the form stands for
        the entity in the text itself.
        """
        one = key(label, alias)
        if one == key(label, name):
            return f"{alias}|spelling|"
        return f"{alias}|{self._grounds.get(one, 'text|')}"

    def _find(self, one: Name) -> Name:
        while one in self._parent:
            one = self._parent[one]
        return one

    def _union(self, one: Name, other: Name, grounds: str) -> None:
        """Join two names and all that are joined to them, unless two of those are known to be different."""
        first, second = sorted((self._find(one), self._find(other)))
        ours, theirs = (self._joined.get(root, {root}) for root in (first, second))
        if first != second and not any(frozenset((a, b)) in self._different for a in ours for b in theirs):
            self._parent[second] = first
            self._joined[first] = ours | theirs
            for name in (one, other):
                self._grounds.setdefault(name, grounds)


def abbreviations(names: Mapping[str, set[str]]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of names, short and long, of which the one stands for the other within one document.

    >>> list(abbreviations({"Region": {"前湾新区", "前湾"}}))
    [(('Region', '前湾'), ('Region', '前湾新区'))]
    """
    for label, forms in names.items():
        if label not in _LONGER:
            continue
        for short in sorted(forms):
            longer = {key(label, form) for form in _LONGER[label](short, forms - {short})} - {key(label, short)}
            if len(longer) == 1:
                yield key(label, short), longer.pop()


def _ending_in(short: str, forms: Iterable[str]) -> Iterator[str]:
    """Yield the names that end in a short form or quote it."""
    core = NOISE.sub("", short)
    if len(core) >= SHORTEST_ABBREVIATION:
        for form in forms:
            if len(form) > len(short) and (
                NOISE.sub("", form).endswith(core)
                or _quotes(form, core)
                or (core.isascii() and form.startswith(core))
            ):  # fmt: skip
                yield form


def _legal_form(short: str, forms: Iterable[str]) -> Iterator[str]:
    """Yield 泰州江洲药业有限公司 for 江洲药业: a place before and a legal form behind add nothing."""
    if len(short) >= SHORTEST_FIRM:
        full = re.compile(rf"(?:[\u4e00-\u9fff]{{2,3}}(?:省|市|县)?)?{re.escape(short)}{COMPANY_TAIL}?")
        yield from filter(full.fullmatch, forms)


def _with_level(short: str, forms: Iterable[str]) -> Iterator[str]:
    """Yield 前湾新区 for 前湾; of 吉林 there are two, 吉林省 and 吉林市."""
    return (form for form in forms if region_stem(form) == short)


_LONGER: Mapping[str, Callable[[str, Iterable[str]], Iterator[str]]] = {
    **dict.fromkeys(("IndustrialPark", "Platform", "Programme", "ResearchInstitute"), _ending_in),
    **dict.fromkeys(("Enterprise", "ServiceProvider"), _legal_form),
    "Region": _with_level,
}


def _quotes(form: str, core: str) -> bool:
    return any(NOISE.sub("", quoted) == core for quoted in QUOTED.findall(form))
