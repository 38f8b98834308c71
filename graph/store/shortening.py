"""Statements that answer with the places of nodes and relations instead of these themselves.

The engine of a graph file copies each node and relation, with all its properties, into each row that holds it, which
takes longer than to find them. A store that has met them before needs to be told only which ones they are.

>>> shortened("MATCH (n)-[r]->() RETURN n, collect(r) AS edges ORDER BY n.name", ["NODE", "REL[]"])
Shortened(statement='MATCH (n)-[r]->() RETURN id(n) AS n, collect(id(r)) AS edges ORDER BY n.name', places=(True, True))
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.store.cypher import OPAQUE

_MARK = re.compile(r"(?<![.:$\w])(?:RETURN(?:\s+DISTINCT)?|ORDER\s+BY|SKIP|LIMIT|UNION)\b|[()\[\]{},;]", re.IGNORECASE)
_VARIABLE = re.compile(r"\s*(\w+)(\s+AS\s+\w+)?\s*", re.IGNORECASE)
_COLLECTED = re.compile(r"\s*collect\(\s*(DISTINCT\s+)?(\w+)\s*\)(\s+AS\s+\w+)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shortened:
    """A statement with the rows and columns of another, some of which hold places."""

    statement: str
    places: tuple[bool, ...]


def shortened(statement: str, types: Sequence[str]) -> Shortened | None:
    """Return a statement that answers the same in places, or None where there is nothing to gain or it can't be told.

    Args:
        statement: a reading statement.
        types: what its columns hold, as the engine names it.

    The engine may still refuse what is returned, as where it is ordered by a property of a node that is left out.
    """
    if not any("NODE" in type_ or "REL" in type_ for type_ in types):
        return None
    # Of the same length, so that what is found in one stands there in the other.
    bare = OPAQUE.sub(lambda opaque: " " * len(opaque[0]), statement)
    cuts = _cuts(bare)
    if len(cuts) != len(types) + 1:
        return None
    items = []
    for type_, start, end in zip(types, cuts, (cut - 1 for cut in cuts[1:]), strict=False):
        item = bare[start:end]
        if type_ in ("NODE", "REL") and (found := _VARIABLE.fullmatch(item)):
            items.append(f" id({found[1]}){found[2] or f' AS {found[1]}'}")
        elif type_ in ("NODE[]", "REL[]") and (found := _COLLECTED.fullmatch(item)):
            items.append(f" collect({found[1] or ''}id({found[2]})){found[3]}")
        elif "NODE" in type_ or "REL" in type_:
            return None
        else:
            items.append(statement[start:end])
    places = tuple("NODE" in type_ or "REL" in type_ for type_ in types)
    return Shortened(f"{statement[: cuts[0]]}{','.join(items)} {statement[cuts[-1] - 1 :].lstrip()}".rstrip(), places)


def _cuts(bare: str) -> list[int]:
    """Return where each item of the last RETURN begins, then one past its end; nothing for a union."""
    cuts: list[int] = []
    depth, ended = 0, False
    for mark in _MARK.finditer(bare):
        word = mark[0][0].upper()
        if word in "([{":
            depth += 1
        elif word in ")]}":
            depth -= 1
        elif depth:
            continue
        elif word == "R":
            cuts, ended = [mark.end()], False
        elif word == "U":
            return []
        elif cuts and not ended:
            ended = word != ","
            cuts.append(mark.start() + 1)
    return cuts if ended else [*cuts, len(bare) + 1]
