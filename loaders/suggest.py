"""Suggests which names may be one entity: alike in spelling, and found in the same company.

A suggestion changes nothing. Who finds it right, or wrong, records that in data/judgements.csv; the next build
goes by it, and the pair is not suggested again. Two names of one enumeration, and two that the text relates to one
another, are two entities and are never suggested.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from graph.statement import Graph, Node
from loaders.firms import TAIL, short_firm
from loaders.identity import NOISE, Judgement, key
from loaders.join import UNNAMED

FIRMS = ("Enterprise", "ServiceProvider")
LISTED = re.compile(r"[、，和与及“”\s]{1,4}|以及")
NUMBER = re.compile(r"\d+|(?<=第)[一二三四五六七八九十]+|[一二三四五六七八九十]+(?=期|号|届)")
# Of the score: how much spelling counts, the rest being context; and within spelling, that the one is inside the other.
SPELLING, INSIDE, BRAND_ONLY = 0.75, 0.6, 0.9
SIEVE, LEAST = 50, 0.6
FEW = 0.2  # little company in common proves little


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two nodes that may be one: how alike they are from 0 to 1, and the names that stand with both."""

    one: Node
    other: Node
    score: float
    spelling: float
    shared: tuple[str, ...]

    @property
    def row(self) -> str:
        """The line that records the pair as the same in data/judgements.csv; the reason is to be completed."""
        reason = f"Spelling {self.spelling:.2f}"
        reason += f"; both with {'、'.join(self.shared[:3])}" if self.shared else "; nothing stands with both"
        line = io.StringIO()
        document = self.one.evidence[0].document
        fields = [self.one.label, self.other.name, self.one.name, "same", reason, document]
        csv.writer(line, lineterminator="").writerow(fields)
        return line.getvalue()


def suggest(graph: Graph, judgements: Iterable[Judgement] = ()) -> list[Suggestion]:
    """Return the pairs of entities of one label that may be one, the likeliest first.

    Args:
        graph: with the passages of its entities and the texts of its documents.
        judgements: pairs already judged, which are left out whatever the judgement.

    Returns:
        Suggestions in the order of their scores; equal scores in the order of names. Compares every two names of a
        label, a million pairs a second.
    """
    judged = {frozenset((key(row.label, row.name), key(row.label, row.other))) for row in judgements}
    company = _company(graph)
    # Who stands with everybody tells little of anybody.
    weight = {one: 1 / max(1, len(others)) for one, others in company.items()}
    names = {node.id: node.name for node in graph.nodes}
    apart = _apart(graph)
    found = []
    for one, other in _alike(graph):
        if frozenset((one.id, other.id)) in apart or _differ(one, other) or _is_judged(one, other, judged):
            continue
        shared = company[one.id] & company[other.id]
        # An exact sum, as sets come in another order in each run.
        least = min(fsum(weight[i] for i in company[node.id]) for node in (one, other))
        context = fsum(weight[i] for i in shared) / (least + FEW)
        spelling = _spelling(one, other)
        score = round(SPELLING * spelling + (1 - SPELLING) * context, 4)
        if score >= LEAST:
            known = sorted(shared, key=lambda i: (-weight[i], names[i]))
            longer, shorter = sorted((one, other), key=lambda node: (-len(node.name), node.name))
            found.append(Suggestion(longer, shorter, score, spelling, tuple(names[i] for i in known)))
    return sorted(found, key=lambda pair: (-pair.score, pair.one.name, pair.other.name))


def _alike(graph: Graph) -> Iterator[tuple[Node, Node]]:
    """Yield the pairs of one label whose spelling is worth a closer look."""
    labels: dict[str, list[tuple[str, Node]]] = defaultdict(list)
    for node in graph.nodes:
        if node.label not in UNNAMED:
            labels[node.label] += [(form, node) for form in _forms(node)]
    for forms in labels.values():
        spellings = [form for form, _ in forms]
        pairs = {
            (node.id, forms[place][1].id): (node, forms[place][1])
            for form, node in forms
            for _, _, place in process.extract(form, spellings, scorer=fuzz.ratio, score_cutoff=SIEVE, limit=None)
            if node.id < forms[place][1].id
        }
        yield from pairs.values()


def _forms(node: Node) -> set[str]:
    """Return the spellings of a node's names; of a firm also without place, trade and legal form."""
    forms = {NOISE.sub("", form) for form in (node.name, *node.aliases)}
    if node.label in FIRMS:
        forms |= {_brand(form) for form in forms}
    return {form for form in forms if len(form) > 1}


