"""A graph as it would stand had one document never been read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.statement import Evidence, Graph, Node


def without(graph: Graph, document: str) -> Graph:
    """Return the graph without what only `document`, named as evidence names it, states.

    What others state too keeps their evidence, and its properties as they are: which of several documents gave a
    property is not kept. Takes one pass over the statements.

    >>> ours, theirs = Evidence("a.txt", 0, 3, "慈溪市"), Evidence("b.txt", 4, 7, "慈溪市")
    >>> both, one = Node.of("Region", "慈溪市", evidence=[ours, theirs]), Node.of("Region", "周巷", evidence=[ours])
    >>> [(node.name, len(node.evidence)) for node in without(Graph((both, one), ()), "a.txt").nodes]
    [('慈溪市', 1)]
    """
    nodes = {}
    for node in graph.nodes:
        if kept := _others(node.evidence, document):
            nodes[node.id] = _uncited(replace(node, evidence=kept), document)
    edges = []
    for edge in graph.edges:
        kept = _others(edge.evidence, document)
        if kept and edge.source in nodes and edge.target in nodes:
            properties = dict(edge.properties)
            if isinstance(chunks := properties.get("chunks"), tuple):
                properties["chunks"] = tuple(chunk for chunk in chunks if chunk in nodes)
            edges.append(replace(edge, properties=properties, evidence=kept))
    return Graph(tuple(nodes.values()), tuple(edges))


def _others(evidence: Iterable[Evidence], document: str) -> tuple[Evidence, ...]:
    return tuple(passage for passage in evidence if passage.document != document)


def _uncited(node: Node, document: str) -> Node:
    """Return the node of the document itself, where others cite it, as one that is cited only."""
    if node.label != "Document" or node.properties.get("file") != document:
        return node
    properties = {name: value for name, value in node.properties.items() if name not in ("file", "text")}
    return replace(node, properties={**properties, "in_corpus": False})
