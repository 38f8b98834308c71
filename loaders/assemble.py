"""Readings → nodes and edges: entities by identity, one edge a relation, with all its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.ontology import load as ontology
from graph.statement import Edge, Evidence, Graph, Node, Scalar, Value, node_id
from loaders.folding import Folded
from loaders.identity import Identity
from loaders.letter import letter_facts
from loaders.levels import level_of
from loaders.names import is_general
from loaders.reader import Reading
from loaders.regions import FIRST_PERSON

# 鄂州市葛店经开区 is also called 葛店经开区.
PLACED = ("IndustrialPark", "ResearchInstitute", "Platform", "Programme")
PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}[省市县](?=[\u4e00-\u9fff“]{4})")
Facts = Mapping[str, Scalar]


@dataclass(slots=True)
class _NodeDraft:
    label: str
    name: str
    aliases: set[str] = field(default_factory=set)
    properties: dict[str, Value] = field(default_factory=dict)
    evidence: set[Evidence] = field(default_factory=set)


@dataclass(slots=True)
class _EdgeDraft:
    properties: dict[str, Value] = field(default_factory=dict)
    evidence: set[Evidence] = field(default_factory=set)
    chunks: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


class Assembly:
    """Collects the statements of documents into one graph.

    Args:
        identity: which names are one entity; it must know the names of every reading that is added.
    """

    def __init__(self, identity: Identity) -> None:
        """Begin with an empty graph."""
        self._identity = identity
        self._nodes: dict[str, _NodeDraft] = {}
        self._edges: dict[tuple[str, str, str], _EdgeDraft] = {}

    def add(self, reading: Reading) -> None:
        """Add all that one document states."""
        _DocumentAssembly(self, reading).run()

    def graph(self) -> Graph:
        """Return the graph of everything added, nodes by id and edges by key."""
        nodes = tuple(
            Node(
                id=one,
                label=draft.label,
                name=draft.name,
                aliases=tuple(sorted(draft.aliases - {draft.name})),
                properties=dict(sorted(draft.properties.items())),
                evidence=tuple(sorted(draft.evidence)),
            )
            for one, draft in sorted(self._nodes.items())
        )
        edges = tuple(_edge(key, draft) for key, draft in sorted(self._edges.items()))
        return Graph(nodes, edges)

    def entity(
        self, label: str, name: str, evidence: Evidence, surface: str = "", properties: Facts | None = None
    ) -> str:
        """Add a mention of an entity and return the entity's id."""
        canonical = self._identity.canonical(label, name)
        one = self.node(label, canonical, canonical, evidence, properties)
        aliases = self._nodes[one].aliases
        aliases.add(name)
        if surface and not FIRST_PERSON.fullmatch(surface):
            aliases.add(surface)
        if label in PLACED and (placed := PLACE.match(name)) and not is_general(name[placed.end() :]):
            aliases.add(name[placed.end() :])
        return one

    def node(self, label: str, key: str, name: str, evidence: Evidence, properties: Facts | None = None) -> str:
        """Add a node by its key, or evidence and properties to the one that is there; return its id."""
        one = node_id(label, key)
        draft = self._nodes.setdefault(one, _NodeDraft(label, name))
        draft.evidence.add(evidence)
        for name_, value in (properties or {}).items():
            if value != "" and value is not None:
                draft.properties.setdefault(name_, value)
        return one

    def alias(self, one: str, names: Iterable[str]) -> None:
        """Add surface forms to a node."""
        self._nodes[one].aliases |= set(names) - {""}

    def edge(
        self,
        source: str,
        type_: str,
        target: str,
        evidence: Evidence,
        chunk: str = "",
        facts: Facts | None = None,
        year: int = 0,
    ) -> None:
        """Add a relation, or evidence to the one that is there; what a type does not declare is left out."""
        draft = self._edges.setdefault((source, type_, target), _EdgeDraft())
        draft.evidence.add(evidence)
        if chunk:
            draft.chunks.add(chunk)
        if year:
            draft.years.add(year)
        declared = ontology().of_edge(type_)
        for name, value in (facts or {}).items():
            if name in declared:
                _merge(draft.properties, name, value)


def _merge(properties: dict[str, Value], name: str, value: Scalar) -> None:
    """Join a property of two statements: a lead stays one, the stated outdoes the planned, statuses add up."""
    former = properties.get(name)
    if former is None or former == value:
        properties[name] = value
    elif isinstance(value, bool) or isinstance(former, bool):
        properties[name] = bool(former) or bool(value)
    elif name == "modality":
        properties[name] = "stated"
    elif isinstance(value, str):
        properties[name] = "；".join(sorted({*str(former).split("；"), value}))
    elif isinstance(value, int) and isinstance(former, int):
        properties[name] = max(former, value)


def _edge(key: tuple[str, str, str], draft: _EdgeDraft) -> Edge:
    properties = dict(draft.properties)
    if draft.chunks:
        properties["chunks"] = tuple(sorted(draft.chunks))
    if draft.years:
        properties["first_year"], properties["last_year"] = min(draft.years), max(draft.years)
    source, type_, target = key
    return Edge(source, type_, target, dict(sorted(properties.items())), tuple(sorted(draft.evidence)))


