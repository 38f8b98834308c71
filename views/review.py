"""The reading room: one page that shows each document with what was read in it, to be checked by people.

The page holds everything it needs and reaches no network. What comes from documents goes into it as data: the
script sets it as text, never as markup.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import Template

from graph.fields import Fields
from graph.ontology import load
from graph.statement import Graph
from views.contents import Contents

PARTS = Path(__file__).parent / "review"
SCRIPTS = ("setting.js", "room.js", "text.js", "filters.js", "panel.js", "main.js")


def page(graph: Graph, texts: Mapping[str, str], language: str = "zh") -> str:
    """Return the page of a graph as HTML.

    Args:
        graph: the statements.
        texts: the text of each document by file name, as the offsets of the evidence count it.
        language: `zh` or `en`, for all that does not come from the documents.

    Example:
        >>> from graph.statement import Evidence, Node
        >>> region = Node.of("Region", "慈溪市", evidence=[Evidence("a.txt", 0, 3, "慈溪市")])
        >>> "慈溪市欢迎您" in page(Graph((region,), ()), {"a.txt": "慈溪市欢迎您。"})
        True
    """
    wording = words(language)
    room = {"words": wording, **Contents(graph, texts, load(), language).data()}
    style = _part("setting.css") + _part("page.css")
    script = "".join(map(_part, SCRIPTS))
    return Template(_part("page.html")).substitute(
        language={"zh": "zh-Hans"}.get(language, language),
        title=wording["title"],
        noscript=wording["script"],
        style=style,
        script=script,
        # Within a script element only "<" could end the data; JSON may write it otherwise.
        data=json.dumps(room, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        # Nothing but this style and this script is obeyed, and nothing is fetched.
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}",
    )


def words(language: str) -> dict[str, str]:
    """Return the words of the page in a language, by name."""
    return {
        name: wording[language]
        for name, wording in Fields.parse("words.yaml", _part("words.yaml")).texts("words").items()
    }


@cache
def _part(name: str) -> str:
    return (PARTS / name).read_text("utf-8")


def _digest(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
