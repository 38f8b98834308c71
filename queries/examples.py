"""Statements to begin with for those who write their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.fields import Fields, Text
from queries.catalogue import HERE


@dataclass(frozen=True, slots=True)
class Example:
    """A statement without parameters, and what it asks."""

    title: Text
    statement: str


@cache
def examples() -> Sequence[Example]:
    """Return the examples, in order.

    >>> examples()[0].title["en"]
    'All relations of an enterprise'
    """
    file = Fields.parse("queries/examples.yaml", (HERE / "examples.yaml").read_text("utf-8"))
    found = tuple(Example(entry.text("title"), entry.string("statement")) for entry in file.items("examples"))
    file.done()
    return found
