"""The box that takes a question in one's own words, and says what was understood."""

from __future__ import annotations

import streamlit as st

from graph.picture import shown
from queries.asking import Interpretation, Interpreter
from views.explorer import address, writing
from views.explorer.visit import Visit

SAID = "say"  # the name of the words in the URL


def box(visit: Visit) -> None:
    """Show the box; words just asked choose their question, and what else they may mean is offered."""
    ask(visit)
    words = address.get(SAID)
    if not words:
        return
    interpreter = visit.access.kept("interpreter", lambda store: Interpreter(store, visit.access.names))
    found = interpreter.understand(words)
    if not found:
        writing.note(visit.words["not_understood"])
        return
    if not address.get("q"):
        choose(found[0])
    for one in found:
        chosen = one.question.name == address.get("q")
        st.button(
            meaning(one, visit.language),
            key=f"understood.{one.question.name}",
            type="tertiary",
            icon=":material/check:" if chosen else ":material/arrow_forward:",
            disabled=chosen,
            on_click=choose,
            args=(one,),
        )


def ask(visit: Visit) -> None:
    """Show the box alone; what is asked in it is answered on the page of questions."""
    st.text_input(
        visit.words["ask"],
        placeholder=visit.words["ask_hint"],
        key="ask",
        value=address.get(SAID),
        max_chars=200,
        on_change=_ask,
    )


def choose(one: Interpretation) -> None:
    """Turn to the question that the words may mean."""
    values = {f"p.{one.question.name}.{name}": str(value) for name, value in one.parameters.items()}
    address.put(q=one.question.name, topic=None, select=None, **values)


def meaning(one: Interpretation, language: str) -> str:
    """Return the title of the question and the values that were heard, for a label of Streamlit."""
    heard = "、".join(writing.plain(str(value), 24) for value in one.parameters.values())
    return shown(one.question.title[language]) + (f" · {heard}" if heard else "")


def _ask() -> None:
    address.go("questions", say=st.session_state["ask"])
