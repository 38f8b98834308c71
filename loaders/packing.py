"""Statements ↔ bytes, without what a row of `loaders.readings` says of them anyway."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgpack

from graph.statement import Edge, Evidence, Node


def pack_node(node: Node) -> bytes:
    """Return a node as bytes, without its id and label.

    >>> node = Node.of("Region", "慈溪市", aliases=["慈溪"], evidence=[Evidence("a.txt", 0, 3, "慈溪市")])
    >>> unpack_node(node.id, node.label, pack_node(node)) == node
    True
    """
    return _packed((node.name, node.aliases, dict(node.properties), _places(node.evidence)))


def unpack_node(id_: str, label: str, packed: bytes) -> Node:
    """Return the node of these bytes."""
    name, aliases, properties, places = msgpack.unpackb(packed, use_list=False)
    return Node(id_, label, name, aliases, properties, _passages(places))


def pack_edge(edge: Edge) -> bytes:
    """Return an edge as bytes, without its key."""
    return _packed((dict(edge.properties), _places(edge.evidence)))


def unpack_edge(source: str, type_: str, target: str, packed: bytes) -> Edge:
    """Return the edge of these bytes."""
    properties, places = msgpack.unpackb(packed, use_list=False)
    return Edge(source, type_, target, properties, _passages(places))


def _packed(parts: tuple[object, ...]) -> bytes:
    packed: bytes = msgpack.packb(parts)
    return packed


def _places(evidence: Iterable[Evidence]) -> list[tuple[str, int, int, str]]:
    return [(passage.document, passage.start, passage.end, passage.quote) for passage in evidence]


def _passages(places: Iterable[Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*place) for place in places)
