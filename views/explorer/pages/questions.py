"""问答: the canned questions by topic, each with its form, its table beside its picture, and its sentences."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from graph.layout import positions
from graph.picture import shown
from graph.statement import Scalar
from queries.catalogue import Answer, Parameter, Question, catalogue, choices, run, topics
from views.answers import FORMATS, write
from views.cells import heading
from views.explorer import address, panel, picture, understood, writing
from views.explorer.scene import Scene
from views.explorer.visit import Visit

HEIGHT = 470
ROWS = 11  # beyond these the table scrolls
DRAWN = 150  # nodes: beyond this a picture tells nothing


def show(visit: Visit) -> None:
    """Show the page."""
    left, right = st.columns([0.22, 0.78], gap="medium")
    with left:
        name = _pick(visit)
    question = catalogue()[name]
    with right:
        st.subheader(question.question[visit.language])
        values = _form(visit, question)
        answer = visit.access.kept("answer", lambda store: run(name, store, **values), name, *values.items())
        _suggest(visit, answer)
        if answer.result.rows:
            _answer(visit, answer)
        else:
            st.info(visit.words["nothing"])
        st.caption(f"**{visit.words['omits']}**　{question.omits[visit.language]}")


def _pick(visit: Visit) -> str:
    """Return the question that the URL or a click chose, or that the words asked were understood as."""
    questions = catalogue()
    understood.box(visit)
    titles = {name: title for name, title in topics().items() if any(q.topic == name for q in questions.values())}
    given = questions.get(address.get("q"))
    topic = address.get("topic", given.topic if given else "")
    topic = topic if topic in titles else next(iter(titles))
    topic = st.selectbox(
        visit.words["topic"],
        list(titles),
        format_func=lambda name: titles[name][visit.language],
        **address.bound("topic", topic),
    )
    offered = [question.name for question in questions.values() if question.topic == topic]
    with st.container(height=HEIGHT - 20, border=False):
        return st.radio(
            visit.words["question"],
            offered,
            format_func=lambda name: questions[name].title[visit.language],
            **address.bound("q", given.name if given and given.name in offered else offered[0]),
        )


def _form(visit: Visit, question: Question) -> dict[str, Scalar]:
    """Return the values of the parameters, as the form or the URL has them."""
    values: dict[str, Scalar] = {}
    if question.parameters:
        columns = st.columns(max(3, len(question.parameters)))
        for column, parameter in zip(columns, question.parameters.values(), strict=False):
            with column:
                values[parameter.name] = _ask(visit, question, parameter)
    return values


def _ask(visit: Visit, question: Question, parameter: Parameter) -> Scalar:
    title, note = parameter.title[visit.language], parameter.help[visit.language] or None
    name = f"p.{question.name}.{parameter.name}"
    given = parameter.parse(address.get(name, str(parameter.default)))
    offered = visit.access.kept("choices", lambda store: choices(parameter, store), name)
    if not offered:
        return parameter.parse(st.text_input(title, help=note, **address.bound(name, str(given))))
    if given not in offered:
        offered = [*offered, given]
    everything = visit.words["all"]
    return parameter.parse(
        st.selectbox(
            title,
            offered,
            format_func=lambda value: shown(str(value)) or everything,
            help=note,
            **address.bound(name, given),
        )
    )


def _suggest(visit: Visit, answer: Answer) -> None:
    """Offer the nearest values in place of one that the graph does not have."""
    for parameter, value in answer.values.items():
        nearest = answer.suggestions.get(str(value), ())
        if not nearest:
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(visit.words["nearest"].format(value=shown(str(value))[:40]), width="content")
            for near in nearest:
                name = f"p.{answer.question.name}.{parameter}"
                st.button(writing.plain(near), key=f"nearest.{near}", on_click=address.put, kwargs={name: near})


def _answer(visit: Visit, answer: Answer) -> None:
    said = visit.words
    beside = bool(answer.result.edges)
    table, drawing = st.columns([0.5, 0.5], gap="small") if beside else (st.container(), None)
    with table:
        frame = records(answer, visit.language)
        height: Any = HEIGHT - 45 if len(frame) > ROWS else "auto"
        st.dataframe(frame, hide_index=True, height=height, placeholder="")
        _save(visit, answer)
    if drawing:
        with drawing:
            _draw(visit, answer)
    selected = address.get("select")
    if selected and drawing:
        with st.container(border=True):
            panel.show(visit, selected, lambda id_: address.put(select=id_))
    with st.expander(f"{said['sentences']}", expanded=not selected):
        panel.sentences(visit, answer.result.evidence, first=8, key="answer")


def _save(visit: Visit, answer: Answer) -> None:
    """Offer the answer, with its sentences, in each format."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(visit.words["save"], width="content")
        for ending in FORMATS:
            st.download_button(
                ending,
                partial(write, answer, ending, visit.language, citing=visit.store),
                f"{answer.question.name}.{ending}",
                key=f"save.{ending}",
                on_click="ignore",
                type="tertiary",
            )


def _draw(visit: Visit, answer: Answer) -> None:
    nodes, edges = answer.result.nodes[:DRAWN], answer.result.edges
    drawn = {node.id for node in nodes}
    lines = tuple(edge for edge in edges if edge.source in drawn and edge.target in drawn)
    scene = Scene(nodes, lines, positions(drawn, [(edge.source, edge.target) for edge in lines]), {})
    if len(answer.result.nodes) > DRAWN:
        writing.note(visit.words["drawn"].format(drawn=DRAWN, all=len(answer.result.nodes)))
    picture.draw(
        scene,
        repr(sorted(drawn)),
        _told,
        language=visit.language,
        key="questions.picture",
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


def records(answer: Answer, language: str) -> pd.DataFrame:
    """Return the table of an answer under the headings of a language, with their units."""
    headings = [heading(column.title[language], column.unit, language) for column in answer.question.columns.values()]
    return pd.DataFrame(list(answer.worded(language).rows), columns=headings)
