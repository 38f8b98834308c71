"""What the reading room shows, as plain data: nodes, relations, and each document with its marks and notes.

A mark is a range of the text at which nodes are mentioned. A note stands in the margin beside a sentence: a
relation that the sentence states, or a figure in it. Nodes and edges are referred to by their place in a list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.statement import Edge, Evidence, Graph, Node, Value
from views.passages import blocks, sentences

Data = dict[str, Any]
Range = tuple[int, int]
Fact = tuple[str, str]
UNSAID = ("=", "stated")  # values that go without saying
HIDDEN = ("chunks", "text", "in_corpus")  # properties that the page shows in its own way


def figures(ontology: Ontology) -> set[str]:
    """Return the labels that hold numbers: a clause states them, no name does."""
    return {
        name
        for name, label in ontology.labels.items()
        if any(declared.type == "number" for declared in label.properties.values())
    }


class Contents:
    """Turns a graph and its texts into the data of the page.

    Args:
        graph: the statements.
        texts: the text of each document by file name.
        ontology: gives titles, colours and the sentences that relations read as.
        language: `zh` or `en`.
    """

    def __init__(self, graph: Graph, texts: Mapping[str, str], ontology: Ontology, language: str) -> None:
        """Take stock of the graph; `data` does the work."""
        self.ontology, self.language, self.texts = ontology, language, texts
        # What joins passages to each other and to documents is how the text is kept, not what it states.
        kept = {type_ for type_, relation in ontology.relations.items() if any("Chunk" in e for e in relation.ends)}
        self.nodes = [node for node in graph.nodes if node.label != "Chunk"]
        self.edges = [edge for edge in graph.edges if edge.type not in kept]
        self.chunks: dict[str, list[Node]] = defaultdict(list)
        for node in graph.nodes:
            if node.label == "Chunk":
                self.chunks[str(node.properties["document"])].append(node)
        self.places = {node.id: place for place, node in enumerate(self.nodes)}
        self.files = {file: place for place, file in enumerate(sorted(texts))}
        self.own = {str(node.properties["file"]): node for node in self.nodes if node.properties.get("in_corpus")}
        self.figures = figures(ontology)
        # By file: where nodes are mentioned, and where edges are stated.
        self.mentions: dict[str, list[tuple[int, Evidence]]] = defaultdict(list)
        self.statements: dict[str, list[tuple[int, Evidence]]] = defaultdict(list)
        for edge in graph.edges:
            for one in edge.evidence if edge.type == "FROM_CHUNK" else ():
                self.mentions[one.document].append((self.places[edge.source], one))
        for place, edge in enumerate(self.edges):
            for one in edge.evidence:
                self.statements[one.document].append((place, one))

    def data(self) -> Data:
        """Return labels, types, nodes, edges and documents, ready for JSON."""
        language = self.language
        return {
            "labels": {
                name: {
                    "title": label.title[language],
                    "about": label.description[language],
                    "colour": label.colour,
                    "isFigure": name in self.figures,
                }
                for name, label in self.ontology.labels.items()
            },
            "types": {
                type_: {"title": relation.title[language], "reads": relation.reads[language]}
                for type_, relation in self.ontology.relations.items()
            },
            "nodes": [self._node(node) for node in self.nodes],
            "edges": [self._edge(edge) for edge in self.edges],
            "documents": [self._document(file) for file in self.files],
        }

    def _node(self, node: Node) -> Data:
        declared = self.ontology.labels[node.label].properties
        facts = self._facts(node.properties, declared)
        return {"id": node.id, "label": node.label, "name": node.name, "aliases": node.aliases, "facts": facts}

    def _edge(self, edge: Edge) -> Data:
        return {
            "type": edge.type,
            "source": self.places[edge.source],
            "target": self.places[edge.target],
            "facts": self._facts(edge.properties, self.ontology.of_edge(edge.type)),
            "evidence": [(self.files[one.document], one.start, one.end) for one in edge.evidence],
        }

    def _facts(self, properties: Mapping[str, Value], declared: Properties) -> list[Fact]:
        """Return the properties worth showing as titles and values; a unit goes with its number."""
        facts = []
        for name, value in properties.items():
            if name in HIDDEN or value in UNSAID or name == "unit" or name.endswith("_unit"):
                continue
            unit = properties.get("unit" if name == "value" else f"{name}_unit", "")
            facts.append((declared[name].title[self.language], f"{self._said(value, declared[name].values)}{unit}"))
        return facts

    def _said(self, value: Value, values: Mapping[str, Mapping[str, str]]) -> str:
        if isinstance(value, tuple):
            return "、".join(map(str, value))
        if isinstance(value, bool):
            return "✓" if value else "✗"
        if isinstance(value, float):
            return f"{value:.15g}"
        text = str(value)
        return values[text][self.language] if text in values else text

    def _document(self, file: str) -> Data:
        text, own = self.texts[file], self.own.get(file)
        found = sentences(text, self.chunks[file])
        titles = [one for one in own.evidence if one.document == file] if own else []
        marks: dict[Range, set[int]] = defaultdict(set)
        for place, one in self.mentions[file]:
            marks[one.start, one.end].add(place)
        return {
            "file": file,
            "title": own.name if own else file,
            "text": text,
            "blocks": [
                {"kind": block.kind, "rows": block.rows, "level": block.level, "isBoxed": block.is_boxed}
                for block in blocks(text, found, titles)
            ],
            # What a heading or a line of the letterhead does not state, nobody misses.
            "sentences": [(one.start, one.end, one.kind in ("sentence", "row")) for one in found],
            "marks": [(start, end, sorted(marks[start, end])) for start, end in sorted(marks)],
            "notes": self._notes(file, [one.start for one in found]),
        }

    def _notes(self, file: str, starts: Sequence[int]) -> list[Data]:
        """Return the notes of a document in the order of the text, sentences given by where they start."""

        def sentence(one: Evidence) -> int:
            return bisect_right(starts, one.start) - 1

        stated: dict[tuple[int, str, tuple[Fact, ...]], dict[int, list[Range]]] = defaultdict(dict)
        for place, one in self.statements[file]:
            edge = self.edges[place]
            if self._is_figure(self.places[edge.source]):
                continue
            # The years and passages that every edge has would only crowd the margin; what is planned matters.
            own = self.ontology.relations[edge.type].properties
            facts = {name: value for name, value in edge.properties.items() if name in own or name == "modality"}
            shown = tuple(self._facts(facts, self.ontology.of_edge(edge.type)))
            stated[sentence(one), edge.type, shown].setdefault(place, []).append((one.start, one.end))
        notes: list[Data] = [
            {
                "sentence": at,
                "type": type_,
                "facts": facts,
                "edges": sorted(bundle),
                "ranges": sorted(set(chain.from_iterable(ranges[place] for place in bundle))),
            }
            for (at, type_, facts), ranges in stated.items()
            for bundle in self._bundles(ranges)
        ]
        notes += [
            {"sentence": sentence(one), "node": place, "ranges": [(one.start, one.end)]}
            for place, one in self.mentions[file]
            if self._is_figure(place)
        ]
        return sorted(notes, key=lambda note: (note["sentence"], note["ranges"]))

    def _is_figure(self, place: int) -> bool:
        return self.nodes[place].label in self.figures

    def _bundles(self, edges: Iterable[int]) -> Iterable[list[int]]:
        """Return edges of one type so grouped that each group reads as one sentence: some sources, the same targets."""
        by_source: dict[str, list[int]] = defaultdict(list)
        for place in edges:
            by_source[self.edges[place].source].append(place)
        by_targets: dict[frozenset[str], list[int]] = defaultdict(list)
        for bundle in by_source.values():
            by_targets[frozenset(self.edges[place].target for place in bundle)] += bundle
        return by_targets.values()
