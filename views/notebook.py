"""How answers, entities and passages look in a notebook: small pieces of HTML, made as trees.

Text goes into a tree as text, so nothing in a document can become markup. The style holds in light and dark
themes; where a site that shows notebooks drops it, plain tables and foldable sentences are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from graph.ontology import Ontology
from graph.result import Cell
from graph.statement import Edge, Node
from graph.store.read import Passage
from graph.store.sources import Source
from views.cells import is_number, shown
from views.citation import cite
from views.passages import one_line

STYLE = Path(__file__).parent / "notebook" / "style.css"
SHOWN = 30  # rows of a table
MOST = 10  # relations of a type on a card

Part = Element | str
Piece = tuple[str, str]  # text, and "quote", "sentence" or "" for what surrounds it
Heading = tuple[str, str]  # Chinese and English
Row = tuple[Sequence[Cell], Sequence[Passage]]
Sources = Mapping[str, Source]
Stated = tuple[Node, Edge, Node, Sequence[Passage]]  # a relation between its ends, and where it is stated


def table(
    headings: Sequence[Heading],
    rows: Sequence[Row],
    total: int,
    ontology: Ontology,
    sources: Sources,
    note: str = "",
) -> str:
    """Return rows under headings, each with the sentences that state it folded away beneath.

    Args:
        headings: a Chinese and an English heading for each column.
        rows: cells and passages of the rows to show.
        total: how many rows there are, shown or not.
        ontology: gives nodes their colours and relations their titles.
        sources: the documents cited.
        note: what the table does not tell.
    """
    head = _tag("tr", *(_tag("th", zh, title=en) for zh, en in headings))
    body: list[Element] = []
    for cells, passages in rows:
        body.append(_tag("tr", *(_cell(cell, ontology) for cell in cells)))
        if passages:
            body.append(_tag("tr", _tag("td", _folded(passages, sources), colspan=str(len(headings))), css="why"))
    count = f"共 {total} 行" if total == len(rows) else f"前 {len(rows)} 行，共 {total} 行；全部：to_df()"
    below = [_tag("span", line, css="note") for line in (count, note) if line]
    return _page(_tag("table", _tag("thead", head), _tag("tbody", *body)), *below)


def entity_card(node: Node, relations: Sequence[Stated], ontology: Ontology, sources: Sources) -> str:
    """Return what is known of a node: its properties, and its relations as sentences with their passages.

    Of the relations of a type the first `MOST` are shown.
    """
    lines = [_tag("p", *_named(node, ontology), " ", _tag("span", node.id, css="label"))]
    if node.aliases:
        lines.append(_tag("p", f"{ontology.node['aliases'].title['zh']}：{shown(list(node.aliases))}"))
    lines += _properties(node, ontology)
    for type_, group in groupby(relations, key=lambda relation: relation[1].type):
        found = list(group)
        left_out = f" 前 {MOST} 条，共 {len(found)} 条；全部：relations" if len(found) > MOST else ""
        lines.append(_tag("p", _tag("span", ontology.relations[type_].title["zh"] + left_out, css="label")))
        for source, _, target, passages in found[:MOST]:
            reading = ontology.relations[type_].reading(source.name, target.name, "zh")
            lines.append(_tag("div", reading, _folded(passages, sources)))
    return _page(*lines)


def relation_card(
    source: Node, edge: Edge, target: Node, passages: Sequence[Passage], ontology: Ontology, sources: Sources
) -> str:
    """Return a relation as a sentence, with the passages that state it."""
    reading = ontology.relations[edge.type].reading(source.name, target.name, "zh")
    return _page(
        _tag("p", _tag("span", reading, css="name"), " ", _tag("span", edge.type, css="label")),
        *_cited(passages, sources),
    )


def passage(pieces: Iterable[Iterable[Piece]], where: str) -> str:
    """Return a paragraph, or the rows of a table, with what was quoted marked in it.

    Args:
        pieces: for each row the pieces of its text.
        where: document, place and heading.
    """
    rows = [_tag("p", *(_marked(*piece) for piece in row)) for row in pieces]
    return _page(_tag("cite", where), _tag("blockquote", *rows))


def _page(*parts: Part) -> str:
    return tostring(_tag("div", _tag("style", _style()), *parts, css="policygraph"), encoding="unicode", method="html")


@cache
def _style() -> str:
    return STYLE.read_text("utf-8")


def _tag(name: str, *parts: Part, css: str = "", **attributes: str) -> Element:
    """Return an element with text and elements in it, in this order."""
    element = Element(name, {"class": css, **attributes} if css else attributes)
    last = None
    for part in parts:
        if isinstance(part, Element):
            element.append(part)
            last = part
        elif last is None:
            element.text = (element.text or "") + part
        else:
            last.tail = (last.tail or "") + part
    return element


def _cell(cell: Cell, ontology: Ontology) -> Element:
    return _tag("td", *_said(cell, ontology), css="number" if is_number(cell) else "")


def _said(cell: Cell, ontology: Ontology) -> Iterator[Part]:
    match cell:
        case Node():
            yield from _named(cell, ontology)
        case Edge():
            yield _tag("span", f"—{ontology.relations[cell.type].title['zh']}—", css="label", title=cell.type)
        case [Node() | Edge() | list(), *_]:
            for item in cell:
                yield from (*_said(item, ontology), " ")
        case _:
            yield shown(cell)


def _named(node: Node, ontology: Ontology) -> Iterator[Part]:
    label = ontology.labels[node.label]
    yield _tag("span", css="dot", style=f"background: {label.colour}", title=label.title["zh"])
    yield _tag("span", node.name, css="name", title=f"{label.title['zh']} {node.label}")


def _properties(node: Node, ontology: Ontology) -> Iterator[Element]:
    declared = ontology.labels[node.label].properties
    for name, value in node.properties.items():
        # Why names are one is kept for programs; the text is a whole document, or a sentence shown elsewhere.
        if name not in ("merged", "text"):
            cell: Cell = list(value) if isinstance(value, tuple) else value
            yield _tag("p", f"{declared[name].title['zh']}：{shown(cell)}")


def _folded(passages: Sequence[Passage], sources: Sources) -> Element:
    return _tag("details", _tag("summary", f"依据 {len(passages)} 处", title="evidence"), *_cited(passages, sources))


def _cited(passages: Iterable[Passage], sources: Sources) -> Iterator[Element]:
    """Yield each sentence once, with all that is quoted from it."""
    ordered = sorted(passages, key=lambda one: one.evidence)
    for (_, sentence), group in groupby(ordered, key=lambda one: (one.evidence.document, one.sentence)):
        same = list(group)
        places = ", ".join(f"{one.evidence.start}–{one.evidence.end}" for one in same)
        quotes = sorted({one_line(one.evidence.quote) for one in same}, key=lambda quote: (-len(quote), quote))
        pieces = re.split(f"({'|'.join(map(re.escape, quotes))})", one_line(sentence))
        marked = (_marked(text, "quote" if place % 2 else "") for place, text in enumerate(pieces))
        yield _tag("blockquote", *marked, _tag("cite", f"{cite(same[0], sources)} [{places}]"))


def _marked(text: str, kind: str) -> Part:
    if kind == "quote":
        return _tag("mark", text)
    return _tag("span", text, css=kind) if kind else text
