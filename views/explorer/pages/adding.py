"""导入: documents of one's own: what they would add, and a build with them beside the former ones."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import streamlit as st

from graph.diff import Change, Difference, diff
from graph.ontology import load
from graph.picture import shown
from graph.statement import Edge, Node
from graph.store.opening import open_store
from graph.store.read import everything
from loaders.adding import LARGEST, MOST, SECONDS, Added, add
from loaders.formats import ENDINGS
from loaders.text import LoadError
from views.explorer import address, writing
from views.explorer.access import Signature, access
from views.explorer.builds import ORIGINAL, accept, builds, chosen, made
from views.explorer.troubles import worded
from views.explorer.visit import Visit

HEIGHT = 330
LISTED = 500  # nodes, and relations, that are listed of what would be added
CELL = 120  # characters of a name in a list
CHANGES: tuple[Change, ...] = ("added", "changed", "gone")
PASSAGES = ("FROM_CHUNK", "NEXT_CHUNK", "FROM_DOCUMENT")  # how the text is kept, not what it states
_PROPOSED = "adding.proposed"
_UPLOAD = "adding.upload"
_DONE = "adding.done"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a visitor's documents would make of a build, in a folder that goes with the session."""

    build: Signature
    folder: TemporaryDirectory[str]
    added: Added
    difference: Difference
    names: dict[str, str]


def show(visit: Visit) -> None:
    """Show the page."""
    said = visit.words
    known = builds(visit.where)
    if not known:
        st.info(said["adding_server"])
        return
    left, right = st.columns([0.32, 0.68], gap="medium")
    with left:
        _upload(visit)
        _builds(visit, known)
    with right:
        proposal: Proposal | None = st.session_state.get(_PROPOSED)
        if proposal:
            _propose(visit, proposal)
        elif st.session_state.pop(_DONE, False):
            st.success(said["adding_done"], icon=":material/check:")
        else:
            writing.note(said["adding_hint"])


def _upload(visit: Visit) -> None:
    said = visit.words
    # Streamlit has its own words on the button, in English alone.
    st.html(f'<style>.stApp {{ --choose: "{said["adding_choose"]}" }}</style>')
    files = st.file_uploader(
        said["adding_files"],
        type=[ending.removeprefix(".") for ending in ENDINGS],
        accept_multiple_files=True,
        max_upload_size=LARGEST // 1_000_000,
        key=f"{_UPLOAD}.{st.session_state.get(_UPLOAD, 0)}",
    )
    st.caption(
        said["adding_limits"].format(
            most=MOST, size=LARGEST // 1_000_000, seconds=f"{SECONDS:g}", kinds=" ".join(ENDINGS)
        )
    )
    if st.button(said["adding_read"], type="primary", disabled=not files, icon=":material/preview:"):
        with st.spinner(said["adding_reading"], show_time=True):
            _read(visit, {f"{number}/{file.name}": file.getvalue() for number, file in enumerate(files)})


def _read(visit: Visit, files: dict[str, bytes]) -> None:
    st.session_state.pop(_PROPOSED, None)
    folder = TemporaryDirectory(prefix="policygraph-", ignore_cleanup_errors=True)
    try:
        # All documents of the build, whatever day the page shows.
        opened = access(chosen(visit.where, address.get("build")))
        added = add(opened.store, files, Path(folder.name))
    except LoadError as error:
        st.error(f"**{visit.words['adding_failed']}**", icon=":material/error:")
        st.text(worded(error.message, visit.language))
        return
    before = everything(opened.store, load())
    after = before
    if added.graph:
        with open_store(added.graph) as made_of_all:
            after = everything(made_of_all, load())
    names = {node.id: node.name for graph in (before, after) for node in graph.nodes}
    st.session_state[_PROPOSED] = Proposal(opened.signature, folder, added, diff(before, after), names)


def _propose(visit: Visit, proposal: Proposal) -> None:
    """Show what would be added, what could not be read, and what to do with it."""
    said = visit.words
    for message in proposal.added.skipped:
        with st.container(border=True):
            st.text(f"✗ {worded(message, visit.language)}")
    for name in proposal.added.names:
        st.text(f"✓ {name}")
    for remark in proposal.added.remarks:
        st.text(f"· {worded(remark, visit.language)}")
    if not proposal.added.graph:
        return
    found = proposal.difference
    stale = proposal.build != access(chosen(visit.where, address.get("build"))).signature
    if stale:
        st.warning(said["adding_stale"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            said["adding_accept"],
            type="primary",
            icon=":material/check:",
            disabled=stale,
            on_click=_accept,
            args=(visit.where,),
        )
        st.button(said["adding_drop"], icon=":material/close:", on_click=_drop)
    st.html(f'<p class="pg-head">{escape(said["adding_changes"])}</p>')
    if any(
        name not in proposal.added.names and counts["evidence"]["gone"] for name, counts in found.by_document.items()
    ):
        writing.note(said["adding_anew"])
    rows = [
        {said["change"]: said[f"change_{kind}"], **{said[change]: counts[change] for change in CHANGES}}
        for kind, counts in found.total.items()
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True)
    nodes, edges = st.tabs([f"{said['change_nodes']}", f"{said['change_edges']}"])
    language = visit.language
    with nodes:
        _list(
            [_node(node, language) for node in found.nodes.added if node.label != "Chunk"], (said["kind"], said["name"])
        )
    with edges:
        _list(
            [_edge(edge, proposal.names, language) for edge in found.edges.added if edge.type not in PASSAGES],
            (said["relations"], said["column_quote"]),
        )


def _list(rows: list[tuple[str, str]], columns: tuple[str, str]) -> None:
    st.dataframe(pd.DataFrame(rows[:LISTED], columns=list(columns)), hide_index=True, height=HEIGHT)


def _node(node: Node, language: str) -> tuple[str, str]:
    return load().labels[node.label].title[language], shown(node.name)[:CELL]


def _edge(edge: Edge, names: dict[str, str], language: str) -> tuple[str, str]:
    source, target = (shown(names[end])[:CELL] for end in (edge.source, edge.target))
    quote = edge.evidence[0].quote if edge.evidence else ""
    return load().relations[edge.type].reading(source, target, language), shown(quote)[: 2 * CELL]


def _accept(where: str) -> None:
    proposal: Proposal | None = st.session_state.get(_PROPOSED)
    if proposal and proposal.added.graph:
        address.put(build=accept(where, proposal.added.graph))
        st.session_state[_DONE] = True
    _drop()


def _drop() -> None:
    """Forget what was read; the box for documents is emptied by giving it another key."""
    proposal: Proposal | None = st.session_state.pop(_PROPOSED, None)
    if proposal:
        proposal.folder.cleanup()
    st.session_state[_UPLOAD] = st.session_state.get(_UPLOAD, 0) + 1


def _builds(visit: Visit, known: dict[str, Path]) -> None:
    """Offer the builds that there are, the newest first."""
    said = visit.words
    asked = address.get("build")
    st.radio(
        said["builds"],
        list(known),
        format_func=lambda name: f"{made(known[name])} {said['build_original'] if name == ORIGINAL else ''}",
        **address.bound("build", asked if asked in known else next(iter(known))),
    )
