"""The words of the explorer, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.fields import Fields

_FILE = Path(__file__).with_name("words.yaml")


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the words of the explorer in a language, by name.

    >>> words("zh")["explore"], words("en")["explore"]
    ('探索', 'Explore')
    """
    texts = Fields.parse(_FILE.name, _FILE.read_text("utf-8")).texts("words")
    return {name: text[language] for name, text in texts.items()}
