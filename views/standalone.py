"""A graph as one HTML page: a picture with the sentences of each relation, opened from disk without network.

The page holds the drawing engine of pyvis and all it needs, and may fetch nothing. The places are computed
beforehand and nothing moves by itself. What comes from documents goes into it as data, and is set as text.
"""

from __future__ import annotations

import json
from base64 import b64encode
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import Any

import pyvis

from graph.fields import Fields
from graph.ontology import load
from graph.picture import network, shown
from graph.statement import Edge, Evidence, Graph, Node
from views.passages import one_line

PARTS = Path(__file__).parent / "standalone"
ENGINE = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"


def export(graph: Graph, out: Path) -> None:
    """Write the page of a graph, in Chinese, to the file `out`."""
    out.write_text(page(graph), "utf-8")


def page(graph: Graph, language: str = "zh") -> str:
    """Return the page of a graph as HTML.

    Args:
        graph: the statements; passages (`Chunk`) are not drawn, but give the sentences around quotes.
        language: `zh` or `en`, for all that does not come from the documents.

    Example:
        >>> "慈溪市" in page(Graph((Node.of("Region", "慈溪市"),), ()))
        True
    """
    nodes = [node for node in graph.nodes if node.label != "Chunk"]
    drawn = {node.id: node for node in nodes}
    edges = [edge for edge in graph.edges if edge.source in drawn and edge.target in drawn]
    picture = network(nodes, edges, language)
    sentences = _Sentences(graph.nodes)
    labels = load().labels
    used = {node.label for node in nodes}
    words = {
        name: wording[language]
        for name, wording in Fields.parse("words.yaml", _part("words.yaml")).texts("words").items()
    }
    data = {
        "words": words,
        "nodes": picture.nodes,
        "edges": picture.edges,
        "options": picture.options,
        "names": {node.id: shown(node.name) for node in nodes},
        "legend": [
            [label.name, label.title[language], label.colour] for label in labels.values() if label.name in used
        ],
        "stated": {" ".join(edge.key): _stated(edge, drawn, sentences, language) for edge in edges},
    }
    style = (ENGINE / "vis-network.css").read_text("utf-8") + _part("page.css")
    # The engine names its source map, which a browser would ask for.
    engine = (ENGINE / "vis-network.min.js").read_text("utf-8").partition("\n//# sourceMappingURL")[0]
    script = f"{engine}\n{_part('main.js')}"
    return Template(_part("page.html")).substitute(
        language={"zh": "zh-Hans"}.get(language, language),
        title=words["title"],
        noscript=words["script"],
        style=style,
        script=script,
        # Within a script element only "<" could end the data; JSON may write it otherwise.
        data=json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        policy=f"default-src 'none'; img-src data:; style-src {_digest(style)}; script-src {_digest(script)}",
    )


class _Sentences:
    """Where each document has its sentences, from its text and passages."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._texts: dict[str, str] = {}
        self._chunks: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for node in nodes:
            of = node.properties
            if node.label == "Document" and of.get("text"):
                self._texts[str(of["file"])] = str(of["text"])
            elif node.label == "Chunk":
                self._chunks[str(of["document"])].append((int(str(of["start"])), int(str(of["end"]))))
        for chunks in self._chunks.values():
            chunks.sort()

    def around(self, passage: Evidence) -> tuple[str, str, str]:
        """Return what stands before a passage in its sentences, the passage, and what stands after it."""
        text, chunks = self._texts.get(passage.document), self._chunks[passage.document]
        if text is None:
            return "", one_line(passage.quote), ""
        first = max(0, bisect_right(chunks, passage.start, key=lambda chunk: chunk[0]) - 1)
        touched = [(start, end) for start, end in chunks[first:] if start < passage.end and end > passage.start]
        begin = min([passage.start, *(start for start, _ in touched)])
        stop = max([passage.end, *(end for _, end in touched)])
        pieces = text[begin : passage.start], passage.quote, text[passage.end : stop]
        before, quote, after = map(one_line, pieces)
        return before, quote, after


def _stated(edge: Edge, nodes: dict[str, Node], sentences: _Sentences, language: str) -> dict[str, Any]:
    """Return a relation as a sentence, and the passages that state it."""
    source, target = (shown(nodes[end].name) for end in (edge.source, edge.target))
    return {
        "reading": load().relations[edge.type].reading(source, target, language),
        "evidence": [
            [passage.document, passage.start, passage.end, *sentences.around(passage)] for passage in edge.evidence
        ],
    }


def _part(name: str) -> str:
    return (PARTS / name).read_text("utf-8")


def _digest(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
