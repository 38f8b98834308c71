"""问答: the canned questions by topic, each with its form, its table beside its picture, and its sentences."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from graph.picture import shown
from graph.statement import Scalar
from queries.catalogue import Answer, Parameter, Question, catalogue, choices, run, topics
from views.answers import FORMATS, write
from views.cells import heading
from views.explorer import address, answer, understood, writing
from views.explorer.visit import Visit


def show(visit: Visit) -> None:
    """Show the page."""
    left, right = st.columns([0.22, 0.78], gap="medium")
    with left:
        name = _pick(visit)
    question = catalogue()[name]
    with right:
        st.subheader(question.question[visit.language])
        values = _form(visit, question)
        given = visit.access.kept("answer", lambda store: run(name, store, **values), name, *values.items())
        _suggest(visit, given)
        if given.result.rows:
            frame = records(given, visit.language)
            answer.show(visit, given.result, frame, "questions.picture", lambda: _save(visit, given))
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
    with st.container(height=answer.HEIGHT, border=False):
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


def records(answer: Answer, language: str) -> pd.DataFrame:
    """Return the table of an answer under the headings of a language, with their units."""
    headings = [heading(column.title[language], column.unit, language) for column in answer.question.columns.values()]
    return pd.DataFrame(list(answer.worded(language).rows), columns=headings)
