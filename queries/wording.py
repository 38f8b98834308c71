"""Tells how alike wordings are: the rarer what they share, the more.

>>> wordings = Wordings({"parks": ["有哪些园区", "which parks"], "firms": ["有哪些企业", "which firms"]})
>>> scores = wordings.likeness("园区有哪些？")
>>> scores["parks"] > scores["firms"]
True
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from math import log, sqrt

from graph.pinyin import syllables
from graph.search import fold
from graph.spotting import GRAMMAR

_WORD = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
_GRAMMAR = frozenset(
    ("a", "an", "and", "are", "by", "do", "does", "in", "is", "it", "of", "on", "or", "the", "to", "was", "what")
)
_SINGLE = 0.7  # what one character counts for beside a pair
_STRANGE = 0.5  # what something in no wording counts for beside what is in one alone


class Wordings:
    """Several wordings of each thing, by the name of the thing."""

    def __init__(self, wordings: Mapping[str, Sequence[str]], features: Callable[[str], Iterable[str]] | None = None):
        """Weigh the wordings; `features` tells what is looked at, by default `characters`."""
        self._features = features or characters
        counted = {name: [Counter(self._features(one)) for one in each] for name, each in wordings.items()}
        shared = Counter(feature for each in counted.values() for feature in set().union(*each))
        self._unknown = _STRANGE * log(len(wordings) + 1)
        self._weights = {feature: log((len(wordings) + 1) / count) for feature, count in shared.items()}
        self._vectors = {name: [self._vector(one) for one in each] for name, each in counted.items()}
        self._vocabularies = {name: set().union(*each) for name, each in counted.items()}

    def likeness(self, words: str) -> dict[str, float]:
        """Return for each thing how alike the words are to its wordings, from 0 to 1.

        It is the mean of two: how like they are to the most alike wording, and how much of them is in any wording.
        """
        asked = self._vector(Counter(self._features(words)))
        return {
            name: (max((_cosine(asked, one) for one in each), default=0) + _share(asked, self._vocabularies[name])) / 2
            for name, each in self._vectors.items()
        }

    def _vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        weighted = {
            feature: self._weights.get(feature, self._unknown) * (_SINGLE if len(feature) == 1 else 1)
            for feature in counts
        }
        length = sqrt(sum(weight * weight for weight in weighted.values())) or 1
        return {feature: weight / length for feature, weight in weighted.items()}


def characters(text: str) -> Iterator[str]:
    """Yield the characters and pairs of characters of Chinese text, and the four-letter pieces of other words.

    >>> list(characters("企业 AI lab"))
    ['企', '业', '企业', '^ai$', '^lab', 'lab$']
    """
    for word in _WORD.findall(" ".join(text.casefold().split())):
        if word.isascii():
            yield from _pieces(f"^{word}$", 4) if word not in _GRAMMAR else ()
        else:
            yield from (character for character in word if character not in GRAMMAR)
            yield from (word[place : place + 2] for place in range(len(word) - 1))


def sounds(text: str) -> Iterator[str]:
    """Yield the three-letter pieces of a text as it sounds, so that pinyin without blanks is read too.

    >>> list(sounds("企业")) == list(sounds("qi ye"))
    True
    """
    yield from _pieces("".join(syllables(fold(text))), 3)


def _pieces(letters: str, length: int) -> Iterator[str]:
    """Yield all pieces of a length, so that contractor and contractors are alike; a shorter text whole."""
    yield from (letters[place : place + length] for place in range(max(1, len(letters) - length + 1)))


def _share(one: Mapping[str, float], vocabulary: Collection[str]) -> float:
    """Return how much of the weight of a vector is in a vocabulary."""
    return sum(weight for feature, weight in one.items() if feature in vocabulary) / (sum(one.values()) or 1)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two vectors are; two with nothing in them, as of a wording that is only a name, are the same."""
    if not one and not other:
        return 1.0
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)
