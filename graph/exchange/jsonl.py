"""The exchange format: nodes.jsonl and edges.jsonl, one JSON object a line.

The same graph gives the same bytes, whatever order it was built in, so that two builds can be compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.statement import Edge, Evidence, Graph, Node, Value


class ExportError(ValueError):
    """A folder that holds no export, or a damaged one; the message names it."""


def export(graph: Graph, folder: Path) -> None:
    """Write the two files into `folder`, which is made if missing; files of these names are replaced.

    Raises `OSError` when they can't be written.

    >>> from tempfile import TemporaryDirectory
    >>> graph = Graph((Node.of("Region", "慈溪市"),), ())
    >>> with TemporaryDirectory() as folder:
    ...     export(graph, Path(folder))
    ...     load(Path(folder)) == graph
    True
    """
    folder.mkdir(parents=True, exist_ok=True)
    nodes = sorted(graph.nodes, key=lambda node: node.id)
    edges = sorted(graph.edges, key=lambda edge: edge.key)
    _write(folder / "nodes.jsonl", map(node_object, nodes))
    _write(folder / "edges.jsonl", map(edge_object, edges))


def load(folder: Path) -> Graph:
    """Return the graph that was exported into `folder`.

    Raises:
        ExportError: it has no such files, they are no export, or an edge leads to a node that is not there.
    """
    try:
        nodes = tuple(map(_node, _read(folder / "nodes.jsonl")))
        edges = tuple(map(_edge, _read(folder / "edges.jsonl")))
    except FileNotFoundError as error:
        raise ExportError(
            f"{error.filename}: no such file; a folder is wanted that policygraph export --format jsonl wrote."
        ) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ExportError(f"{folder}: nodes.jsonl and edges.jsonl are not an export of a graph ({error}).") from error
    ids = {node.id for node in nodes}
    for edge in edges:
        if lost := {edge.source, edge.target} - ids:
            raise ExportError(f"{folder}: edges.jsonl: {edge.type} leads to {min(lost)}, which is not in nodes.jsonl.")
    return Graph(nodes, edges)


def node_object(node: Node) -> dict[str, Any]:
    """Return a node as the object that stands for it in JSON."""
    return {
        "id": node.id,
        "label": node.label,
        "name": node.name,
        "aliases": sorted(node.aliases),
        "properties": _plain(node.properties),
        "evidence": [evidence_object(passage) for passage in sorted(node.evidence)],
    }


def edge_object(edge: Edge) -> dict[str, Any]:
    """Return an edge as the object that stands for it in JSON."""
    return {
        "source": edge.source,
        "target": edge.target,
        "type": edge.type,
        "properties": _plain(edge.properties),
        "evidence": [evidence_object(passage) for passage in sorted(edge.evidence)],
    }


def evidence_object(passage: Evidence) -> dict[str, Any]:
    """Return a passage as the object that stands for it in JSON."""
    return {"document": passage.document, "start": passage.start, "end": passage.end, "quote": passage.quote}


def _node(item: Mapping[str, Any]) -> Node:
    return Node(
        item["id"],
        item["label"],
        item["name"],
        tuple(item["aliases"]),
        _properties(item["properties"]),
        _passages(item["evidence"]),
    )


def _edge(item: Mapping[str, Any]) -> Edge:
    return Edge(
        item["source"],
        item["type"],
        item["target"],
        _properties(item["properties"]),
        _passages(item["evidence"]),
    )


def _plain(properties: Mapping[str, Value]) -> dict[str, Value]:
    # A store gives 12.0 for the 12 that a loader found: both are written as 12.
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in sorted(properties.items())
    }


def _properties(values: Mapping[str, Any]) -> dict[str, Value]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _passages(items: Iterable[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(item["document"], item["start"], item["end"], item["quote"]) for item in items)


def _write(path: Path, items: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in items)


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
