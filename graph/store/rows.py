"""How a statement is laid out as the flat row of a table, and read back.

Both stores keep scalars and lists of scalars only, so evidence becomes four arrays of equal length. For that of a node
a graph file has one text instead: each row of an answer carries its own copy of each node, some are mentioned five
hundred times, and an array is copied value by value.

>>> node = Node.of("Region", "慈溪市", evidence=[Evidence("a.txt", 0, 3, "慈溪市")])
>>> node_row(node)["evidence_start"]
[0]
>>> packed_row(node)["evidence"]
'[["a.txt",0,3,"慈溪市"]]'
>>> node_of("Region", node_row(node)) == node_of("Region", packed_row(node)) == node
True
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from graph.statement import Edge, Evidence, Node, Value

Row = dict[str, Any]

EVIDENCE = ("evidence_document", "evidence_start", "evidence_end", "evidence_quote")
PACKED = "evidence"
_NODE = frozenset({"id", "label", "name", "aliases", PACKED, *EVIDENCE})


def node_row(node: Node) -> Row:
    """Return the columns of a node; its label is the table."""
    return {**_described(node), **_arrays(node.evidence)}


def packed_row(node: Node) -> Row:
    """Return the columns of a node in a graph file."""
    passages = [[passage.document, passage.start, passage.end, passage.quote] for passage in node.evidence]
    return {**_described(node), PACKED: json.dumps(passages, ensure_ascii=False, separators=(",", ":"))}


def edge_row(edge: Edge) -> Row:
    """Return the columns of an edge; its type is the table."""
    return {"source": edge.source, "target": edge.target, **_flat(edge.properties), **_arrays(edge.evidence)}


def node_of(label: str, row: Mapping[str, Any]) -> Node:
    """Return the node kept in a row of either kind; columns without a value are left out."""
    return Node(
        id=row["id"],
        label=label,
        name=row["name"],
        aliases=tuple(row.get("aliases") or ()),
        properties=_properties(row, _NODE),
        evidence=_unpacked(row[PACKED]) if PACKED in row else _evidence(row),
    )


def edge_of(source: str, type_: str, target: str, row: Mapping[str, Any]) -> Edge:
    """Return the edge kept in a row; columns without a value are left out."""
    return Edge(source, type_, target, _properties(row, EVIDENCE), _evidence(row))


def _described(node: Node) -> Row:
    return {"id": node.id, "name": node.name, "aliases": list(node.aliases), **_flat(node.properties)}


def _flat(properties: Mapping[str, Value]) -> Row:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def _arrays(evidence: tuple[Evidence, ...]) -> Row:
    return {
        "evidence_document": [passage.document for passage in evidence],
        "evidence_start": [passage.start for passage in evidence],
        "evidence_end": [passage.end for passage in evidence],
        "evidence_quote": [passage.quote for passage in evidence],
    }


def _evidence(row: Mapping[str, Any]) -> tuple[Evidence, ...]:
    return tuple(map(Evidence, *(row.get(name) or () for name in EVIDENCE)))


@lru_cache(1024)  # hubs come in answer after answer
def _unpacked(text: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(*passage) for passage in json.loads(text))


def _properties(row: Mapping[str, Any], apart: Collection[str]) -> dict[str, Value]:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in sorted(row.items())
        if value is not None and name not in apart
    }
