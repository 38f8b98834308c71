"""The graph as an object of NetworkX: for layouts, measures, and the formats that NetworkX writes."""

from __future__ import annotations

from collections.abc import Iterable

import networkx

from graph.statement import Edge, Node


def to_networkx(nodes: Iterable[Node], edges: Iterable[Edge]) -> networkx.MultiDiGraph:
    """Return nodes and edges as a directed multigraph, in their order, nothing of them lost.

    A node goes by its id and has the attributes `label`, `name`, `aliases`, `properties` and `evidence`. An
    edge goes by its source, its target and, as key, its type; it has the attributes `type`, `properties` and
    `evidence`. Values are those of the statements themselves: mappings and tuples, not text.

    Args:
        nodes: the nodes; of two with one id the later counts.
        edges: the edges; those with an end that is not among the nodes are left out, for nothing but an id
            would be known of that end.

    >>> city, port = Node.of("Region", "宁波市"), Node.of("Region", "宁波舟山港")
    >>> network = to_networkx([city, port], [Edge(port.id, "PART_OF", city.id, {"first_year": 2024})])
    >>> network.nodes[city.id]["name"], network.number_of_edges()
    ('宁波市', 1)
    >>> network.edges[port.id, city.id, "PART_OF"]["properties"]
    {'first_year': 2024}
    """
    network = networkx.MultiDiGraph()
    for node in nodes:
        network.add_node(
            node.id,
            label=node.label,
            name=node.name,
            aliases=node.aliases,
            properties=node.properties,
            evidence=node.evidence,
        )
    for edge in edges:
        if edge.source in network and edge.target in network:
            network.add_edge(
                edge.source,
                edge.target,
                key=edge.type,
                type=edge.type,
                properties=edge.properties,
                evidence=edge.evidence,
            )
    return network
