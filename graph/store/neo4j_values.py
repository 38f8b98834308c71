"""Nodes and relations as a Neo4j server gives them → statements, without what other tools have added."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from graph.ontology import load
from graph.ontology.schema import Properties
from graph.statement import Edge, Node
from graph.store.base import StoreError
from graph.store.rows import edge_of, node_of


def node(where: object, labels: Collection[str], properties: Mapping[str, Any]) -> Node:
    """Return the node that has these labels and properties on the server `where`.

    Raises `StoreError` if it is not of this graph.
    """
    ontology = load()
    label = str(properties.get("id", "")).partition(":")[0]
    if label not in ontology.labels or label not in labels:
        raise StoreError(
            f"{where}: the answer holds a node ({':'.join(sorted(labels))}) of another graph.\n"
            "Name a label of this one (policygraph stats lists them), or return properties, as n.name"
        )
    declared = {**ontology.node, **ontology.labels[label].properties, **ontology.evidence}
    return node_of(label, _only(properties, declared))


def edge(where: object, source: str, type_: str, target: str, properties: Mapping[str, Any]) -> Edge:
    """Return the edge of this type between two ids on the server `where`.

    Raises `StoreError` if it is not of this graph.
    """
    ontology = load()
    if type_ not in ontology.relations:
        raise StoreError(
            f"{where}: the answer holds a relation ({type_}) of another graph.\n"
            "Name a type of this one; policygraph stats lists them."
        )
    return edge_of(source, type_, target, _only(properties, {**ontology.of_edge(type_), **ontology.evidence}))


def _only(properties: Mapping[str, Any], declared: Properties) -> dict[str, Any]:
    return {name: properties[name] for name in declared if name in properties}
