"""A box to write Cypher in, with its words coloured, as a component of the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from views.explorer.words import words

_HERE = Path(__file__).parent
_KEY = "editor"
_WORDS = "editor_"  # how the words of the component begin

_component = st.components.v2.component(
    "policygraph.editor",
    html=(_HERE / "editor.html").read_text("utf-8"),
    css=(_HERE / "editor.css").read_text("utf-8"),
    js=(_HERE / "editor.js").read_text("utf-8"),
)


def show(statement: str, run: Callable[[str], None], language: str) -> None:
    """Show the box.

    Args:
        statement: what stands in it; what is being written there gives way only to another statement.
        run: called before the next run with the statement that was sent.
        language: `zh` or `en`.
    """
    data = {
        "statement": statement,
        "words": {word.removeprefix(_WORDS): text for word, text in words(language).items() if word.startswith(_WORDS)},
    }

    def sent() -> None:
        text = st.session_state[_KEY].get("run")
        if text:
            run(str(text))

    _component(key=_KEY, data=data, on_run_change=sent)
