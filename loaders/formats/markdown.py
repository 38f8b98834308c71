"""Markdown → lines, by way of HTML: the tables of converters are often written in HTML within it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from loaders.formats.html import DEEPEST, is_too_deep, lines_of
from loaders.text import LoadError, decode

# What an editor keeps on top of the file for itself.
FRONT_MATTER = re.compile(r"---\n(?:[\w-]+:.*\n|[ \t-].*\n)+?---\n")


def lines(data: bytes, name: str) -> Iterator[str]:
    """Yield the lines of a Markdown file.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        LoadError: as `loaders.text.decode` does, or for HTML in it that is nested without end.
    """
    text = decode(data, name)
    front = FRONT_MATTER.match(text)
    # Line breaks are kept, for writers in Chinese mean them; an indented paragraph is one, not code.
    reader = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable("table").disable("code")
    html = reader.render(text[front.end() :] if front else text)
    if is_too_deep(html):
        raise LoadError(
            f"{name}: its elements are nested more than {DEEPEST} deep.\nSave it again as .txt.", "nested", name=name
        )
    return lines_of(html)
