"""A document as a component of the page: set as its reader knows it, the names in it coloured and answering to clicks.

It is set once and then only changed, so that nothing scrolls away when the page runs again. What comes from the
document goes to it as data, and is set as text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import streamlit as st

from graph.ontology import load
from graph.store.document import Document
from views.contents import figures
from views.explorer.words import words
from views.passages import blocks, sentences
from views.review import PARTS

Range = tuple[int, int]

_HERE = Path(__file__).parent
_KEY = "reading"
_WORDS = "reading_"  # how the words of the component begin


def _files(*paths: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in paths)


_component = st.components.v2.component(
    "policygraph.reading",
    html=_files(_HERE / "reading.html"),
    css=_files(PARTS / "setting.css", _HERE / "reading.css"),
    js=_files(PARTS / "setting.js", _HERE / "reading.js"),
)


def show(
    document: Document,
    name: str,
    choose: Callable[[Range, list[str]], None],
    hide: Callable[[list[str]], None],
    *,
    language: str,
    at: Range = (0, 0),
    selected: Collection[str] = (),
    off: Collection[str] = (),
) -> None:
    """Show a document, and say what the user does to it.

    Args:
        document: what is shown.
        name: what it is called; under another name the text is set anew.
        choose: called before the next run with the characters that were clicked, and the ids of the nodes named there.
        hide: called before the next run with the labels that the legend hides.
        language: `zh` or `en`.
        at: the characters that are marked and brought into view; none where both are 0.
        selected: ids of the nodes whose mentions are lit.
        off: labels that are hidden.
    """
    data = {
        "name": f"{name} {language}",
        **contents(document, language),
        "words": {word.removeprefix(_WORDS): text for word, text in words(language).items() if word.startswith(_WORDS)},
        "at": at,
        "selected": list(selected),
        "off": list(off),
    }

    def chosen() -> None:
        told = st.session_state[_KEY].get("chosen")
        if told:
            choose((int(told["at"][0]), int(told["at"][1])), list(told["ids"]))

    def hidden() -> None:
        hide(list(st.session_state[_KEY].get("off") or ()))

    # In a dictionary, streamlit would look for tables, and import pandas to know them.
    _component(key=_KEY, data=[data], on_chosen_change=chosen, on_off_change=hidden)


def contents(document: Document, language: str) -> dict[str, Any]:
    """Return a document as plain data: text, blocks, sentences, marks, and the nodes and labels these refer to.

    Marks refer to nodes, and nodes to labels, by their place in a list; a label comes with its number of mentions.
    """
    found = sentences(document.text, document.chunks)
    counts = Counter(id_.partition(":")[0] for id_, _ in document.mentions)
    labels = [load().labels[name] for name, _ in counts.most_common()]
    numbers = {label.name: place for place, label in enumerate(labels)}
    nodes = {id_: place for place, id_ in enumerate(dict.fromkeys(id_ for id_, _ in document.mentions))}
    marks: dict[tuple[int, int], list[int]] = defaultdict(list)
    for id_, passage in document.mentions:
        marks[passage.start, passage.end].append(nodes[id_])
    holding = figures(load())
    return {
        "text": document.text,
        "blocks": [
            {"kind": block.kind, "rows": block.rows, "level": block.level, "isBoxed": block.is_boxed}
            for block in blocks(document.text, found, document.titles)
        ],
        "sentences": [(one.start, one.end) for one in found],
        "marks": [(start, end, places) for (start, end), places in marks.items()],
        "nodes": [(id_, numbers[id_.partition(":")[0]]) for id_ in nodes],
        "labels": [
            {
                "kind": label.name,
                "title": label.title[language],
                "colour": label.colour,
                "count": counts[label.name],
                "figure": label.name in holding,
            }
            for label in labels
        ],
    }
