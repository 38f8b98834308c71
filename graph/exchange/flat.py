"""Nodes and edges with flat attributes, as the formats of network programs have them.

A node's label is its attribute `category`, an edge's type its `relation`; `label` is the text that a picture shows.
Lists and evidence are joined as JSON, which leaves nothing ambiguous. A property whose name means something to the
format itself has an underscore behind it.

>>> at = Evidence("a.txt", 0, 3, "慈溪市")
>>> chunk = Node.of("Chunk", "慈溪市", properties={"start": 0, "end": 3}, evidence=[at])
>>> network = flattened(Graph((chunk,), ()))
>>> network.nodes[chunk.id]["start_"], network.nodes[chunk.id]["evidence"]
(0, '[["a.txt", 0, 3, "慈溪市"]]')
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import networkx

from graph.exchange.characters import for_xml
from graph.ontology import load
from graph.ontology.schema import Properties
from graph.statement import Edge, Evidence, Graph, Node, Scalar, Value

OWN = frozenset({"end", "id", "key", "label", "pid", "source", "start", "target", "type", "viz", "weight"})
"""What GEXF or GraphML, or those who read them, take for theirs."""


def flattened(graph: Graph) -> networkx.MultiDiGraph:
    """Return a graph as a NetworkX multigraph whose attributes are texts, numbers and truth values.

    Nodes go by their ids, edges by running numbers, which these formats want to differ in the whole file. The
    same property has the same type everywhere.
    """
    ontology = load()
    network = networkx.MultiDiGraph()
    for node in graph.nodes:
        network.add_node(node.id, **_of_node(node, ontology.labels[node.label].properties))
    for number, edge in enumerate(graph.edges):
        network.add_edge(edge.source, edge.target, key=f"edge{number}", **_of_edge(edge, ontology.of_edge(edge.type)))
    return network


def _of_node(node: Node, declared: Properties) -> dict[str, Scalar]:
    return {
        "label": for_xml(node.name),
        "category": node.label,
        "name": for_xml(node.name),
        "aliases": _joined(node.aliases),
        **_flat(node.properties, declared),
        "evidence": _evidence(node.evidence),
    }


def _of_edge(edge: Edge, declared: Properties) -> dict[str, Scalar]:
    return {
        "label": edge.type,
        "relation": edge.type,
        **_flat(edge.properties, declared),
        "evidence": _evidence(edge.evidence),
    }


def _flat(properties: Mapping[str, Value], declared: Properties) -> dict[str, Scalar]:
    # NetworkX doesn't tell an empty text from none when it reads a file.
    return {
        f"{name}_" if name in OWN else name: _scalar(value, declared[name].type)
        for name, value in properties.items()
        if value != ""
    }


def _scalar(value: Value, type_: str) -> Scalar:
    if isinstance(value, tuple):
        return _joined(value)
    if isinstance(value, str):
        return for_xml(value)
    # A reading gives 12 where the store gives 12.0.
    return float(value) if type_ == "number" else value


def _joined(values: Iterable[object]) -> str:
    return for_xml(json.dumps(list(values), ensure_ascii=False))


def _evidence(evidence: Iterable[Evidence]) -> str:
    return _joined([passage.document, passage.start, passage.end, passage.quote] for passage in evidence)
