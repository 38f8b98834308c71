"""Collects the statements of one document, under the names that the document uses.

Reading a document needs no other document; which of its names are one entity takes all of them, see join.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.ontology import load as ontology
from graph.statement import Edge, Evidence, Graph, Node, Scalar, Value, node_id
from loaders.folding import fold
from loaders.names import is_general
from loaders.regions import FIRST_PERSON

# 鄂州市葛店经开区 is also called 葛店经开区.
PLACED = ("IndustrialPark", "ResearchInstitute", "Platform", "Programme")
PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}[省市县](?=[\u4e00-\u9fff“]{4})")
TITLED = ("Document", "Proposal")
Facts = Mapping[str, Scalar]


@dataclass(slots=True)
class NodeDraft:
    """A node so far."""

    label: str
    name: str
    aliases: set[str] = field(default_factory=set)
    properties: dict[str, Value] = field(default_factory=dict)
    evidence: set[Evidence] = field(default_factory=set)


@dataclass(slots=True)
class EdgeDraft:
    """A relation so far."""

    properties: dict[str, Value] = field(default_factory=dict)
    evidence: set[Evidence] = field(default_factory=set)
    chunks: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


class Drafts:
    """The nodes and edges of one document, as they are found."""

    __slots__ = ("edges", "nodes")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.nodes: dict[str, NodeDraft] = {}
        self.edges: dict[tuple[str, str, str], EdgeDraft] = {}

    def graph(self) -> Graph:
        """Return what was collected, nodes by id and edges by key."""
        nodes = tuple(_node(one, draft) for one, draft in sorted(self.nodes.items()))
        return Graph(nodes, tuple(_edge(key, draft) for key, draft in sorted(self.edges.items())))

    def entity(
        self, label: str, name: str, evidence: Evidence, surface: str = "", properties: Facts | None = None
    ) -> str:
        """Add a mention of an entity and return the id it has under this name."""
        one = self.node(label, name, name, evidence, properties)
        draft = self.nodes[one]
        draft.aliases.add(name)
        if surface and not FIRST_PERSON.fullmatch(surface) and surface.count("“") == surface.count("”"):
            draft.aliases.add(surface)
        if label in TITLED and (written := _as_written(evidence.quote, name)):
            draft.aliases.add(written)
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
                draft.properties[name] = joined(name, draft.properties.get(name), value)


def joined(name: str, former: Value | None, value: Value) -> Value:
    """Return one value for two of an edge's property, in whatever order they come.

    A lead stays one, the stated outdoes the planned, statuses add up, and of two numbers the higher stays.

    >>> joined("modality", "planned", "stated"), joined("status", "拟建成", "已建成")
    ('stated', '已建成；拟建成')
    """
    if former is None or former == value:
        return value
    if isinstance(former, bool) or isinstance(value, bool):
        return bool(former) or bool(value)
    if name == "modality":
        return "stated"
    if isinstance(former, str) and isinstance(value, str):
        return "；".join(sorted({*former.split("；"), *value.split("；")}))
    if isinstance(former, int | float) and isinstance(value, int | float):
        return max(former, value)
    return former


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


def _as_written(quote: str, name: str) -> str:
    """Return a title with the marks as the file has them, where these are others than in its name, else nothing."""
    written = "".join(quote.split()).strip("《》“”")
    is_other = len(written) == len(name) and written != name
    return written if is_other and fold(written, [(0, len(written))]).text == name else ""
