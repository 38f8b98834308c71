"""What can't be done, said in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.fields import Fields
from graph.message import Message

_FILE = Path(__file__).with_name("troubles.yaml")


def worded(message: Message, language: str) -> str:
    """Return a message in a language; in English, and where nobody has put its kind in other words, as it stands.

    >>> scan = Message("a.pdf: no text layer (a scan).", "scan", {"name": "a.pdf"})
    >>> worded(scan, "zh").partition("\\n")[0], worded(scan, "en")
    ('a.pdf：是扫描件，里面没有文字。', 'a.pdf: no text layer (a scan).')
    """
    return message.worded(wordings().get(language, {}))


@cache
def wordings() -> Mapping[str, Mapping[str, str]]:
    """Return the wordings that there are besides English, by language and kind."""
    languages = Fields.parse(_FILE.name, _FILE.read_text("utf-8"))
    return {"zh": {kind: str(text) for kind, text in languages.take("zh", dict).items()}}
