"""Cypher: a console that only reads, with examples, what was asked before, and table beside picture."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from graph.ontology import load
from graph.result import Result
from graph.store.base import StoreError
from queries.examples import examples
from views.cells import shown
from views.explorer import address, answer, editor, writing
from views.explorer.access import TIME
from views.explorer.troubles import worded
from views.explorer.visit import Visit

ROWS = 1000  # shown of an answer
LONGEST = 4000  # characters of a statement, which stands in the address
CELL = 2000  # characters of a value that the table shows
KEPT = 20  # statements of a session
_HISTORY = "cypher.history"


def show(visit: Visit) -> None:
    """Show the page."""
    said = visit.words
    statement = address.get("statement")
    left, right = st.columns([0.24, 0.76], gap="medium")
    with left:
        _offer(visit)
    with right:
        editor.show(statement or examples()[0].statement, _run, visit.language)
        st.caption(said["cypher_help"].format(seconds=f"{TIME:g}", rows=ROWS))
        if statement:
            _answer(visit, statement)


def _offer(visit: Visit) -> None:
    """Offer examples, the statements of this session, and the names that a statement may use."""
    said = visit.words
    st.html(f'<p class="pg-head">{said["examples"]}</p>')
    with st.container(gap=None):
        for number, example in enumerate(examples()):
            st.button(
                example.title[visit.language],
                key=f"example.{number}",
                type="tertiary",
                icon=":material/code:",
                on_click=_run,
                args=(example.statement,),
            )
    history: list[str] = st.session_state.get(_HISTORY, [])
    if history:
        st.html(f'<p class="pg-head">{said["history"]}</p>')
        with st.container(gap=None, height=180 if len(history) > 5 else "content", border=False):
            for number, statement in enumerate(reversed(history)):
                st.button(
                    writing.plain(statement, 60),
                    key=f"history.{number}",
                    type="tertiary",
                    icon=":material/history:",
                    on_click=_run,
                    args=(statement,),
                )
    with st.expander(said["schema"]):
        ontology = load()
        titles = {label.name: label.title for label in ontology.labels.values()}
        titles |= {type_: relation.title for type_, relation in ontology.relations.items()}
        writing.facts((name, title[visit.language]) for name, title in titles.items())


def _run(statement: str) -> None:
    """Put a statement into the address, and into what the session asked, each once and the newest last."""
    address.put(statement=statement[: LONGEST + 1], select=None, off=None)
    history: list[str] = st.session_state.get(_HISTORY, [])
    st.session_state[_HISTORY] = [*(former for former in history if former != statement), statement][-KEPT:]


def _answer(visit: Visit, statement: str) -> None:
    said = visit.words
    if len(statement) > LONGEST:
        st.warning(said["cypher_long"].format(most=LONGEST))
        return
    try:
        result = visit.access.kept("cypher", lambda store: store.run(statement, most=ROWS + 1), statement)
    except StoreError as error:
        st.error(f"**{said['cypher_trouble']}**", icon=":material/error:")
        st.code(worded(error.message, visit.language), language=None, wrap_lines=True)
        return
    cut = len(result.rows) > ROWS
    result = Result(result.columns, result.rows[:ROWS])
    if not result.rows:
        st.info(said["nothing"])
        return
    count = said["cypher_cut" if cut else "cypher_rows"].format(rows=len(result.rows))
    answer.show(visit, result, table(result, visit.language), "cypher.picture", lambda: writing.note(count))


def table(result: Result, language: str) -> pd.DataFrame:
    """Return all columns of an answer: numbers as they are, all else as it reads; a name that comes again is numbered.

    >>> table(Result(("n", "n"), (("公牛", 2),)), "zh").to_dict("list")
    {'n': ['公牛'], 'n (2)': [2]}
    """
    rows = [
        [cell if isinstance(cell, int | float) else shown(cell, language)[:CELL] for cell in row] for row in result.rows
    ]
    before = [result.columns[:place].count(name) for place, name in enumerate(result.columns)]
    names = [f"{name} ({count + 1})" if count else name for name, count in zip(result.columns, before, strict=True)]
    return pd.DataFrame(rows, columns=names)
