"""Scores a graph against gold: what careful people read in the same documents, written down by hand.

The gold is a folder that holds up to three files for each document STEM.txt, one JSON object a line:

    STEM.entities.jsonl      {"label", "name", "accept": [other forms], "accept_labels": [...], "core"}
    STEM.relations.jsonl     {"type", "source", "target", "core"}
    STEM.observations.jsonl  {"value", "unit", "period", "kind", "indicator", "core"}

Only documents with an entities file are scored. What is found must match any line of the gold; what must be
found are the lines that are core (all, unless they say otherwise): on the rest two careful people may differ.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from graph.statement import Edge, Graph, Node
from loaders.join import UNNAMED

# What is stated of passages and figures: figures are scored by their values.
NOT_RELATIONS = frozenset(
    {"COUNTS", "FOR_REGION", "FROM_CHUNK", "FROM_DOCUMENT", "NEXT_CHUNK", "OFFERED_UNDER", "OF_INDICATOR"}
)
ALL = "ALL"
WRAPPING = re.compile(r"[\s“”\"'‘’「」《》〈〉]+")
WIDTHS = str.maketrans("（）［］－—–·，．％", "()[]---.,.%")

Line = Mapping[str, Any]
Stated = TypeVar("Stated", bound=Node | Edge)


class GoldError(ValueError):
    """The export or the gold can't be scored; the message names the file and the line."""


@dataclass(slots=True)
class Tally:
    """What was sought and what was found, of one label or type.

    `gold` core lines were sought and `found` of them met; `predicted` statements were made and `right` of them
    bear out. `missed` and `wrong` say what the others are.
    """

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was stated that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the core of the gold that was found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def seek(self, what: str, *, found: bool) -> None:
        """Count a core line of the gold."""
        self.gold += 1
        self.found += found
        if not found:
            self.missed.append(what)

    def state(self, what: str, *, right: bool) -> None:
        """Count a statement of the graph."""
        self.predicted += 1
        self.right += right
        if not right:
            self.wrong.append(what)


Tallies = Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Score:
    """Tallies of the three kinds of statement by label or type, and the sum of each kind under ALL."""

    entities: Tallies
    relations: Tallies
    observations: Tallies

    def kinds(self) -> Iterator[tuple[str, Tallies]]:
        """Yield each kind with its tallies, ALL last."""
        for kind, tallies in (
            ("entities", self.entities),
            ("relations", self.relations),
            ("observations", self.observations),
        ):
            yield kind, {name: tallies[name] for name in (*sorted(set(tallies) - {ALL}), ALL)}

    def figures(self, *, misses: bool = False) -> dict[str, Any]:
        """Return the score as plain values for JSON, with what was missed and what is wrong if asked for."""
        return {
            kind: {
                name: {
                    **{key: round(getattr(tally, key), 4) for key in ("precision", "recall", "f1")},
                    "gold": tally.gold,
                    "predicted": tally.predicted,
                    **({"missed": tally.missed, "wrong": tally.wrong} if misses and name == ALL else {}),
                }
                for name, tally in tallies.items()
            }
            for kind, tallies in self.kinds()
        }


def score(graph: Graph, gold: Path) -> Score:
    """Score a graph against the gold in a folder.

    An entity is found when a node with evidence in the document has its label and one of its names; a relation,
    when an edge with evidence there joins nodes that bear the names of its ends; an observation, by number,
    unit, period and kind. Names are compared without blanks and quotation marks.

    Raises:
        GoldError: the folder holds no gold, or a line of it lacks what it needs.

    >>> from tempfile import TemporaryDirectory
    >>> from graph.statement import Evidence
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.entities.jsonl").write_text('{"label": "Region", "name": "慈溪市"}', "utf-8")
    ...     region = Node.of("Region", "慈溪市", evidence=[Evidence("a.txt", 0, 3, "慈溪市")])
    ...     score(Graph((region,), ()), Path(folder)).entities["ALL"].f1
    1.0
    """
    paths = sorted(gold.glob("*.entities.jsonl"))
    if not paths:
        raise GoldError(f"{gold}: no gold here; it is kept in files named DOCUMENT.entities.jsonl.")
    kinds: list[dict[str, Tally]] = [defaultdict(Tally), defaultdict(Tally), defaultdict(Tally)]
    names = {node.id: {bare(form) for form in (node.name, *node.aliases)} for node in graph.nodes}
    for path in paths:
        stem = path.name.removesuffix(".entities.jsonl")
        known = _entities(kinds[0], stem, _lines(path, ("label", "name")), graph, names)
        relations = _lines(gold / f"{stem}.relations.jsonl", ("type", "source", "target"))
        _relations(kinds[1], stem, relations, graph, names, known)
        _observations(kinds[2], stem, _lines(gold / f"{stem}.observations.jsonl", ("value",)), graph)
    for tallies in kinds:
        tallies[ALL] = _sum(tallies.values())
    return Score(*kinds)


def false_quotes(graph: Graph, texts: Mapping[str, str]) -> tuple[int, int]:
    """Return how many quotes are not the text of their document, and how many were held against it.

    Args:
        graph: with the evidence to check.
        texts: by the names that evidence uses; what quotes another document is not counted.
    """
    items: tuple[Node | Edge, ...] = (*graph.nodes, *graph.edges)
    quotes = [e for item in items for e in item.evidence if e.document in texts]
    return sum(not e.quote or texts[e.document][e.start : e.end] != e.quote for e in quotes), len(quotes)


