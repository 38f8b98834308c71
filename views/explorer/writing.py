"""Small pieces of the page in HTML. What comes from documents is escaped here, and shown as text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from graph.ontology import load
from graph.picture import shown
from graph.statement import Node
from graph.store.read import Passage
from views.explorer.words import words

LONG = 400  # characters of a name or a value that are shown
_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>()#+-.!|~$:&"})


def text(value: str, most: int = LONG) -> str:
    """Return text from a document as HTML, in one line, its end left out where it is long.

    >>> text("<b>公牛</b>")
    '<bdi>&lt;b&gt;公牛&lt;/b&gt;</bdi>'
    """
    line = shown(value)
    return f"<bdi>{escape(line if len(line) <= most else line[:most] + '…')}</bdi>"


def plain(value: str, most: int = 40) -> str:
    """Return text from a document for a label of Streamlit, which reads Markdown: nothing in it is markup.

    >>> plain("*公牛*")
    '\\\\*公牛\\\\*'
    """
    line = shown(value)
    return (line if len(line) <= most else f"{line[: most - 1]}…").translate(_MARKDOWN)


def dot(label: str) -> str:
    """Return the colour of a label as a dot."""
    return f'<span class="pg-dot" style="background:{load().labels[label].colour}"></span>'


def heading(node: Node, language: str) -> None:
    """Write the label, the name and the aliases of a node."""
    aliases = "、".join(text(alias, 40) for alias in node.aliases[:8])
    st.html(
        f'<p class="pg-kind">{dot(node.label)}{escape(load().labels[node.label].title[language])}</p>'
        f'<h3 class="pg-name">{text(node.name)}</h3>'
        + (f'<p class="pg-quiet">{escape(words(language)["aliases"])}{aliases}</p>' if aliases else "")
    )


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Write titles and values, one pair a line; titles are ours, values are text."""
    rows = "".join(f"<dt>{escape(title)}</dt><dd>{text(value)}</dd>" for title, value in pairs)
    if rows:
        st.html(f'<dl class="pg-facts">{rows}</dl>')


def sentence(passage: Passage, citation: str) -> None:
    """Write the sentence in which a passage stands, the passage marked, and its citation."""
    st.html(f'<blockquote class="pg-sentence">{marked(passage)}</blockquote><p class="pg-cite">{text(citation)}</p>')


def marked(passage: Passage) -> str:
    """Return the sentences around a passage as HTML, the passage in a mark where it can be found in them.

    >>> from graph.statement import Evidence
    >>> marked(Passage(Evidence("a.txt", 0, 2, "公牛"), "", "公牛产业园"))
    '<bdi><mark>公牛</mark>产业园</bdi>'
    """
    whole, quote = "".join(passage.sentence.split("\n")), "".join(passage.evidence.quote.split("\n"))
    before, found, after = whole.partition(quote)
    if not found or not quote:
        return text(whole, 1200)
    return f"<bdi>{escape(before)}<mark>{escape(found)}</mark>{escape(after)}</bdi>"


def note(message: str) -> None:
    """Write a quiet line of our own words."""
    st.html(f'<p class="pg-quiet">{escape(message)}</p>')


def key(entries: Iterable[tuple[str, str, str]]) -> None:
    """Write what colours and signs mean: of each entry the colour, the sign and its words."""
    parts = (f'<span style="color:{colour}">{sign}</span> {escape(words)}' for colour, sign, words in entries)
    st.html(f'<p class="pg-quiet">{"　".join(parts)}</p>')
