"""指标: plans beside figures, a chart for each; growth still needed; figures that disagree.

A chart holds one indicator of one region, scope and unit: what may not be compared never stands in one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd
import streamlit as st

from graph.picture import shown
from graph.result import Cell
from queries.catalogue import Answer, catalogue, choices, run
from views.cells import heading
from views.explorer import address, panel, writing
from views.explorer.pages.questions import records
from views.explorer.visit import Visit

VIEWS = {"progress": "indicator-timeline", "growth": "growth-needed", "disagree": "figures-that-disagree"}
AT_FIRST = 9  # charts
COLOURS = {"actual": "#4c86b8", "target": "#d08a2e"}  # told apart by the colour-blind, on light and on dark ground
SHAPES = {"circle": "●", "diamond": "◆"}
Row = Mapping[str, Cell]


class Quantity(NamedTuple):
    """What values may stand in one chart."""

    indicator: str
    region: str
    scope: str
    unit: str


def show(visit: Visit) -> None:
    """Show the page."""
    said = visit.words
    left, right = st.columns([0.22, 0.78], gap="medium")
    with left:
        indicator = _pick(visit)
        view = st.radio(
            said["show"],
            list(VIEWS),
            format_func=lambda name: said[name],
            captions=[said[f"{name}_help"] for name in VIEWS],
            **address.bound("view", address.get("view") if address.get("view") in VIEWS else "progress"),
        )
    name = VIEWS[view]
    answer = visit.access.kept("answer", lambda store: run(name, store, indicator=indicator), name, indicator)
    with right:
        if not answer.result.rows:
            st.info(said["nothing"])
        elif view == "progress":
            _charts(visit, answer)
        else:
            st.dataframe(records(answer, visit.language), hide_index=True, placeholder="", height=_tall(answer))
        st.caption(f"**{said['omits']}**　{answer.question.omits[visit.language]}")
        if indicator or view == "disagree":
            panel.sentences(visit, answer.result.evidence)


def _pick(visit: Visit) -> str:
    """Return the indicator chosen, or nothing for all."""
    parameter = catalogue()["indicator-timeline"].parameters["indicator"]
    offered = visit.access.kept("choices", lambda store: choices(parameter, store), "indicators")
    given = address.get("indicator")
    return str(
        st.selectbox(
            visit.words["indicator"],
            offered,
            format_func=lambda value: shown(str(value)) or visit.words["all"],
            **address.bound("indicator", given if given in offered else ""),
        )
    )


def _tall(answer: Answer) -> Any:
    return 560 if len(answer.result.rows) > 14 else "auto"


def quantities(answer: Answer) -> dict[Quantity, list[Row]]:
    """Return the rows of each quantity; those with plans and figures come first, and the longest."""
    grouped: dict[Quantity, list[Row]] = defaultdict(list)
    for cells in answer.table.rows:
        row = dict(zip(answer.question.columns, cells, strict=True))
        grouped[Quantity(*(str(row[name]) for name in Quantity._fields))].append(row)

    def rank(one: Quantity) -> tuple[int, int, Quantity]:
        kinds, periods = ({row[name] for row in grouped[one]} for name in ("kind", "period"))
        return -len(kinds), -len(periods), one

    return {one: grouped[one] for one in sorted(grouped, key=rank)}


def _charts(visit: Visit, answer: Answer) -> None:
    """Draw the first quantities, and more when they are asked for."""
    found = quantities(answer)
    asked = address.get("charts")
    count = int(asked) if asked.isdecimal() and len(asked) < 4 else AT_FIRST
    kinds = answer.question.columns["kind"].values
    writing.key(
        (COLOURS[kind], sign, kinds[kind][visit.language]) for kind, sign in zip(COLOURS, SHAPES.values(), strict=True)
    )
    columns = st.columns(3)
    for place, (quantity, rows) in enumerate(list(found.items())[:count]):
        with columns[place % 3].container(border=True, gap=None):
            _title(visit, quantity)
            st.altair_chart(chart(rows, answer, visit.language), width="stretch")
    if len(found) > count:
        st.button(
            visit.words["more_charts"].format(count=len(found) - count),
            key="charts.more",
            on_click=address.put,
            kwargs={"charts": count + AT_FIRST},
        )


def _title(visit: Visit, quantity: Quantity) -> None:
    st.button(
        f"**{writing.plain(heading(quantity.indicator, quantity.unit, visit.language), 26)}**",
        key=f"indicator.{'.'.join(quantity)}",
        type="tertiary",
        on_click=address.put,
        kwargs={"indicator": quantity.indicator, "charts": None},
    )
    st.caption(writing.plain(" · ".join(filter(None, (quantity.region, quantity.scope)))) or "—")


def chart(rows: Sequence[Row], answer: Answer, language: str) -> alt.LayerChart:
    """Return the chart of one quantity: figures as a line of full points, targets as hollow diamonds."""
    kinds = answer.question.columns["kind"].values
    titles = {kind: kinds[kind][language] for kind in COLOURS}
    points: dict[tuple[str, str, Cell], dict[str, str]] = defaultdict(dict)  # several documents may say the same
    for row in rows:
        at = points[str(row["period"]), titles[str(row["kind"])], row["value"]]
        at[f"{_mark(row['comparator'])}{row['value']:g}"] = shown(str(row["document"]))
    frame = pd.DataFrame(
        {"period": period, "kind": kind, "value": value, "said": " / ".join(at), "document": "；".join(at.values())}
        for (period, kind, value), at in points.items()
    )
    axis = alt.Axis(labelAngle=0, title=None, ticks=False, labelLimit=70)
    base = alt.Chart(frame).encode(
        x=alt.X("period:N", sort=sorted(set(frame["period"])), axis=axis),
        y=alt.Y("value:Q", scale=alt.Scale(zero=False, padding=18), axis=alt.Axis(title=None, tickCount=4)),
        tooltip=["period", "kind", "said", "document"],
    )
    named, colours = list(titles.values()), list(COLOURS.values())
    colour = alt.Color("kind:N", scale=alt.Scale(domain=named, range=colours), legend=None)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=named, range=list(SHAPES)), legend=None)
    line = base.transform_filter(alt.datum.kind == titles["actual"]).mark_line().encode(color=colour)
    marks = base.mark_point(filled=True, size=70, opacity=1).encode(color=colour, shape=shape)
    words = base.mark_text(dy=-11, fontSize=11).encode(text="said:N", color=colour)
    layers: alt.LayerChart = (line + marks + words).properties(height=135)
    return layers


def _mark(comparator: Cell) -> str:
    """Return how a value is bounded: ≥ for at least, and so on; nothing for a value that is simply that."""
    return {">=": "≥", "<=": "≤", "=": "", "~": "≈"}.get(str(comparator), str(comparator))
