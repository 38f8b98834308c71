"""How the difference of two graphs looks in a terminal: counts, then what came, went and changed, by document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from graph.diff import Changes, Counts, Difference, Statement
from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.result import Result
from graph.statement import Edge, Graph, Node, Value
from terminal.printing import print_table, say

HEADINGS = {"zh": ("文件", "", "新增", "消失", "变更"), "en": ("Document", "", "added", "gone", "changed")}
KINDS = {
    "zh": {"nodes": "节点", "edges": "关系", "evidence": "依据"},
    "en": {"nodes": "nodes", "edges": "edges", "evidence": "passages"},
}
ALL = {"zh": "合计", "en": "all"}
SAME = {"zh": "两张图相同。", "en": "The two graphs are the same."}
COUNTED = {
    "zh": "原文片段及其关系，以及只有依据变动的内容，只计数，不逐条列出。",
    "en": "Passages with their relations, and what changed in nothing but its evidence, are counted, not listed.",
}


def print_difference(found: Difference, old: Graph, new: Graph, ontology: Ontology, language: str) -> None:
    """Print what makes `new` out of `old`, in `zh` or `en`."""
    if not found:
        say(SAME[language])
        return
    rows = list(_counted(ALL[language], found.total, language))
    for document, counts in found.by_document.items():
        rows += _counted(document, counts, language)
    print_table(Result(HEADINGS[language], tuple(rows)), HEADINGS[language])
    names = {node.id: node.name for graph in (old, new) for node in graph.nodes}
    lines: dict[str, list[str]] = defaultdict(list)
    for document, line in chain(
        _nodes(found.nodes, ontology, language), _edges(found.edges, names, ontology, language)
    ):
        lines[document].append(line)
    for document, listed in sorted(lines.items()):
        say(f"\n{document}")
        for line in listed:
            say(line, indent=2)
    say(f"\n{COUNTED[language]}")


def _counted(document: str, counts: Counts, language: str) -> Iterator[tuple[str | int, ...]]:
    for place, (kind, changes) in enumerate(counts.items()):
        numbers = changes.get("added", 0), changes.get("gone", 0), changes.get("changed", 0)
        yield "" if place else document, KINDS[language][kind], *numbers


def _nodes(changes: Changes[Node], ontology: Ontology, language: str) -> Iterator[tuple[str, str]]:
    """Yield the first document and a line for each node but the passages."""
    for mark, former, node in _marked(changes):
        label = ontology.labels[node.label]
        if node.label != "Chunk" and (former is None or _said(former) != _said(node)):
            details = _details(former, node, {**ontology.node, **label.properties}, language)
            yield _document(node), f"{mark} {label.title[language]} {node.name}{details}"


def _edges(
    changes: Changes[Edge], names: Mapping[str, str], ontology: Ontology, language: str
) -> Iterator[tuple[str, str]]:
    """Yield the first document and a line for each relation but those of passages."""
    for mark, former, edge in _marked(changes):
        of_passages = any(end.startswith("Chunk:") for end in (edge.source, edge.target))
        if not of_passages and (former is None or _said(former) != _said(edge)):
            reading = ontology.relations[edge.type].reading(names[edge.source], names[edge.target], language)
            details = _details(former, edge, ontology.of_edge(edge.type), language)
            yield _document(edge), f"{mark} {reading}{details}"


def _marked(changes: Changes[Statement]) -> Iterator[tuple[str, Statement | None, Statement]]:
    """Yield a mark, the former statement where there are two, and the statement to be shown."""
    yield from (("+", None, statement) for statement in changes.added)
    yield from (("-", None, statement) for statement in changes.gone)
    yield from (("~", former, statement) for former, statement in changes.changed)


def _said(statement: Node | Edge) -> dict[str, Value]:
    """Return what a statement says besides where it stands: its properties, and a node's names."""
    # The text of a whole document is too long to be shown twice.
    said = {name: value for name, value in statement.properties.items() if name not in ("chunks", "text")}
    if isinstance(statement, Node):
        said |= {"name": statement.name, "aliases": statement.aliases}
    return said


def _details(former: Node | Edge | None, statement: Node | Edge, declared: Properties, language: str) -> str:
    """Return what differs from the former statement, as (年份：2023 → 2024)."""
    if former is None:
        return ""
    old, new = _said(former), _said(statement)
    differing = [
        f"{declared[name].title[language]}: {_short(old.get(name))} → {_short(new.get(name))}"
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]
    return f" ({'; '.join(differing)})"


def _short(value: Value | None) -> str:
    text = "、".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _document(statement: Node | Edge) -> str:
    return min((passage.document for passage in statement.evidence), default="")
