"""A sentence as the rules see it: its text, the names in it, and what governs it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.statement import Scalar
from loaders.folding import Folded
from loaders.names import Mention
from loaders.rulebook import mask_of

Kind = Literal["sentence", "row", "heading", "line"]


@dataclass(slots=True)
class Sentence:
    """One sentence, heading or table row.

    `topics` are the mentions of its headings and of the topic sentence before it, innermost first; `earlier`
    those of the sentences before it in its paragraph, the last first; `paragraph` numbers the block it stands
    in; `latest` is the programme that the document named last before that paragraph; `forward` tells that it speaks
    of what is still to be done.
    """

    folded: Folded
    kind: Kind
    section: str
    paragraph: int
    mentions: list[Mention] = field(default_factory=list)
    topics: tuple[Mention, ...] = ()
    earlier: tuple[Mention, ...] = ()
    latest: Mention | None = None
    forward: bool = False

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation that a sentence states, by the characters [start, end) of its folded text."""

    source: Mention
    type: str
    target: Mention
    properties: tuple[tuple[str, Scalar], ...]
    start: int
    end: int
    rule: str


class Masked:
    """A folded text in which each mention is one character, with the way back to the text.

    >>> masked = Masked("支持公牛建设", [Mention(2, 4, "Enterprise", "公牛")])
    >>> len(masked.text), masked.mention(2).name, masked.span(0, 3)
    (5, '公牛', (0, 4))
    """

    __slots__ = ("_by_place", "_by_start", "_places", "_shifts", "text")

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Replace the mentions, which must be in order and apart."""
        masks = mask_of()
        parts: list[str] = []
        self._by_place: dict[int, Mention] = {}
        self._by_start = {mention.start: mention for mention in mentions}
        # After each mention, the difference between a place in the text and in the masked text.
        self._places, self._shifts = [-1], [0]
        position = place = 0
        for mention in mentions:
            parts.append(text[position : mention.start])
            place += mention.start - position
            parts.append(masks[mention.label])
            self._by_place[place] = mention
            self._places.append(place)
            place += 1
            position = mention.end
            self._shifts.append(position - place)
        parts.append(text[position:])
        self.text = "".join(parts)

    def mention(self, place: int) -> Mention:
        """Return the mention that the mask character at a place stands for."""
        return self._by_place[place]

    def beginning(self, place: int) -> Mention | None:
        """Return the mention that begins at a place of the text, if one does."""
        return self._by_start.get(place)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Return the mentions between two places, in order."""
        return [m for place, m in self._by_place.items() if start <= place < end]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the text that a range of the masked text stands for."""
        return self._original(start), self._original(end - 1, closing=True)

    def _original(self, place: int, *, closing: bool = False) -> int:
        if place in self._by_place:
            mention = self._by_place[place]
            return mention.end if closing else mention.start
        return place + self._shifts[bisect_right(self._places, place) - 1] + closing
