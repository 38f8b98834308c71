"""A reading → drafts of its nodes and edges, each with the characters that state it."""

from __future__ import annotations

import re

from graph.statement import Evidence, Graph, Scalar
from loaders.drafts import Drafts
from loaders.folding import Folded
from loaders.letter import letter_facts
from loaders.levels import level_of
from loaders.reader import Reading

DRAFT = re.compile("（(?:公开)?(?:征求意见稿?|草案|送审稿|试行|修订稿?|讨论稿)）")


def assemble(reading: Reading) -> Graph:
    """Return all that one document states, under the names it uses.

    >>> from loaders.reader import read_document
    >>> graph = assemble(read_document("a.txt", "宁波市开放公园。"))
    >>> [node.name for node in graph.nodes if node.label == "Region"]
    ['宁波市']
    """
    assembly = _Assembly(reading)
    assembly.run()
    return assembly.drafts.graph()


class _Assembly:
    """Drafts the statements of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.drafts = reading, Drafts()
        self.document = ""
        self.chunks: list[str] = []

    def run(self) -> None:
        self._document()
        self._chunks()
        self._mentions()
        self._claims()
        self._figures()
        self._incentives()

    def evidence(self, folded: Folded, start: int = 0, end: int = -1) -> Evidence:
        """Return the evidence of a range of a folded text."""
        begin, stop = folded.raw(start, end if end >= 0 else len(folded.text))
        return Evidence(self.reading.name, begin, stop, self.reading.text[begin:stop])

    def mentioned(self, one: str, index: int, evidence: Evidence) -> None:
        """Say that a node is mentioned in a sentence."""
        self.drafts.edge(one, "FROM_CHUNK", self.chunks[index], evidence)

    def _document(self) -> None:
        reading, head = self.reading, self.reading.head
        whole = Folded(reading.text, range(len(reading.text)))
        at = self.evidence(head.title) if head.title else self.evidence(whole, 0, min(len(reading.text), 40))
        title = reading.title
        self.document = self.drafts.entity(
            "Document",
            title,
            at,
            properties={
                "file": reading.name, "in_corpus": True, "kind": head.kind, "date": head.date, "session": head.session,
                "number": head.number.text if head.number else "", "text": reading.text,
                **({"year": head.year} if head.year else {}),
            },
        )  # fmt: skip
        if head.number:
            self.drafts.alias(self.document, [head.number.text])

    def _chunks(self) -> None:
        reading = self.reading
        previous = ""
        for index, sentence in enumerate(reading.sentences):
            evidence = self.evidence(sentence.folded)
            # Folded, the cells of a row would run into each other.
            cells = " ".join(cell.strip() for cell in evidence.quote.split("\t"))
            text = cells if sentence.kind == "row" else sentence.text
            chunk = self._chunk(evidence, text, sentence.section, index, sentence.kind, forward=sentence.forward)
            self.chunks.append(chunk)
            if previous:
                self.drafts.edge(previous, "NEXT_CHUNK", chunk, evidence)
            previous = chunk
        for fact in letter_facts(reading, self.drafts, self.document, self.evidence):
            chunk = self._chunk(fact.line, fact.line.quote, "", -1, "line")
            for one, evidence in fact.nodes:
                self.drafts.edge(one, "FROM_CHUNK", chunk, evidence)
            for source, type_, target, evidence in fact.edges:
                self.drafts.edge(source, type_, target, evidence, chunk, year=reading.head.year)

    def _chunk(
        self, evidence: Evidence, text: str, section: str, index: int, kind: str, *, forward: bool = False
    ) -> str:
        chunk = self.drafts.node(
            "Chunk",
            f"{evidence.document}\x1f{evidence.start}\x1f{evidence.end}",
            text if len(text) <= 24 else text[:23] + "…",
            evidence,
            {"text": text, "start": evidence.start, "end": evidence.end, "section": section, "index": index,
             "document": evidence.document, "kind": kind, "forward": forward},
        )  # fmt: skip
        self.drafts.edge(chunk, "FROM_DOCUMENT", self.document, evidence)
        return chunk

    def _mentions(self) -> None:
        placed = [(i, m) for i, s in enumerate(self.reading.sentences) for m in s.mentions]
        for index, mention in [*placed, *self.reading.nested]:
            if self.reading.is_proposal(mention):
                continue
            folded = self.reading.sentences[index].folded
            evidence = self.evidence(folded, mention.start, mention.end)
            # A word that only points back is no name of the thing.
            surface = "" if mention.points else folded.text[mention.start : mention.end].strip("《》")
            level = level_of(mention.label, mention.name, folded.text[mention.end :])
            title = self.reading.title
            # 《…意见》（征求意见稿） is the draft itself, whose title holds the bracket.
            of_itself = mention.label == "Document" and DRAFT.fullmatch(title.removeprefix(mention.name))
            one = self.drafts.entity(mention.label, title if of_itself else mention.name, evidence, surface, level)
            self.mentioned(one, index, evidence)
            if mention.label == "Document" and one != self.document:
                self.drafts.edge(self.document, "CITES", one, evidence, self.chunks[index], year=self.reading.head.year)

    def _claims(self) -> None:
        for index, claim in self.reading.claims:
            if self.reading.is_proposal(claim.source) or self.reading.is_proposal(claim.target):
                continue  # What is asked for is no document that states or is stated.
            sentence = self.reading.sentences[index]
            evidence = self.evidence(sentence.folded, claim.start, claim.end)
            ends = []
            for mention in (claim.source, claim.target):
                known = self.document if mention is self.reading.document else ""
                if not known:
                    known = self.drafts.entity(mention.label, mention.name, evidence)
                ends.append(known)
            facts = {**dict(claim.properties), "modality": "planned" if sentence.forward else "stated"}
            year = int(facts.get("year", 0)) or self.reading.head.year
            self.drafts.edge(ends[0], claim.type, ends[1], evidence, self.chunks[index], facts, year)

    def _figures(self) -> None:
        for index, figure in self.reading.figures:
            folded = self.reading.sentences[index].folded
            evidence = self.evidence(folded, figure.start, figure.end)
            value = int(figure.value) if figure.value.is_integer() else figure.value
            one = self.drafts.node(
                "Observation",
                f"{evidence.document}\x1f{evidence.start}\x1f{evidence.end}\x1f{figure.period}\x1f{figure.comparator}",
                " ".join(filter(None, [figure.region, figure.indicator, figure.period, f"{value}{figure.unit}"])),
                evidence,
                {"indicator": figure.indicator, "value": figure.value, "unit": figure.unit, "period": figure.period,
                 "kind": figure.kind, "comparator": figure.comparator, "region": figure.region, "scope": figure.scope,
                 "rank": figure.rank, **_year(figure.period)},
            )  # fmt: skip
            self.mentioned(one, index, evidence)
            indicator = self.drafts.node("Indicator", figure.indicator, figure.indicator, evidence)
            self.mentioned(indicator, index, evidence)
            self.drafts.edge(one, "OF_INDICATOR", indicator, evidence, self.chunks[index])
            if figure.region:
                region = self.drafts.entity("Region", figure.region, evidence)
                self.drafts.edge(one, "FOR_REGION", region, evidence, self.chunks[index])
            if figure.honour:
                honour = self.drafts.entity("Honour", figure.honour.name, evidence)
                self.drafts.edge(indicator, "COUNTS", honour, evidence, self.chunks[index])

    def _incentives(self) -> None:
        for index, offer in self.reading.incentives:
            sentence = self.reading.sentences[index]
            evidence = self.evidence(sentence.folded, offer.start, offer.end)
            numbers = {"rate": offer.rate, "cap": offer.cap, "threshold": offer.threshold}
            facts: dict[str, Scalar] = {k: v for k, v in numbers.items() if v is not None}
            facts |= {
                "subject": offer.subject, "condition": offer.condition, "cap_unit": offer.cap_unit,
                "threshold_unit": offer.threshold_unit, "rate_unit": "%" if offer.rate is not None else "",
            }  # fmt: skip
            name = sentence.text[offer.start : offer.end]
            one = self.drafts.node(
                "Incentive",
                f"{evidence.document}\x1f{evidence.start}\x1f{evidence.end}",
                name,
                evidence,
                facts,
            )
            self.mentioned(one, index, evidence)
            under = next((m for m in [*sentence.mentions, *sentence.topics] if m.label == "Programme"), None)
            target = self.drafts.entity("Programme", under.name, evidence) if under else self.document
            self.drafts.edge(one, "OFFERED_UNDER", target, evidence, self.chunks[index], year=self.reading.head.year)


def _year(period: str) -> dict[str, int]:
    """Return the last year of a period, so that figures can be put in order.

    >>> _year("2020-2022"), _year("三年")
    ({'year': 2022}, {})
    """
    return {"year": int(period[-4:])} if re.fullmatch(r"(?:\d{4}-)?\d{4}", period) else {}
