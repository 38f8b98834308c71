"""The exchange format: nodes.jsonl and edges.jsonl, one JSON object a line.

The same graph gives the same bytes, whatever order it was built in, so that two builds can be compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.statement import Edge, Evidence, Graph, Node, Value


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
    _write(folder / "nodes.jsonl", map(_node, nodes))
    _write(folder / "edges.jsonl", map(_edge, edges))


def load(folder: Path) -> Graph:
    """Return the graph that was exported into `folder`.

    Raises `OSError` when a file is missing.
    """
    nodes = [
        Node(
            item["id"],
            item["label"],
            item["name"],
            tuple(item["aliases"]),
            _properties(item["properties"]),
            _passages(item["evidence"]),
        )
        for item in _read(folder / "nodes.jsonl")
    ]
    edges = [
        Edge(
            item["source"],
            item["type"],
            item["target"],
            _properties(item["properties"]),
            _passages(item["evidence"]),
        )
        for item in _read(folder / "edges.jsonl")
    ]
    return Graph(tuple(nodes), tuple(edges))


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": node.label,
        "name": node.name,
        "aliases": sorted(node.aliases),
        "properties": _plain(node.properties),
        "evidence": _evidence(node.evidence),
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "type": edge.type,
        "properties": _plain(edge.properties),
        "evidence": _evidence(edge.evidence),
    }


def _plain(properties: Mapping[str, Value]) -> dict[str, Value]:
    # A store gives 12.0 for the 12 that a loader found: both are written as 12.
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in sorted(properties.items())
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {"document": passage.document, "start": passage.start, "end": passage.end, "quote": passage.quote}
        for passage in sorted(evidence)
    ]


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
