"""Figures that went from one value to another: 配套率由2021年的22%提高到41% are two, each of its own year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.spotting import SENTENCES

_YEAR = r"(?:(?P<{}>(?:19|20)\d\d)年?(?:底|末)?的?)?"
_RISES = SENTENCES.group(
    [
        rf"[由从]{_YEAR.format('since')}(?P<first>[^，。；、由从年]{{1,16}}?)"
        "(?:增加|增长|提高|提升|上升|扩大|跃升|攀升|发展|壮大|下降|降低|减少|压缩|压减|缩短|缩减|增|升|提|降|减)[到至为]"
        rf"了?{_YEAR.format('then')}(?=[近超约达]?\d)"
    ]
)


@dataclass(frozen=True, slots=True)
class Rise:
    """Where the words for what rose end, the range of the first value, where the second begins, and their years."""

    start: int
    first: tuple[int, int]
    second: int
    since: str
    then: str

    def is_first(self, place: int) -> bool:
        """Tell whether the value at a place is the one that it rose from."""
        return self.first[0] <= place < self.first[1]

    def is_second(self, place: int) -> bool:
        """Tell whether the value at a place is the one that it rose to."""
        return self.second <= place <= self.second + 1


def find_rises(text: str) -> Iterator[Rise]:
    """Yield what rose or fell in one folded sentence.

    >>> [rise] = find_rises("配套率由2021年的22%提高到41%")
    >>> rise.since, rise.is_first(10), rise.is_second(16)
    ('2021', True, True)
    """
    for _, match in _RISES.find(text):
        yield Rise(match.start(), match.span("first"), match.end(), match["since"] or "", match["then"] or "")
