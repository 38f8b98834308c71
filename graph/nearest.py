"""The names nearest to one that was not found, for error messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str]) -> str:
    """Return how a message goes on after naming something unknown; empty when nothing is near.

    >>> nearest("Programm", ["Programme", "Project", "Region"])
    '; nearest: Programme'
    >>> nearest("zzz", ["Programme"])
    ''
    """
    near = get_close_matches(name, sorted(set(names)), n=3, cutoff=0.45)
    return f"; nearest: {', '.join(near)}" if near else ""
