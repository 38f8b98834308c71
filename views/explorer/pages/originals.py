"""原文: a document as its reader knows it, the names in it coloured; an edge leads to the sentence that states it."""

from __future__ import annotations

import re

import streamlit as st

from graph.picture import shown
from graph.statement import Evidence
from graph.store import read
from graph.store.document import document
from views.citation import cite, reference
from views.explorer import address, panel, reading, writing
from views.explorer.visit import Visit

_CHOICE = "originals.file"


def show(visit: Visit) -> None:
    """Show the page."""
    sources = visit.access.sources
    if not sources:
        st.info(visit.words["no_documents"])
        return
    left, right = st.columns([0.73, 0.27], gap="small")
    with left:
        file = _pick(visit)
        paper = visit.access.kept("document", lambda store: document(store, file), file)
        at = _range(address.get("at"))
        if paper:
            reading.show(
                paper,
                repr((file, visit.access.signature)),
                _choose,
                lambda labels: address.put(off=labels),
                language=visit.language,
                at=at,
                selected=address.many("select"),
                off=address.many("off"),
            )
    with right, st.container(key="beside"):
        if paper and at[1]:
            _cite(visit, Evidence(file, *at, paper.text[slice(*at)]))
        _panel(visit)


def _pick(visit: Visit) -> str:
    """Return the document chosen, the newest where none is, with its citation beside it."""
    sources = visit.access.sources
    files = sorted(sources, key=lambda file: (sources[file].date, file), reverse=True)
    choice, citation = st.columns([0.5, 0.5], vertical_alignment="bottom")
    asked = address.get("file")
    st.session_state[_CHOICE] = asked if asked in sources else files[0]
    file = choice.selectbox(
        visit.words["document"],
        files,
        format_func=lambda file: f"{shown(sources[file].title)} {sources[file].number}",
        label_visibility="collapsed",
        key=_CHOICE,
        on_change=_turn,
    )
    with citation:
        st.code(reference(sources[file], visit.language), language=None, wrap_lines=True)
    return file


def _cite(visit: Visit, where: Evidence) -> None:
    """Show the citation of the sentence marked, to be copied."""
    (passage,) = read.passages(visit.store, [where])
    st.code(cite(passage, visit.access.sources, visit.language), language=None, wrap_lines=True)


def _panel(visit: Visit) -> None:
    """Show what is mentioned where the text was clicked; of several nodes one, the others a click away."""
    chosen = address.many("select")
    if not chosen:
        writing.note(visit.words["choose_mark"])
        return
    named = [id_ for id_ in chosen[1:] if id_ in visit.access.named]
    if named:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.caption(visit.words["here_too"], width="content")
            for id_ in named:
                others = [other for other in chosen if other != id_]
                st.button(
                    writing.plain(visit.access.named[id_].name, 20),
                    key=f"here.{id_}",
                    type="tertiary",
                    on_click=address.put,
                    kwargs={"select": [id_, *others]},
                )
    panel.show(visit, chosen[0], lambda id_: address.put(select=id_))


def _turn() -> None:
    address.go("originals", file=st.session_state[_CHOICE])


def _choose(at: tuple[int, int], ids: list[str]) -> None:
    address.put(at=f"{at[0]}-{at[1]}", select=ids)


def _range(text: str) -> tuple[int, int]:
    """Return the range that the URL asks for, such as `120-133`; nothing where it is none."""
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", text)
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    return (start, end) if start < end else (0, 0)
