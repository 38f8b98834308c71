"""General words of the language of Chinese administration, as data: boundaries, shapes, regions, units.

Nothing here belongs to one document, one city or one firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the lexicon file `name` (without its ending) as read from YAML."""
    found = yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), LOADER)
    if not isinstance(found, dict):
        raise ValueError(f"loaders/lexicon/{name}.yaml: must be a mapping of names to words.")
    return found


def words(text: str) -> tuple[str, ...]:
    """Return the words of a folded YAML text, the longest first, so that an alternation prefers them.

    >>> words("局 委员会 厅")
    ('委员会', '局', '厅')
    """
    return tuple(sorted(dict.fromkeys(text.split()), key=len, reverse=True))


def alternation(forms: Iterable[str]) -> str:
    """Return a regular expression for any of the given words, escaped, longest first."""
    return "|".join(re.escape(w) for w in sorted(forms, key=len, reverse=True))
