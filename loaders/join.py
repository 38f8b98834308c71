"""The graphs of many documents → one graph, in which each entity has one node whatever the documents call it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from graph.statement import Edge, Evidence, Graph, Node, Value, node_id
from loaders.drafts import joined
from loaders.identity import Identity

# What has no name of its own is the same only where its key is: passages, figures and what they measure.
UNNAMED = frozenset({"Chunk", "Incentive", "Indicator", "Observation"})
# The order of evidence, three times as fast as by its own comparison.
_PLACE = attrgetter("document", "start", "end", "quote")


def join(documents: Iterable[Graph], identity: Identity) -> Graph:
    """Return the one graph of several documents, nodes by id and edges by key.

    Most statements are of one document only: they are handed on as they are. A relation between two names of one
    entity says nothing and is left out. Takes one pass over the statements, and a second over those of several
    documents.

    Args:
        documents: one graph each, under its own names; of two values of a node's property the first stays.
        identity: which names are one entity; it must know the names of every document.

    >>> identity = Identity()
    >>> identity.add({"Region": {"慈溪市", "慈溪"}})
    >>> (node,) = join([Graph((Node.of("Region", name),), ()) for name in ("慈溪", "慈溪市")], identity).nodes
    >>> node.name, node.aliases
    ('慈溪市', ('慈溪',))
    """
    entities: list[Node] = []
    edges: list[Edge] = []
    ids: dict[str, str] = {}
    for graph in documents:
        for node in graph.nodes:
            entity = entity_of(node, identity)
            ids[node.id] = entity.id
            entities.append(entity)
        edges += graph.edges
    return Graph(join_nodes(entities, identity), join_edges(edges, ids))


def entity_of(node: Node, identity: Identity) -> Node:
    """Return the node of a document under the name that its entity has in the one graph."""
    name = node.name if node.label in UNNAMED else identity.canonical(node.label, node.name)
    if node.name == name:
        return node
    aliases = tuple(sorted({*node.aliases, node.name} - {name}))
    return replace(node, id=node_id(node.label, name), name=name, aliases=aliases)


def join_nodes(entities: Iterable[Node], identity: Identity) -> tuple[Node, ...]:
    """Return one node for each entity, by id; what documents say of them comes in the order of documents."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for entity in entities:
        groups[entity.id].append(entity)
    return tuple(_explained(_one_node(group), identity) for _, group in sorted(groups.items()))


def join_edges(edges: Iterable[Edge], ids: Mapping[str, str]) -> tuple[Edge, ...]:
    """Return one edge for each key, by key; `ids` leads from the node of a document to that of the one graph."""
    groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        source, target = ids[edge.source], ids[edge.target]
        if source != target:
            same = (source, target) == (edge.source, edge.target)
            groups[source, edge.type, target].append(edge if same else replace(edge, source=source, target=target))
    return tuple(_one_edge(group) for _, group in sorted(groups.items()))


def _one_node(group: Sequence[Node]) -> Node:
    first = group[0]
    if len(group) == 1:
        return first
    aliases = {alias for node in group for alias in node.aliases} - {first.name}
    properties = {name: value for node in reversed(group) for name, value in node.properties.items()}
    return replace(
        first,
        aliases=tuple(sorted(aliases)),
        properties=dict(sorted(properties.items())),
        evidence=_evidence(group),
    )


def _explained(node: Node, identity: Identity) -> Node:
    """Say of each alias of an entity why it is one."""
    if not node.aliases or node.label in UNNAMED:
        return node
    merged = tuple(identity.grounds(node.label, alias, node.name) for alias in node.aliases)
    return replace(node, properties=dict(sorted({**node.properties, "merged": merged}.items())))


def _one_edge(group: Sequence[Edge]) -> Edge:
    first = group[0]
    if len(group) == 1:
        return first
    properties: dict[str, Value] = {}
    for edge in group:
        for name, value in edge.properties.items():
            properties[name] = joined(name, properties.get(name), value)
    # Two properties are told apart from the others: where an edge is stated, and since when.
    found = [edge.properties for edge in group]
    if chunks := {chunk for one in found for chunk in _chunks(one)}:
        properties["chunks"] = tuple(sorted(chunks))
    if years := [year for one in found if isinstance(year := one.get("first_year"), int)]:
        properties["first_year"] = min(years)
    return replace(first, properties=dict(sorted(properties.items())), evidence=_evidence(group))


def _chunks(properties: Mapping[str, Value]) -> Iterator[str]:
    chunks = properties.get("chunks", ())
    return map(str, chunks) if isinstance(chunks, tuple) else iter(())


def _evidence(group: Iterable[Node | Edge]) -> tuple[Evidence, ...]:
    return tuple(sorted({passage for item in group for passage in item.evidence}, key=_PLACE))
