"""What is asked about the same words and sentences of a document again and again is worked out once.

It is forgotten with the document: memory does not grow with their number, and each is read as if it were the first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
MOST = 4096
_FORGET: list[Callable[[], None]] = []


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Return a function that remembers its last answers until `forget` is called; arguments must be hashable."""
    remembering = lru_cache(MOST)(function)
    _FORGET.append(remembering.cache_clear)
    return cast(Callable[P, T], remembering)


def forget() -> None:
    """Forget all answers: another document begins."""
    for clear in _FORGET:
        clear()
