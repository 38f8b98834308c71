"""Finds the names that running words hold: in full, in pinyin, shortened or mistyped.

>>> from graph.store.read import Name
>>> index = NameIndex([Name("ServiceProvider:1", "蓝卓科技", (), 4, 2), Name("Person:1", "陈迪飞", (), 1, 1)])
>>> [(spot.words, spot.candidates[0].name) for spot in spot(index, "蓝卓科技和lzkj、陈迪菲的建议", usual="的建议")]
[('蓝卓科技', '蓝卓科技'), ('lzkj', '蓝卓科技'), ('陈迪菲', '陈迪飞')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.search import Found, How, NameIndex, fold

LONG_NAME, ALIKE = 10, 0.8  # characters from which a name is known though it is mistyped, and how much alike
NEARLY = 0.75  # how much of a short name is right where usual words are part of the slip
WINDOW = 8  # characters, or words in Latin letters: no unknown name is longer
UNKNOWN = 24  # of these: a longer run of unknown words is no question about this graph
UNNAMED = ("Observation", "Incentive")  # these are called by what they say
GRAMMAR = frozenset(
    "的了吗呢吧是有在和与跟同及或被把给为从到对向里中上下个各几多少哪谁什么怎样些这那请问我你他它们都也还又"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of words, `words[start:end]` of what was said, and the nodes it may mean, the likeliest first."""

    start: int
    end: int
    words: str
    candidates: tuple[Found, ...]

    @property
    def certain(self) -> bool:
        """Whether the words are a name, letter for letter."""
        return self.candidates[0].how is How.EXACT


def spot(index: NameIndex, said: str, usual: str = "") -> list[Spot]:
    """Return the names in what was said, from left to right, none over another.

    Names in full count first, the longest first; then what is no usual word is looked up as pinyin, as a short
    form, or as a slip. `usual` is folded text in which the usual words stand; a name that is part of it is none.
    """
    spotting = _Spotting(index, said, usual)
    spotting.take_in_full()
    spotting.take_mistyped()
    spotting.take_unknown()
    return sorted(spotting.spots, key=lambda spot: spot.start)


