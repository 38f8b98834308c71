"""How answers look in a terminal: tables, nodes, relations as sentences, and passages.

Text of documents is printed as it is: none of it is read as markup, and no name is cut short.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from graph.ontology import Ontology
from graph.ontology.schema import Properties
from graph.result import Cell, Result
from graph.statement import Edge, Evidence, Node, Value
from graph.store.base import Store
from graph.store.read import passages, relations

PIPED = 160  # the width of tables where there is no terminal to ask
READABLE = 100  # the width of paragraphs
_PIECE = re.compile(r"(?:[!-~]+|\S)[，。、；：？！）》」』】”’]*\s*")


def _console(file: object, *, stderr: bool = False) -> Console:
    width = None if getattr(file, "isatty", bool)() else PIPED
    return Console(stderr=stderr, width=width, markup=False, highlight=False, emoji=False)


console = _console(sys.stdout)
errors = _console(sys.stderr, stderr=True)


def say(text: str, to: Console = console, indent: int = 0) -> None:
    """Print a paragraph, wrapped to the width of the terminal or to what is easily read."""
    for line in _wrapped(text, min(to.width, READABLE) - indent):
        to.print(" " * indent + line, soft_wrap=True)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Yield lines of a width: Chinese breaks anywhere but before a closing mark, other words stay whole."""
    for paragraph in text.splitlines() or [""]:
        line = ""
        for piece in _PIECE.findall(paragraph):
            if line and cell_len(line + piece.rstrip()) > width:
                yield line.rstrip()
                line = ""
            line += piece
        yield line.rstrip()


def print_table(result: Result, headings: Sequence[str]) -> None:
    """Print rows under headings, folding what is too long for the terminal."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, heading in enumerate(headings):
        numeric = any(type(row[place]) in (int, float) for row in result.rows)
        table.add_column(heading, overflow="fold", justify="right" if numeric else "left")
    for row in result.rows:
        table.add_row(*map(_text, row))
    console.print(table)


def print_counts(nodes: Mapping[str, int], edges: Mapping[str, int], ontology: Ontology) -> None:
    """Print the counts of labels and types side by side, under their Chinese titles."""
    left = [(ontology.labels[label].title["zh"], label, count) for label, count in nodes.items()]
    right = [(ontology.relations[type_].title["zh"], type_, count) for type_, count in edges.items()]
    rows = tuple((*one, *other) for one, other in zip_longest(left, right, fillvalue=("", "", "")))
    columns = ("类别", "label", "数量", "关系", "type", "条数")
    print_table(Result(columns, rows), columns)


def print_names(nodes: Iterable[Node], ontology: Ontology) -> None:
    """Print nodes by name only."""
    rows = tuple((node.name, ontology.labels[node.label].title["zh"], "、".join(node.aliases)) for node in nodes)
    print_table(Result(("name", "label", "aliases"), rows), ("名称", "类别", "别称"))


def print_node(store: Store, node: Node, ontology: Ontology, limit: int | None) -> None:
    """Print a node with its relations, at most `limit` of a type, and the passages that state these."""
    label = ontology.labels[node.label]
    say(f"{node.name}（{label.title['zh']}） {node.id}")
    if node.aliases:
        say(f"{ontology.node['aliases'].title['zh']}：{'、'.join(node.aliases)}", indent=2)
    # A whole document is too long to print, and its passages are cited anyway.
    for line in _properties(node.properties, label.properties, besides=("text",)):
        say(line, indent=2)
    shown: list[Edge] = []
    for type_, group in groupby(relations(store, node), key=lambda relation: relation[1].type):
        relation, found = ontology.relations[type_], list(group)
        for source, edge, target in found[:limit]:
            shown.append(edge)
            details = "，".join(_details(edge, ontology.of_edge(type_)))
            sentence = relation.reading(source.name, target.name, "zh")
            say(f"· {sentence}{details and f'（{details}）'}", indent=2)
        if len(found) > len(found[:limit]):
            say(f"… {relation.title['zh']}：共 {len(found)} 条，加 --all 全部列出", indent=2)
    stating: Sequence[Node | Edge] = shown or [node]
    print_passages(store, sorted({passage for item in stating for passage in item.evidence}))


def print_passages(store: Store, evidence: Iterable[Evidence]) -> None:
    """Print the sentences that hold these passages, with document, offsets of the passages, and heading."""
    found = passages(store, evidence)
    for document, group in groupby(found, key=lambda passage: passage.evidence.document):
        say("")
        say(document)
        for (section, sentence), same in groupby(group, key=lambda passage: (passage.section, passage.sentence)):
            places = ", ".join(f"{passage.evidence.start}–{passage.evidence.end}" for passage in same)
            say(f"[{places}] {section}", indent=2)
            # Documents made from PDF break lines anywhere.
            say("".join(line.strip() for line in sentence.splitlines()), indent=4)


def _details(edge: Edge, declared: Properties) -> Iterator[str]:
    """Yield what is said of an edge besides its ends: years in short, and all but the usual tone."""
    first, last = edge.properties.get("first_year"), edge.properties.get("last_year")
    if first and "year" not in edge.properties:
        yield f"{first}年" if last in (first, None) else f"{first}–{last}年"
    usual = ("modality",) if edge.properties.get("modality") == "stated" else ()
    yield from _properties(edge.properties, declared, besides=("chunks", "first_year", "last_year", *usual))


def _properties(values: Mapping[str, Value], declared: Properties, besides: Sequence[str]) -> Iterator[str]:
    for name, value in values.items():
        if name not in besides:
            property_ = declared[name]
            titles = property_.values.get(str(value))
            cell: Cell = list(value) if isinstance(value, tuple) else value
            yield f"{property_.title['zh']}：{titles['zh'] if titles else _text(cell)}{property_.unit}"


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "是" if cell else "否"
        case float() if cell.is_integer():
            return str(int(cell))
        case list():
            return "、".join(map(_text, cell))
        case Node():
            return f"{cell.name}（{cell.label}）"
        case Edge():
            return f"-[{cell.type}]->"
        case _:
            return str(cell)
