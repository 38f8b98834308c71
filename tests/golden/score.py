"""Labelled documents: what careful people read in them, and how much of it is found.

`cixi` are the five documents of the corpus, `other` and `further` six, `later` fourteen, `fresh`, `unseen` and `blind`
four each of other places. The first run of each is noted in docs/reading.md: it alone shows how reading carries over,
since misses teach new rules.
`untouched` and `unread`, three and four of as many more places, are there to stay fair measures: their misses teach
nothing.
Entities, relations and observations are scored as `policygraph evaluate` does; offers and letterheads, which it
leaves out, by their numbers and fields. To see what is missed and what is wrong, and to keep it beside the code:

    python -m tests.golden.score
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.statement import Graph
from loaders import corpus
from loaders.corpus import Corpus
from loaders.evaluate import ALL, Score, Tally, bare, score
from loaders.layout import lines
from loaders.letterhead import Letterhead, read_letterhead

HERE = Path(__file__).parent
MISSES = HERE / "misses.txt"
# (documents, gold) by name.
SETS = {
    "cixi": (HERE.parent.parent / "data" / "documents", HERE / "cixi"),
    "other": (HERE / "other" / "documents", HERE / "other" / "gold"),
    "fresh": (HERE / "fresh" / "documents", HERE / "fresh" / "gold"),
    "unseen": (HERE / "unseen" / "documents", HERE / "unseen" / "gold"),
    "blind": (HERE / "blind" / "documents", HERE / "blind" / "gold"),
    "further": (HERE / "further" / "documents", HERE / "further" / "gold"),
    "later": (HERE / "later" / "documents", HERE / "later" / "gold"),
    "untouched": (HERE / "untouched" / "documents", HERE / "untouched" / "gold"),
    "unread": (HERE / "unread" / "documents", HERE / "unread" / "gold"),
}
# Whose misses nobody is to learn from: they are not even listed.
MEASURES = ("untouched", "unread")
FIELDS = ("title", "doc_number", "issuer", "date", "signatory", "proposal_number", "addressee", "contact", "cc")


@dataclass(frozen=True, slots=True)
class Result:
    """What was read in one set of documents, and how it compares with the gold."""

    read: Corpus
    score: Score
    offers: Tally
    letterheads: Tally

    def tallies(self) -> Iterator[tuple[str, Tally]]:
        """Yield each kind of statement with all of its counts."""
        for kind, tallies in self.score.kinds():
            yield kind, tallies[ALL]
        yield "offers", self.offers
        yield "letterheads", self.letterheads


@cache
def result(name: str) -> Result:
    """Read one set of documents and score it."""
    documents, gold = SETS[name]
    read = corpus.read_corpus(corpus.find([documents]))
    stems = [path.name.removesuffix(".document.json") for path in sorted(gold.glob("*.document.json"))]
    offers, letterheads = Tally(), Tally()
    for stem in stems:
        text = read.texts[f"{stem}.txt"]
        _score_offers(stem, read.graph, gold_lines(gold / f"{stem}.incentives.jsonl"), offers)
        expected = json.loads((gold / f"{stem}.document.json").read_text("utf-8"))
        _score_letterhead(stem, read_letterhead(text, lines(text))[0], expected, letterheads)
    return Result(read, score(read.graph, gold), offers, letterheads)


def gold_lines(path: Path) -> list[dict[str, Any]]:
    """Return the lines of one file of gold; one that is not there has none."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def _score_offers(stem: str, graph: Graph, expected: Iterable[dict[str, Any]], tally: Tally) -> None:
    """Compare offers by rate, cap and unit; their subjects and conditions may be worded in many ways."""
    left = [_offer(line) for line in expected]
    found = []
    for node in graph.nodes:
        if node.label == "Incentive" and node.evidence[0].document == f"{stem}.txt":
            offer = _offer(node.properties)
            right = offer in left
            tally.state(f"{stem}: {_shown(offer)} {node.name}", right=right)
            if right:
                left.remove(offer)
                found.append(offer)
    for line in expected:
        offer = _offer(line)
        tally.seek(f"{stem}: {_shown(offer)} {line['subject']}", found=offer in found)
        if offer in found:
            found.remove(offer)


def _offer(line: Any) -> tuple[float, float, str]:
    return float(line.get("rate") or 0), float(line.get("cap") or 0), line.get("cap_unit") or ""


def _shown(offer: tuple[float, float, str]) -> str:
    rate, cap, unit = offer
    return " ".join(filter(None, [f"{rate:g}%" if rate else "", f"{cap:g}{unit}" if cap else ""]))


def _score_letterhead(stem: str, head: Letterhead, expected: dict[str, Any], tally: Tally) -> None:
    """Compare the fields of a letterhead; a list counts as one."""
    parts = {
        "title": head.title,
        "doc_number": head.number,
        "issuer": head.issuer,
        "date": head.date,
        "signatory": head.signatory,
        "proposal_number": head.proposal_number,
        "addressee": head.addressees,
        "contact": head.contacts,
        "cc": head.copied,
    }
    for field in FIELDS:
        found, sought = _plain(parts[field]), _plain(expected[field])
        if found:
            tally.state(f"{stem}: {field} {found}", right=found == sought)
        if sought:
            tally.seek(f"{stem}: {field} {sought}", found=found == sought)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(filter(None, map(_plain, value)))
    return bare(getattr(value, "text", value) or "").replace("、", ",")


def misses() -> str:
    """Return the scores of each set and kind, and what is missed and wrong in those to learn from, by document."""
    told = []
    for name in SETS:
        for kind, tally in result(name).tallies():
            told.append(
                f"== {name}: {kind}: precision {tally.precision:.3f}, recall {tally.recall:.3f}, F1 {tally.f1:.3f}"
            )
            if name not in MEASURES:
                told += sorted([f"missed {what}" for what in tally.missed] + [f"wrong  {what}" for what in tally.wrong])
    return "\n".join(told) + "\n"


if __name__ == "__main__":
    MISSES.write_text(misses(), "utf-8")
    print(*(line for line in MISSES.read_text("utf-8").splitlines() if line.startswith("==")), sep="\n")
