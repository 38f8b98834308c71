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
from graph.result import Result
from graph.statement import Evidence, Node
from graph.store.base import Store
from graph.store.read import passages
from graph.store.sources import sources
from views.cells import is_number, shown
from views.citation import place, reference

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


def print_table(result: Result, headings: Sequence[str], language: str = "zh") -> None:
    """Print rows under headings, folding what is too long for the terminal."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column, heading in enumerate(headings):
        numeric = any(is_number(row[column]) for row in result.rows)
        table.add_column(heading, overflow="fold", justify="right" if numeric else "left")
    for row in result.rows:
        table.add_row(*(shown(cell, language) for cell in row))
    console.print(table)


def print_counts(nodes: Mapping[str, int], edges: Mapping[str, int], ontology: Ontology) -> None:
    """Print the counts of labels and types side by side, under their Chinese titles."""
    left = [(ontology.labels[label].title["zh"], label, count) for label, count in nodes.items()]
    right = [(ontology.relations[type_].title["zh"], type_, count) for type_, count in edges.items()]
    rows = tuple((*one, *other) for one, other in zip_longest(left, right, fillvalue=("", "", "")))
    columns = ("类别", "label", "数量", "关系", "type", "条数")
    print_table(Result(columns, rows), columns)


def print_names(nodes: Iterable[Node], ontology: Ontology, language: str = "zh") -> None:
    """Print nodes by name only."""
    rows = tuple(
        (node.name, ontology.labels[node.label].title[language], shown(list(node.aliases), language)) for node in nodes
    )
    aliases = ontology.node["aliases"].title[language]
    headings = {"zh": ("名称", "类别", aliases), "en": ("Name", "Label", aliases)}
    print_table(Result(("name", "label", "aliases"), rows), headings[language], language)


def print_passages(store: Store, evidence: Iterable[Evidence], language: str = "zh") -> None:
    """Print the sentences that hold these passages, under the document as it is cited, with offsets and place."""
    found = passages(store, evidence)
    known = sources(store, {passage.evidence.document for passage in found})
    for document, group in groupby(found, key=lambda passage: passage.evidence.document):
        say("")
        say(f"{reference(known[document], language)} {document}" if document in known else document)
        for (where, sentence), same in groupby(group, key=lambda one: (place(one, language), one.sentence)):
            offsets = ", ".join(f"{passage.evidence.start}–{passage.evidence.end}" for passage in same)
            say(f"[{offsets}] {where}", indent=2)
            # Documents made from PDF break lines anywhere.
            say("".join(line.strip() for line in sentence.splitlines()), indent=4)