class _DocumentAssembly:
    """Adds one reading to the graph."""

    def __init__(self, assembly: Assembly, reading: Reading) -> None:
        self.assembly, self.reading = assembly, reading
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
        self.assembly.edge(one, "FROM_CHUNK", self.chunks[index], evidence)

    def _document(self) -> None:
        reading, head = self.reading, self.reading.head
        whole = Folded(reading.text, range(len(reading.text)))
        at = self.evidence(head.title) if head.title else self.evidence(whole, 0, min(len(reading.text), 40))
        title = reading.title
        self.document = self.assembly.entity(
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
            self.assembly.alias(self.document, [head.number.text])

    def _chunks(self) -> None:
        reading = self.reading
        previous = ""
        for index, sentence in enumerate(reading.sentences):
            evidence = self.evidence(sentence.folded)
            chunk = self._chunk(evidence, sentence.text, sentence.section, index, sentence.kind)
            self.chunks.append(chunk)
            if previous:
                self.assembly.edge(previous, "NEXT_CHUNK", chunk, evidence)
            previous = chunk
        for fact in letter_facts(reading, self.assembly, self.document, self.evidence):
            chunk = self._chunk(fact.line, fact.line.quote, "", -1, "line")
            for one, evidence in fact.nodes:
                self.assembly.edge(one, "FROM_CHUNK", chunk, evidence)
            for source, type_, target, evidence in fact.edges:
                self.assembly.edge(source, type_, target, evidence, chunk, year=reading.head.year)

    def _chunk(self, evidence: Evidence, text: str, section: str, index: int, kind: str) -> str:
        chunk = self.assembly.node(
            "Chunk",
            f"{evidence.document}\x1f{evidence.start}\x1f{evidence.end}",
            text if len(text) <= 24 else text[:23] + "…",
            evidence,
            {"text": text, "start": evidence.start, "end": evidence.end, "section": section, "index": index,
             "document": evidence.document, "kind": kind},
        )  # fmt: skip
        self.assembly.edge(chunk, "FROM_DOCUMENT", self.document, evidence)
        return chunk

    def _mentions(self) -> None:
        placed = [(i, m) for i, s in enumerate(self.reading.sentences) for m in s.mentions]
        for index, mention in [*placed, *self.reading.nested]:
            if self.reading.is_proposal(mention):
                continue
            folded = self.reading.sentences[index].folded
            evidence = self.evidence(folded, mention.start, mention.end)
            surface = folded.text[mention.start : mention.end].strip("《》")
            one = self.assembly.entity(
                mention.label, mention.name, evidence, surface, level_of(mention.label, mention.name)
            )
            self.mentioned(one, index, evidence)
            if mention.label == "Document" and one != self.document:
                self.assembly.edge(
                    self.document, "CITES", one, evidence, self.chunks[index], year=self.reading.head.year
                )

    def _claims(self) -> None:
        for index, claim in self.reading.claims:
            sentence = self.reading.sentences[index]
            evidence = self.evidence(sentence.folded, claim.start, claim.end)
            ends = []
            for mention in (claim.source, claim.target):
                known = self.document if mention is self.reading.document else ""
                if not known:
                    known = self.assembly.entity(mention.label, mention.name, evidence)
                ends.append(known)
            if ends[0] == ends[1]:
                continue
            facts = {**dict(claim.properties), "modality": "planned" if sentence.forward else "stated"}
            year = int(facts.get("year", 0)) or self.reading.head.year
            self.assembly.edge(ends[0], claim.type, ends[1], evidence, self.chunks[index], facts, year)

    def _figures(self) -> None:
        for index, figure in self.reading.figures:
            folded = self.reading.sentences[index].folded
            evidence = self.evidence(folded, figure.start, figure.end)
            value = int(figure.value) if figure.value.is_integer() else figure.value
            one = self.assembly.node(
                "Observation",
                f"{evidence.document}\x1f{evidence.start}\x1f{evidence.end}\x1f{figure.period}\x1f{figure.comparator}",
                " ".join(filter(None, [figure.region, figure.indicator, figure.period, f"{value}{figure.unit}"])),
                evidence,
                {"indicator": figure.indicator, "value": figure.value, "unit": figure.unit, "period": figure.period,
                 "kind": figure.kind, "comparator": figure.comparator, "region": figure.region, "scope": figure.scope,
                 "rank": figure.rank},
            )  # fmt: skip
            self.mentioned(one, index, evidence)
            indicator = self.assembly.node("Indicator", figure.indicator, figure.indicator, evidence)
            self.mentioned(indicator, index, evidence)
            self.assembly.edge(one, "OF_INDICATOR", indicator, evidence, self.chunks[index])
            if figure.region:
                region = self.assembly.entity("Region", figure.region, evidence)
                self.assembly.edge(one, "FOR_REGION", region, evidence, self.chunks[index])
            if figure.honour:
                honour = self.assembly.entity("Honour", figure.honour.name, evidence)
                self.assembly.edge(indicator, "COUNTS", honour, evidence, self.chunks[index])

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
            one = self.assembly.node(
                "Incentive",
                f"{evidence.document}\x1f{evidence.start}\x1f{evidence.end}",
                name,
                evidence,
                facts,
            )
            self.mentioned(one, index, evidence)
            under = next((m for m in [*sentence.mentions, *sentence.topics] if m.label == "Programme"), None)
            target = self.assembly.entity("Programme", under.name, evidence) if under else self.document
            self.assembly.edge(one, "OFFERED_UNDER", target, evidence, self.chunks[index], year=self.reading.head.year)
