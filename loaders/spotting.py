"""Patterns that are tried only where a word they need stands; one pass over a text finds the words of all of them.

A regular expression that is run over a text is tried at each of its characters. Nearly all patterns of this package
can match only beside one of a few words, and few of those stand in any one sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from loaders.needed import is_placed, needed
from loaders.remembering import forget, remembered

# How far a word is, so to speak, that does not tell where a match begins.
LONGEST_TEXT, FAR = 1 << 40, 1 << 41


# By group: (number of a pattern, where a match may begin).
Spots = Mapping[int, Sequence[tuple[int, int]]]


class Spotter:
    """Looks for the words of several groups of patterns; a text is passed over once, whoever asks about it.

    >>> spotter = Spotter()
    >>> works, parks = spotter.group(["未来工厂|平台(?!经济)"]), spotter.group(["[甲乙]园", "园区"])
    >>> [match.group() for _, match in works.find("发展平台经济的平台、乙园")]
    ['平台']
    >>> [(number, match.group()) for number, match in parks.find("发展平台经济的平台、乙园")]
    [(0, '乙园')]
    """

    def __init__(self) -> None:
        """Begin without patterns."""
        # A word → (group, number of a pattern in it, how far before the word a match may begin), where it is needed.
        self._uses: dict[str, list[tuple[int, int, int]]] = {}
        self._groups = 0
        self._automaton: AhoCorasick | None = None
        self._by_index: list[list[tuple[int, int, int]]] = []
        self.spots = remembered(self._spots)

    def group(self, patterns: Sequence[str | re.Pattern[str]]) -> Group:
        """Return patterns, none with flags, as a group to be found together.

        Raises:
            ValueError: a pattern needs no word, and would have to be tried everywhere.
        """
        compiled = tuple(re.compile(pattern) for pattern in patterns)
        for number, pattern in enumerate(compiled):
            words = needed(pattern.pattern)
            if not words:
                raise ValueError(f"The pattern «{pattern.pattern}» needs no word.\nUse `re` to find what it matches.")
            for word, (least, most) in words.items():
                distances = range(least, most + 1) if is_placed(least, most) else (FAR,)
                self._uses.setdefault(word, []).extend((self._groups, number, distance) for distance in distances)
        self._automaton = None
        forget()
        self._groups += 1
        return Group(self.spots, self._groups - 1, compiled)

    def _spots(self, text: str) -> Spots:
        """Return where in a text matches may begin; with FAR taken off, anywhere."""
        if self._automaton is None:
            self._automaton, self._by_index = AhoCorasick(list(self._uses)), list(self._uses.values())
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        by_index = self._by_index
        for index, place, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for group, number, distance in by_index[index]:
                found[group].append((number, place - distance))
        return found


class Group:
    """Patterns whose matches are asked for together; made by `Spotter.group`."""

    __slots__ = ("_group", "_patterns", "_spots")

    def __init__(self, spots: Callable[[str], Spots], group: int, patterns: Sequence[re.Pattern[str]]) -> None:
        """Hold the patterns of a group, and what tells where in a text they may match."""
        self._spots, self._group, self._patterns = spots, group, patterns

    def find(
        self, text: str, start: int = 0, end: int = -1, among: Collection[int] | None = None
    ) -> list[tuple[int, re.Match[str]]]:
        """Return (number, match) in text[start:end]: what `finditer` gives for each pattern in turn.

        Args:
            text: all of it; a pattern may look back before `start` but not behind `end`.
            start: where matches may begin.
            end: where they must end; -1 is the end of the text.
            among: the numbers of the patterns that are asked for, if not all are.
        """
        spots = self._spots(text).get(self._group)
        if spots is None:
            return []
        if among is not None:
            spots = [spot for spot in spots if spot[0] in among]
        if len(spots) > 1:
            spots = sorted(spots)
        found: list[tuple[int, re.Match[str]]] = []
        end = len(text) if end < 0 else end
        current, position = -1, start
        for number, place in spots:
            if number != current:
                current, position = number, start
            if position <= place <= end:
                if match := self._patterns[number].match(text, place, end):
                    found.append((number, match))
                    position = match.end()
            elif place < -LONGEST_TEXT and position <= end:
                found += [(number, match) for match in self._patterns[number].finditer(text, start, end)]
                position = end + 1
        return found


# What is looked for in the sentences of documents.
SENTENCES = Spotter()
