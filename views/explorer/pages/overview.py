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
from views.explorer import address, understood, writing
from views.explorer.visit import Visit

ROWS = 8  # documents; beyond these the table scrolls
FIRST = (
    "contractor-samples",
    "enterprise-dossier",
    "plan-vs-actual",
    "figures-that-disagree",
    "parks-under-construction",
    "incentives",
)


def show(visit: Visit) -> None:
    """Show the page."""
    said = visit.words
    nodes, edges = visit.access.kept("counts", lambda store: read.counts(store, load()))
    sources = visit.access.sources
    left, right = st.columns([0.48, 0.52], gap="medium")
    with left:
        st.text_input(said["search"], placeholder=said["search_hint"], key="overview.search", on_change=_search)
        understood.ask(visit)
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
        st.html(f'<p class="pg-head">{escape(said["names_in"])}</p>')
        _by_document(visit)


def _labels(visit: Visit, nodes: dict[str, int]) -> None:
    """Draw how many nodes each label has; passages are what the others were read from, and left out."""
    said = visit.words
    labels = [label for label in load().labels.values() if label.name != "Chunk" and nodes[label.name]]
    labels.sort(key=lambda label: -nodes[label.name])
    # Numbers stand in the axis, whose words have the colour of the page, light or dark; those at bars would be black.
    titles = [f"{label.title[visit.language]}  {nodes[label.name]}" for label in labels]
    frame = pd.DataFrame({said["kind"]: titles, said["count"]: [nodes[label.name] for label in labels]})
    axis = alt.Axis(labelLimit=200, labelOverlap=False, labelFlush=False, ticks=False, domain=False)
    colours = alt.Scale(domain=titles, range=[label.colour for label in labels])
    bars = (
        alt.Chart(frame)
        .mark_bar(height=13)
        .encode(
            y=alt.Y(said["kind"], sort=titles, title=None, axis=axis),
            x=alt.X(said["count"], title=None, axis=None),
            color=alt.Color(said["kind"], scale=colours, legend=None),
            tooltip=[said["kind"]],
        )
    )
    st.altair_chart(bars.properties(height=19 * len(labels)), width="stretch")


def _by_document(visit: Visit) -> None:
    """Draw how many nodes of each label each document names."""
    said, labels = visit.words, load().labels
    dates = {file: source.date for file, source in visit.access.sources.items()}
    rows = [row for row in visit.access.kept("mentioned", read.mentioned) if row[0] in dates]
    rows.sort(key=lambda row: dates[row[0]], reverse=True)
    frame = pd.DataFrame(
        {
            said["document"]: shown(visit.access.sources[document].title),
            said["kind"]: labels[label].title[visit.language],
            said["count"]: count,
        }
        for document, label, count in rows
    )
    if frame.empty:
        return
    used = [label for name, label in labels.items() if any(row[1] == name for row in rows)]
    scale = alt.Scale(domain=[label.title[visit.language] for label in used], range=[label.colour for label in used])
    bars = (
        alt.Chart(frame)
        .mark_bar(height=18)
        .encode(
            x=alt.X(said["count"], title=None, axis=alt.Axis(tickCount=5)),
            y=alt.Y(said["document"], sort=None, title=None, axis=alt.Axis(labelLimit=260, ticks=False)),
            color=alt.Color(said["kind"], scale=scale, legend=None),
            tooltip=[said["document"], said["kind"], said["count"]],
        )
    )
    documents = frame[said["document"]].nunique()
    st.altair_chart(bars.properties(height=26 * documents + 30), width="stretch")


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
