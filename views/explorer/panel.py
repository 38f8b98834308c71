"""The panel beside a picture: what a node or an edge is, and the sentences that state it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

import streamlit as st

from graph.ontology import load
from graph.ontology.schema import Properties
from graph.picture import shown
from graph.statement import Edge, Evidence, Node, Value
from graph.store import read
from views.citation import cite
from views.explorer import address, writing
from views.explorer.visit import Visit

FIRST = 6  # sentences shown before one asks for more
ROWS = 12  # relations likewise
_UNSHOWN = ("chunks", "text", "merged")


def show(visit: Visit, selected: str, choose: Callable[[str], None]) -> None:
    """Show the node or edge chosen; `choose` is called with the id of another one that is clicked here."""
    source, *rest = selected.split(" ")
    if not selected:
        writing.note(visit.words["panel"])
    elif rest:
        _edge(visit, (source, *rest), choose)
    else:
        _node(visit, source, choose)


def _node(visit: Visit, id_: str, choose: Callable[[str], None]) -> None:
    found = read.nodes(visit.store, [id_])
    if not found:
        writing.note(visit.words["lost"])
        return
    (node,) = found
    writing.heading(node, visit.language)
    writing.facts(facts(node.properties, load().labels[node.label].properties, visit.language))
    st.button(
        visit.words["centre"],
        key="panel.centre",
        on_click=address.go,
        args=("explore",),
        kwargs={"names": [node.id]},
        icon=":material/center_focus_strong:",
    )
    _merged(visit, node)
    rows = read.relations(visit.store, node)
    if rows:
        st.html(f'<p class="pg-head">{escape(visit.words["relations"])} {len(rows)}</p>')
        _relations(visit, node, rows[:ROWS], choose)
        if len(rows) > ROWS:
            with st.expander(visit.words["all_relations"].format(count=len(rows))):
                _relations(visit, node, rows[ROWS : 10 * ROWS], choose)
    sentences(visit, node.evidence)


def _merged(visit: Visit, node: Node) -> None:
    """Say why several names are one node, where that was judged; an entry is alias|how|reason."""
    grounds = node.properties.get("merged")
    entries = [str(one).split("|", 2) for one in grounds] if isinstance(grounds, tuple) else []
    judged = [(entry[0], entry[2]) for entry in entries if len(entry) == 3 and entry[2]]
    if judged:
        with st.expander(load().labels[node.label].properties["merged"].title[visit.language]):
            writing.facts(judged)


def _relations(
    visit: Visit, node: Node, rows: Iterable[tuple[Node, Edge, Node]], choose: Callable[[str], None]
) -> None:
    for source, edge, target in rows:
        title = load().relations[edge.type].title[visit.language]
        other, arrow = (target, "→") if source.id == node.id else (source, "←")
        st.button(
            f"{title} {arrow} {writing.plain(other.name)}",
            key=f"panel.{' '.join(edge.key)}",
            type="tertiary",
            on_click=choose,
            args=(" ".join(edge.key),),
        )


def _edge(visit: Visit, key: tuple[str, ...], choose: Callable[[str], None]) -> None:
    ends = {node.id: node for node in read.nodes(visit.store, [key[0], key[-1]])}
    edges = [edge for edge in read.between(visit.store, ends) if edge.key == key]
    if not edges:
        writing.note(visit.words["lost"])
        return
    (edge,) = edges
    relation = load().relations[edge.type]
    source, target = ends[edge.source], ends[edge.target]
    reading = relation.reading(shown(source.name)[:80], shown(target.name)[:80], visit.language)
    kind = escape(relation.title[visit.language])
    st.html(f'<p class="pg-kind">{kind}</p><h3 class="pg-name">{writing.text(reading)}</h3>')
    writing.facts(facts(edge.properties, load().of_edge(edge.type), visit.language))
    for end, node in (("source", source), ("target", target)):
        st.button(writing.plain(node.name), key=f"panel.{end}", type="tertiary", on_click=choose, args=(node.id,))
    sentences(visit, edge.evidence)


def facts(properties: Mapping[str, Value], declared: Properties, language: str) -> list[tuple[str, str]]:
    """Return the properties of a node or an edge with their titles, as text; long ones and ids are left out."""
    pairs = []
    for name, value in properties.items():
        if name in _UNSHOWN or name not in declared:
            continue
        property_ = declared[name]
        items = value if isinstance(value, tuple) else (value,)
        said = "、".join(_said(item, property_.values.get(str(item), {}).get(language), language) for item in items)
        pairs.append((property_.title[language], f"{said}{property_.unit}"))
    return pairs


def _said(value: object, title: str | None, language: str) -> str:
    if isinstance(value, bool):
        return {"zh": ("否", "是"), "en": ("no", "yes")}[language][value]
    return title or (f"{value:g}" if isinstance(value, float) else str(value))


def sentences(visit: Visit, evidence: Iterable[Evidence], first: int = FIRST, key: str = "panel") -> None:
    """Show the sentences in which passages stand, each with its citation; the first few at once.

    `key` tells the lists of one page apart.
    """
    passages = read.passages(visit.store, evidence)
    if not passages:
        return
    st.html(f'<p class="pg-head">{escape(visit.words["sentences"])} {len(passages)}</p>')
    for number, passage in enumerate(passages[:first]):
        _sentence(visit, passage, f"{key}.read.{number}")
    if len(passages) > first:
        with st.expander(visit.words["more_sentences"].format(count=len(passages) - first)):
            for number, passage in enumerate(passages[first : 10 * first], first):
                _sentence(visit, passage, f"{key}.read.{number}")


def _sentence(visit: Visit, passage: read.Passage, key: str) -> None:
    """Show a sentence with its citation, and the way to its place in the document."""
    where = passage.evidence
    writing.sentence(passage, cite(passage, visit.access.sources, visit.language))
    st.button(
        visit.words["read"],
        key=key,
        type="tertiary",
        icon=":material/menu_book:",
        on_click=address.go,
        args=("originals",),
        kwargs={"file": where.document, "at": f"{where.start}-{where.end}", "select": address.get("select")},
    )