def bare(name: str) -> str:
    """Return what two ways of writing a name share.

    >>> bare("“一号 发展工程”") == bare("一号发展工程"), bare("LED（灯）")
    (True, 'led(灯)')
    """
    return WRAPPING.sub("", name).translate(WIDTHS).lower()


def _entities(
    tallies: dict[str, Tally], stem: str, lines: Sequence[Line], graph: Graph, names: Mapping[str, set[str]]
) -> Mapping[str, set[int]]:
    """Score the entities of a document; return which lines of its gold bear a name."""
    known: dict[str, set[int]] = defaultdict(set)
    for place, line in enumerate(lines):
        for form in (line["name"], *line.get("accept", ())):
            known[bare(form)].add(place)
    met: set[int] = set()
    for node in _of(stem, (node for node in graph.nodes if node.label not in UNNAMED)):
        right = {
            place
            for place in _bearing(names[node.id], known)
            if node.label in (lines[place]["label"], *lines[place].get("accept_labels", ()))
        }
        met |= right
        tallies[node.label].state(f"{stem}: {node.label} {node.name}", right=bool(right))
    for place, line in _core(lines):
        if line["label"] not in UNNAMED:
            tallies[line["label"]].seek(f"{stem}: {line['label']} {line['name']}", found=place in met)
    return known


def _relations(
    tallies: dict[str, Tally],
    stem: str,
    lines: Sequence[Line],
    graph: Graph,
    names: Mapping[str, set[str]],
    known: Mapping[str, set[int]],
) -> None:
    """Score the relations of a document; their ends are lines of its entities."""
    sought: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for place, line in enumerate(lines):
        for source in _bearing([bare(line["source"])], known):
            for target in _bearing([bare(line["target"])], known):
                sought[line["type"], source, target].add(place)
    called = {node.id: node.name for node in graph.nodes}
    met: set[int] = set()
    for edge in _of(stem, (edge for edge in graph.edges if edge.type not in NOT_RELATIONS)):
        right = {
            place
            for source in _bearing(names[edge.source], known)
            for target in _bearing(names[edge.target], known)
            for place in sought.get((edge.type, source, target), ())
        }
        met |= right
        what = f"{stem}: ({called[edge.source]})-[{edge.type}]->({called[edge.target]})"
        tallies[edge.type].state(what, right=bool(right))
    for place, line in _core(lines):
        what = f"{stem}: ({line['source']})-[{line['type']}]->({line['target']})"
        tallies[line["type"]].seek(what, found=place in met)


def _observations(tallies: dict[str, Tally], stem: str, lines: Sequence[Line], graph: Graph) -> None:
    """Score the figures of a document; a line of the gold is met once."""
    left: dict[tuple[float, str, str, str], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        left[_figure(line)].append(place)
    met: set[int] = set()
    for node in _of(stem, (node for node in graph.nodes if node.label == "Observation")):
        places = left[_figure(node.properties)]
        tallies["Observation"].state(f"{stem}: {node.name}", right=bool(places))
        if places:
            met.add(places.pop(0))
    for place, line in _core(lines):
        words = (line.get("indicator", ""), line.get("period", ""), f"{line['value']}{line.get('unit', '')}")
        tallies["Observation"].seek(f"{stem}: {' '.join(filter(None, map(str, words)))}", found=place in met)


def _figure(line: Mapping[str, Any]) -> tuple[float, str, str, str]:
    """Return what makes two figures the same: number, unit, period and kind."""
    period = str(line.get("period") or "").replace("年", "")
    return round(float(line["value"]), 4), bare(str(line.get("unit") or "")), period, line.get("kind") or "actual"


def _of(stem: str, items: Iterable[Stated]) -> Iterator[Stated]:
    """Yield the nodes or edges that have evidence in a document."""
    return (item for item in items if any(Path(evidence.document).stem == stem for evidence in item.evidence))


def _bearing(forms: Iterable[str], known: Mapping[str, set[int]]) -> set[int]:
    """Return the lines of the gold that bear one of these names."""
    return {place for form in forms for place in known.get(form, ())}


def _core(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    return ((place, line) for place, line in enumerate(lines) if line.get("core", True))


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.gold += tally.gold
        total.found += tally.found
        total.predicted += tally.predicted
        total.right += tally.right
        total.missed += tally.missed
        total.wrong += tally.wrong
    return total


def _lines(path: Path, needed: Iterable[str]) -> list[Line]:
    """Return the lines of a file of gold; one that is not there has none."""
    if not path.exists():
        return []
    found = []
    for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
        except ValueError as error:
            raise GoldError(f"{path}, line {number}: not JSON ({error}).") from error
        if missing := [key for key in needed if not isinstance(line, dict) or key not in line]:
            raise GoldError(f"{path}, line {number}: needs {', '.join(missing)}.")
        if "value" in needed and not isinstance(line["value"], int | float):
            raise GoldError(f"{path}, line {number}: value is no number.")
        found.append(line)
    return found
