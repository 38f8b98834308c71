"""An answer: its table beside its picture, what is chosen in the picture, and the sentences that state it all."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from graph.layout import positions
from graph.result import Result
from views.explorer import address, panel, picture, writing
from views.explorer.scene import Scene
from views.explorer.visit import Visit

HEIGHT = 460  # of table and picture on a laptop's screen; style.css fills taller ones, where long tables scroll
ROW = 31  # pixels of a row of a table, at the size of type of the explorer
DRAWN = 150  # nodes: beyond this a picture tells nothing


def show(visit: Visit, result: Result, frame: pd.DataFrame, key: str, save: Callable[[], None]) -> None:
    """Show an answer.

    Args:
        visit: whose.
        result: the nodes, edges and passages.
        frame: the table.
        key: tells the pictures of the pages apart.
        save: writes what stands under the table.
    """
    left, right = st.columns([0.5, 0.5], gap="small") if result.edges else (st.container(), None)
    with left:
        with st.container(height=ROW * (len(frame) + 1) + 3, border=False, key="answer-table"):
            st.dataframe(frame, hide_index=True, height="stretch", placeholder="")
        save()
    if right:
        with right:
            _draw(visit, result, key)
    selected = address.get("select")
    if selected and right:
        with st.container(border=True):
            panel.show(visit, selected, lambda id_: address.put(select=id_))
    if result.evidence:
        with st.expander(visit.words["sentences"], expanded=not selected):
            panel.sentences(visit, result.evidence, first=8, key="answer")


def _draw(visit: Visit, result: Result, key: str) -> None:
    nodes = result.nodes[:DRAWN]
    drawn = {node.id for node in nodes}
    lines = tuple(edge for edge in result.edges if edge.source in drawn and edge.target in drawn)
    scene = Scene(nodes, lines, positions(drawn, [(edge.source, edge.target) for edge in lines]), {})
    if len(result.nodes) > DRAWN:
        writing.note(visit.words["drawn"].format(drawn=DRAWN, all=len(result.nodes)))
    picture.draw(
        scene,
        repr(sorted(drawn)),
        _told,
        language=visit.language,
        key=key,
        selected=address.get("select"),
        off=address.many("off"),
        explores=False,
        height=HEIGHT,
    )


def _told(what: str, value: str) -> None:
    if what == "selected":
        address.put(select=value)
    elif what == "off":
        address.put(off=value)
    elif what == "opened" and value:
        address.go("explore", names=[value])
