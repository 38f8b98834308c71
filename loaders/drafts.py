"""Statements of one document, before it is known which names are one entity, and how those of many become one graph.

Reading a document needs no other document, joining its names to theirs needs all of them. Between the two there
are drafts: nodes under the names that their document uses, small enough to be kept, and to be handed from one
process to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.ontology import load as ontology
from graph.statement import Edge, Evidence, Graph, Node, Scalar, Value, node_id
from loaders.identity import Identity
from loaders.names import is_general
from loaders.regions import FIRST_PERSON

# 鄂州市葛店经开区 is also called 葛店经开区.
PLACED = ("IndustrialPark", "ResearchInstitute", "Platform", "Programme")
PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}[省市县](?=[\u4e00-\u9fff“]{4})")
Facts = Mapping[str, Scalar]


@dataclass(slots=True)
class NodeDraft:
    """A node so far; `named` tells that it is an entity, which other names may mean as well."""

    label: str
    name: str
    named: bool = False
    aliases: set[str] = field(default_factory=set)
    properties: dict[str, Value] = field(default_factory=dict)
    evidence: set[Evidence] = field(default_factory=set)

    def take(self, other: NodeDraft) -> None:
        """Take up what another draft of the same node says; of two values the first stays."""
        self.aliases |= other.aliases
        self.evidence |= other.evidence
        self.properties = {**other.properties, **self.properties}


@dataclass(slots=True)
class EdgeDraft:
    """A relation so far."""

    properties: dict[str, Value] = field(default_factory=dict)
    evidence: set[Evidence] = field(default_factory=set)
    chunks: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)

    def take(self, other: EdgeDraft) -> None:
        """Take up what another draft of the same relation says."""
        for name, value in other.properties.items():
            self.set(name, value)
        self.evidence |= other.evidence
        self.chunks |= other.chunks
        self.years |= other.years

    def set(self, name: str, value: Value) -> None:
        """Set a property or join two values: a lead stays one, the stated outdoes the planned, statuses add up."""
        former = self.properties.get(name)
        if former is None or former == value:
            self.properties[name] = value
        elif isinstance(value, bool) or isinstance(former, bool):
            self.properties[name] = bool(former) or bool(value)
        elif name == "modality":
            self.properties[name] = "stated"
        elif isinstance(value, str):
            self.properties[name] = "；".join(sorted({*str(former).split("；"), *value.split("；")}))
        elif isinstance(value, int) and isinstance(former, int):
            self.properties[name] = max(former, value)


class Drafts:
    """Collects the statements of one document, or of several under one identity."""

    __slots__ = ("edges", "nodes")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.nodes: dict[str, NodeDraft] = {}
        self.edges: dict[tuple[str, str, str], EdgeDraft] = {}

    def entity(
        self, label: str, name: str, evidence: Evidence, surface: str = "", properties: Facts | None = None
    ) -> str:
        """Add a mention of an entity and return the id it has under this name."""
        one = self.node(label, name, name, evidence, properties)
        draft = self.nodes[one]
        draft.named = True
        draft.aliases.add(name)
        if surface and not FIRST_PERSON.fullmatch(surface):
            draft.aliases.add(surface)
        if label in PLACED and (placed := PLACE.match(name)) and not is_general(name[placed.end() :]):
            draft.aliases.add(name[placed.end() :])
        return one

    def node(self, label: str, key: str, name: str, evidence: Evidence, properties: Facts | None = None) -> str:
        """Add a node by its key, or evidence and properties to the one that is there; return its id."""
        one = node_id(label, key)
        draft = self.nodes.setdefault(one, NodeDraft(label, name))
        draft.evidence.add(evidence)
        for name_, value in (properties or {}).items():
            if value != "" and value is not None:
                draft.properties.setdefault(name_, value)
        return one

    def alias(self, one: str, names: Iterable[str]) -> None:
        """Add surface forms to a node."""
        self.nodes[one].aliases |= set(names) - {""}

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
        draft = self.edges.setdefault((source, type_, target), EdgeDraft())
        draft.evidence.add(evidence)
        if chunk:
            draft.chunks.add(chunk)
        if year:
            draft.years.add(year)
        declared = ontology().of_edge(type_)
        for name, value in (facts or {}).items():
            if name in declared:
                draft.set(name, value)


def join(documents: Iterable[Drafts], identity: Identity) -> Graph:
    """Return the one graph of several documents, nodes by id and edges by key.

    Args:
        documents: drafts in the order in which their properties count; they are used up.
        identity: which names are one entity; it must know the names of every document.

    A relation between two names of one entity says nothing and is left out.
    """
    whole = Drafts()
    for drafts in documents:
        ids: dict[str, str] = {}
        for one, draft in drafts.nodes.items():
            if draft.named:
                draft.name = identity.canonical(draft.label, draft.name)
                ids[one] = node_id(draft.label, draft.name)
            known = whole.nodes.setdefault(ids.get(one, one), draft)
            if known is not draft:
                known.take(draft)
        for (source, type_, target), relation in drafts.edges.items():
            key = (ids.get(source, source), type_, ids.get(target, target))
            if key[0] != key[2]:
                stated = whole.edges.setdefault(key, relation)
                if stated is not relation:
                    stated.take(relation)
    nodes = tuple(_node(one, draft) for one, draft in sorted(whole.nodes.items()))
    return Graph(nodes, tuple(_edge(key, draft) for key, draft in sorted(whole.edges.items())))


def _node(one: str, draft: NodeDraft) -> Node:
    aliases = tuple(sorted(draft.aliases - {draft.name}))
    evidence = tuple(sorted(draft.evidence))
    return Node(one, draft.label, draft.name, aliases, dict(sorted(draft.properties.items())), evidence)


def _edge(key: tuple[str, str, str], draft: EdgeDraft) -> Edge:
    properties = dict(draft.properties)
    if draft.chunks:
        properties["chunks"] = tuple(sorted(draft.chunks))
    if draft.years:
        properties["first_year"], properties["last_year"] = min(draft.years), max(draft.years)
    source, type_, target = key
    return Edge(source, type_, target, dict(sorted(properties.items())), tuple(sorted(draft.evidence)))
