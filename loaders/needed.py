"""What a pattern can't match without: a few words, read off its parse.

«(?:建成|打造)一批平台» needs 一批平台 as much as 建成 or 打造. Where none of the words stands, the pattern need not be
tried; see spotting.py. The parse is that of `re` itself (`re._parser`: private, but as old as the module), so that
nobody has to write such words beside a pattern, nor can they be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

# More texts than this are not spelled out. Words tell where a match begins when they stand at most so far apart.
MOST_TEXTS, WIDEST = 2000, 1
ZERO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
NOTHING = frozenset({""})


# Words of which each match holds one or stands beside one, and how many characters after the match begins, at least
# and at most; what stands before has numbers below zero.
Needed = dict[str, tuple[int, int]]


def needed(pattern: str) -> Needed:
    """Return the most telling words of which every match of a pattern holds one; there may be none.

    >>> needed("(?:建成|打造)(?:了)?一批")
    {'一批': (2, 3)}
    >>> needed("(?<=十大)[^，。]{2,8}(?:园区|平台)")
    {'十大': (-2, -2)}
    >>> needed("[^，。]*")
    {}
    """
    return _best(_parser.parse(pattern))


def is_placed(least: int, most: int) -> bool:
    """Tell whether a word at these distances gives away where the match begins."""
    return most - least <= WIDEST


def _best(tree: Any) -> Needed:
    return max(_needs(tree), key=_worth, default={})


def _worth(found: Needed) -> tuple[int, bool, int, int]:
    """Return how much words narrow the search, for comparison: single characters are common wherever they stand."""
    shortest = min(map(len, found))
    return min(shortest, 2), all(is_placed(*place) for place in found.values()), shortest, -len(found)


def _needs(tree: Any) -> Iterator[Needed]:
    """Yield what the parts of a parsed sequence need, each by itself."""
    # The texts that neighbouring parts spell out together, and where they begin.
    run, run_at = NOTHING, (0, 0)
    least = most = 0
    for number, (kind, value) in enumerate(tree):
        texts = _texts_of(kind, value)
        joined = _products(run, texts) if texts else None
        if joined is None:
            yield from _as_needed(run, run_at)
            yield from (_moved(found, least, most) for found in _inner(kind, value))
        if kind is op.ASSERT:  # What must come next, or stands before.
            back = value[1].getwidth()[0] if value[0] < 0 else 0
            yield from (_moved(found, least - back, most - back) for found in _needs(value[1]))
        shortest, longest = tree[number : number + 1].getwidth()
        least, most = least + shortest, most + longest
        if joined is None:
            run, run_at = NOTHING, (least, most)
        else:
            run = joined
    yield from _as_needed(run, run_at)


def _as_needed(run: frozenset[str], at: tuple[int, int]) -> Iterator[Needed]:
    if "" not in run:
        yield dict.fromkeys(run, at)


def _moved(found: Needed, least: int, most: int) -> Needed:
    return {word: (least + first, most + last) for word, (first, last) in found.items()}


def _inner(kind: Any, value: Any) -> Iterator[Needed]:
    """Yield what a part that can't be spelled out needs."""
    if kind is op.SUBPATTERN:
        yield from _needs(value[3])
    elif kind is op.ATOMIC_GROUP:
        yield from _needs(value)
    elif kind in REPEATS and value[0]:
        yield from _needs(value[2])  # The first time round.
    elif kind is op.BRANCH:
        ways = [_best(way) for way in value[1]]
        if all(ways):
            yield {
                word: (
                    min(way[word][0] for way in ways if word in way),
                    max(way[word][1] for way in ways if word in way),
                )
                for word in sorted(set().union(*ways))
            }


def _texts(tree: Any) -> frozenset[str] | None:
    """Return all texts that a parsed sequence matches, its assertions left aside, or None if they are many."""
    found: frozenset[str] | None = NOTHING
    for kind, value in tree:
        texts = _texts_of(kind, value)
        found = _products(found, texts) if found and texts else None
    return found


def _texts_of(kind: Any, value: Any) -> frozenset[str] | None:
    """Return all texts that one part of a parse matches, or None if they are many."""
    if kind in ZERO_WIDTH:
        return NOTHING
    if kind is op.LITERAL:
        return frozenset({chr(value)})
    if kind is op.SUBPATTERN:
        return _texts(value[3])
    if kind is op.BRANCH:
        ways = [_texts(way) for way in value[1]]
        return frozenset().union(*(way for way in ways if way)) if all(ways) else None
    if kind is op.IN:
        return _characters(value)
    return None


def _characters(members: Any) -> frozenset[str] | None:
    """Return the characters of a class."""
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < MOST_TEXTS:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(found)


def _products(left: frozenset[str], right: frozenset[str]) -> frozenset[str] | None:
    if len(left) * len(right) > MOST_TEXTS:
        return None
    return frozenset(a + b for a in left for b in right)
