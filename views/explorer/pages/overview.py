"""总览: what the graph holds, by label and by document, and what people ask first."""

from __future__ import annotations

from html import escape
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from graph.ontology import load
from graph.picture import shown
from graph.store import read
from queries.catalogue import catalogue
from views.explorer import address, writing
from views.explorer.visit import Visit

ROWS = 8  # documents; beyond these the table scrolls
FIRST = (
    "contractor-samples",
    "plan-vs-actual",
    "honours-of",
    "documents-and-proposals",
    "who-is-named-where",
)


def show(visit: Visit) -> None:
    """Show the page."""
    said = visit.words
    nodes, edges = visit.access.kept("counts", lambda store: read.counts(store, load()))
    sources = visit.access.sources
    left, right = st.columns([0.42, 0.58], gap="medium")
    with left:
        st.text_input(said["search"], placeholder=said["search_hint"], key="overview.search", on_change=_search)
        st.html(f'<p class="pg-head">{escape(said["begin"])}</p>')
        questions = catalogue()
        with st.container(gap=None):
            for name in (name for name in FIRST if name in questions):
                st.button(
                    questions[name].question[visit.language],
                    key=f"begin.{name}",
                    type="tertiary",
                    icon=":material/help:",
                    on_click=address.go,
                    args=("questions",),
                    kwargs={"q": name},
                )
        st.button(
            said["all_questions"], key="begin.all", on_click=address.go, args=("questions",), icon=":material/list:"
        )
        st.html(f'<p class="pg-head">{escape(said["documents"])}</p>')
        _documents(visit)
    with right:
        st.html(f'<p class="pg-head">{escape(said["holds"])}</p>')
        writing.note(
            said["holds_sum"].format(documents=len(sources), nodes=sum(nodes.values()), edges=sum(edges.values()))
        )
        _labels(visit, nodes)


def _labels(visit: Visit, nodes: dict[str, int]) -> None:
    """Draw how many nodes each label has; passages are what the others were read from, and left out."""
    said = visit.words
    labels = [label for label in load().labels.values() if label.name != "Chunk" and nodes[label.name]]
    labels.sort(key=lambda label: -nodes[label.name])
    titles = [label.title[visit.language] for label in labels]
    frame = pd.DataFrame({said["kind"]: titles, said["count"]: [nodes[label.name] for label in labels]})
    base = alt.Chart(frame).encode(
        y=alt.Y(said["kind"], sort=titles, title=None, axis=alt.Axis(labelLimit=200, ticks=False, domain=False)),
        x=alt.X(said["count"], title=None, axis=None),
    )
    colours = alt.Scale(domain=titles, range=[label.colour for label in labels])
    bars = base.mark_bar(height=16).encode(color=alt.Color(said["kind"], scale=colours, legend=None))
    numbers = base.mark_text(align="left", dx=4).encode(text=said["count"])
    st.altair_chart((bars + numbers).properties(height=23 * len(labels)), width="stretch")


def _documents(visit: Visit) -> None:
    said = visit.words
    rows = [
        {
            said["document"]: shown(source.title),
            said["number"]: source.number,
            said["date"]: source.date,
            said["issuer"]: "、".join(source.issuers),
        }
        for source in sorted(visit.access.sources.values(), key=lambda source: source.date, reverse=True)
    ]
    height: Any = 300 if len(rows) > ROWS else "auto"
    st.dataframe(pd.DataFrame(rows), hide_index=True, height=height)


def _search() -> None:
    address.go("explore", q=st.session_state["overview.search"])