def _brand(name: str) -> str:
    """Return a firm's own name: 祈禧 of 宁波祈禧电器有限公司."""
    short = short_firm(name)
    tail = next((m for m in TAIL.finditer(short) if m.end() == len(short) and m.start() > 1), None)
    return short[: tail.start()] if tail else short


def _spelling(one: Node, other: Node) -> float:
    """Return how alike two nodes are called, by the most alike of their names."""
    whole = max(_likeness(a, b) for a in (one.name, *one.aliases) for b in (other.name, *other.aliases))
    if one.label not in FIRMS:
        return whole
    brands = max(_likeness(a, b) for a in map(_brand, (one.name, *one.aliases)) for b in
                 map(_brand, (other.name, *other.aliases)))  # fmt: skip
    return max(whole, BRAND_ONLY * brands)


def _likeness(one: str, other: str) -> float:
    """Return how alike two names are: 1 when equal, near it when all of the shorter stands in the longer in order.

    >>> round(_likeness("市经信局", "慈溪市经济和信息化局"), 2), round(_likeness("公牛", "慈星"), 2)
    (0.83, 0.0)
    """
    one, other = NOISE.sub("", one), NOISE.sub("", other)
    numbers = set(NUMBER.findall(one)), set(NUMBER.findall(other))
    if not (one and other) or (all(numbers) and numbers[0] != numbers[1]):
        return 0.0
    common = LCSseq.similarity(one, other)
    inside = common / min(len(one), len(other))
    return INSIDE * inside + (1 - INSIDE) * 2 * common / (len(one) + len(other))


def _company(graph: Graph) -> Mapping[str, set[str]]:
    """Return by node what it is related to, and what stands in the same sentences."""
    company: dict[str, set[str]] = defaultdict(set)
    sentences: dict[str, set[str]] = defaultdict(set)
    labels = {node.id: node.label for node in graph.nodes}
    for edge in graph.edges:
        if edge.type == "FROM_CHUNK" and labels[edge.source] not in UNNAMED:
            sentences[edge.target].add(edge.source)
        elif labels[edge.source] not in UNNAMED and labels[edge.target] not in UNNAMED:
            company[edge.source].add(edge.target)
            company[edge.target].add(edge.source)
    for mentioned in sentences.values():
        for one in mentioned:
            company[one] |= mentioned - {one}
    return company


def _apart(graph: Graph) -> set[frozenset[str]]:
    """Return the pairs that a text enumerates together or relates to one another."""
    texts = {
        str(node.properties["file"]): str(node.properties["text"])
        for node in graph.nodes
        if node.label == "Document" and node.properties.get("in_corpus")
    }
    apart = {frozenset((edge.source, edge.target)) for edge in graph.edges}
    places: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    labels = {node.id: node.label for node in graph.nodes}
    for edge in graph.edges:
        if edge.type == "FROM_CHUNK" and labels[edge.source] not in UNNAMED:
            for at in edge.evidence:
                places[labels[edge.source], at.document].append((at.start, at.end, edge.source))
    for (_, document), mentions in places.items():
        for run in _enumerations(sorted(mentions), texts.get(document, "")):
            apart |= {frozenset((one, other)) for one in run for other in run if one != other}
    return apart


def _enumerations(mentions: Sequence[tuple[int, int, str]], text: str) -> Iterator[set[str]]:
    """Yield the mentions that nothing but marks and conjunctions of a list stands between."""
    run: set[str] = set()
    for (_, end, one), (start, _, other) in pairwise(mentions):
        if end <= start and LISTED.fullmatch(text, end, start):
            run |= {one, other}
        else:
            yield run
            run = set()
    yield run


def _differ(one: Node, other: Node) -> bool:
    """Tell whether two names mean two things by their form: of two levels (省级, 国家级), or a trade and its branch."""
    levels = {node.properties["level"] for node in (one, other) if "level" in node.properties}
    is_branch = one.label == "Industry" and (one.name.endswith(other.name) or other.name.endswith(one.name))
    return len(levels) > 1 or is_branch


def _is_judged(one: Node, other: Node, judged: set[frozenset[tuple[str, str]]]) -> bool:
    return any(
        frozenset((key(one.label, a), key(one.label, b))) in judged
        for a in (one.name, *one.aliases)
        for b in (other.name, *other.aliases)
    )