class _Spotting:
    """The pieces of what was said (Chinese characters, words in Latin letters), and the names taken from them."""

    def __init__(self, index: NameIndex, said: str, usual: str) -> None:
        self.index, self.said, self.usual = index, said, usual
        self.pieces = list(_pieces(said))
        self.taken: list[Spot | None] = [None] * len(self.pieces)

    @property
    def spots(self) -> set[Spot]:
        return {spot for spot in self.taken if spot}

    def text(self, first: int, last: int) -> str:
        return "".join(piece for piece, _, _ in self.pieces[first:last])

    def take(self, first: int, last: int, candidates: Iterable[Found]) -> bool:
        """Take these pieces for a name, if there are candidates, and let go of what it covers."""
        candidates = tuple(one for one in candidates if one.label not in UNNAMED)
        if not candidates:
            return False
        start, end = self.pieces[first][1], self.pieces[last - 1][2]
        covered = {spot for spot in self.taken[first:last] if spot}
        spot = Spot(start, end, self.said[start:end], candidates)
        self.taken = [None if other in covered else other for other in self.taken]
        self.taken[first:last] = [spot] * (last - first)
        return True

    def take_in_full(self) -> None:
        for length in range(len(self.pieces), 0, -1):
            for first in range(len(self.pieces) - length + 1):
                part = self.text(first, first + length)
                if len(part) > 1 and not any(self.taken[first : first + length]) and part not in self.usual:
                    self.take(first, first + length, self.index.exactly(part))

    def take_mistyped(self) -> None:
        """Take long names that are nearly there, where these cover more than the names in full."""
        ends = [0]
        for piece, _, _ in self.pieces:
            ends.append(ends[-1] + len(piece))
        found = list(self.index.resembling(self.text(0, len(self.pieces)), LONG_NAME, ALIKE))
        for start, end, one in sorted(found, key=lambda hit: (-hit[2].likeness, hit[0])):
            first, last = _place(ends, start), _place(ends, end)
            covered = {spot for spot in self.taken[first:last] if spot}
            if one.likeness < 1 and end - start > 1 + max((len(fold(spot.words)) for spot in covered), default=0):
                self.take(first, last, [one])

    def take_unknown(self) -> None:
        for first, last in list(self._unknown()):
            self._widely(first, last) or self._narrowly(first, last) or self._around(first, last)

    def _unknown(self) -> Iterator[tuple[int, int]]:
        """Yield the runs of pieces that are neither taken nor usual."""
        first = None
        for place in range(len(self.pieces) + 1):
            open_ = place < len(self.pieces) and not self.taken[place] and not self._usual(place)
            if open_ and first is None:
                first = place
            elif not open_ and first is not None:
                if place - first <= UNKNOWN:
                    yield first, place
                first = None

    def _usual(self, place: int) -> bool:
        piece = self.pieces[place][0]
        if piece in GRAMMAR:
            return True
        if piece.isascii():
            return piece in self.usual
        pairs = (self.text(max(place - 1, 0), place + 1), self.text(place, place + 2))
        return any(len(pair) > 1 and pair in self.usual for pair in pairs)

    def _widely(self, first: int, last: int) -> bool:
        """Take unknown pieces together with the names beside them, as a short form of something longer."""
        left, right = first, last
        while left and self.taken[left - 1]:
            left -= 1
        while right < len(self.pieces) and self.taken[right]:
            right += 1
        if (left, right) == (first, last):
            return False
        found = self.index.find(self.text(left, right))
        return self.take(left, right, [one for one in found if one.how not in (How.LONG, How.SLIP)])

    def _narrowly(self, first: int, last: int) -> bool:
        """Take the longest part of unknown pieces that means a name, and go on beside it."""
        for length in range(min(last - first, WINDOW), 0, -1):
            for start in range(first, last - length + 1):
                part = self.text(start, start + length)
                if self.take(start, start + length, [one for one in self.index.find(part) if _clear(part, one)]):
                    self._narrowly(first, start)
                    self._narrowly(start + length, last)
                    return True
        return False

    def _around(self, first: int, last: int) -> bool:
        """Take unknown pieces together with usual ones beside them, as the whole of a name mistyped."""
        for length in range(WINDOW, 2, -1):
            for start in range(max(0, last - length), min(first, len(self.pieces) - length) + 1):
                if not any(self.taken[start : start + length]):
                    found = self.index.find(self.text(start, start + length))
                    whole = [one for one in found if one.how in (How.PINYIN, How.SLIP) and one.likeness >= NEARLY]
                    if self.take(start, start + length, whole):
                        return True
        return False


def _clear(part: str, found: Found) -> bool:
    """Tell whether so much of a name, found in this way, is enough to know it by."""
    latin = part.isascii()
    if part.isdigit():
        return False
    match found.how:
        case How.EXACT:
            return len(part) > 1
        case How.PREFIX | How.CONTAINS:
            return len(part) > (2 if latin or found.how is How.CONTAINS else 1)
        case How.PINYIN:
            return found.likeness == 1 or len(part) > (4 if latin else 2)
        case How.INITIALS:
            return found.likeness == 1 and len(part) > 2
        case How.SHORT:
            return len(part) > 3
        case How.LONG:
            return found.likeness >= 0.5 and not latin
        case How.SLIP:
            return found.likeness >= (0.8 if latin else 0.65)


def _pieces(said: str) -> Iterator[tuple[str, int, int]]:
    """Yield Chinese characters, and words and figures in Latin letters, folded, with where they stand."""
    start, word = 0, ""
    for place, letter in enumerate([*said, " "]):
        folded = fold(letter)
        latin = folded.isascii() and folded.isalnum()
        if word and not latin and letter not in "'’":
            yield word, start, place
            word = ""
        if latin:
            start = start if word else place
            word += folded
        elif folded.isalnum():
            yield folded, place, place + 1


def _place(ends: list[int], offset: int) -> int:
    """Return which piece an offset of the folded text stands nearest to."""
    return min(range(len(ends)), key=lambda place: abs(ends[place] - offset))
