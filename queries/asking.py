"""Understands a question asked in one's own words: which canned question it is, and of what.

No model and no network: names are found in the words as `graph.spotting` finds them, and the words left are held
against the titles, questions and other wordings (`asked`) of the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from graph.pinyin import spells, syllables
from graph.search import NameIndex, fold
from graph.spotting import Spot, spot
from graph.statement import Scalar
from graph.store.base import Store
from queries.catalogue import SLOT, Parameter, Question, catalogue, choices
from queries.wording import Wordings, sounds

LONGEST = 200  # characters: what comes after is not read
LEAST = 0.27  # likeness: below this nothing was understood
_MOST = 0.8  # of the values offered
_HEARD = 0.4  # how far a question whose parameters were heard is taken towards certainty
_UNUSED = 0.3  # how much less sure it is when no name that was heard has a place in it
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"]{6,})[”」』\"]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What words may mean: a question, its parameters, how sure that is (0 to 1), and why.

    `heard` tells for each parameter which words were taken for it; `unused` are names that were recognised in the
    words but have no place in the question.
    """

    question: Question
    parameters: Mapping[str, Scalar]
    score: float
    heard: Mapping[str, str]
    unused: Sequence[str]


class Interpreter:
    """Understands questions about one graph; made once and asked often."""

    def __init__(self, store: Store, names: NameIndex | None = None) -> None:
        """Read the names and the choices of the graph; `names` saves reading the names once more."""
        self._names = names or NameIndex.of(store)
        self._questions = catalogue()
        self._slots = {
            name: [_Slot(one, choices(one, store), self._names) for one in question.parameters.values()]
            for name, question in self._questions.items()
        }
        for slots in self._slots.values():  # names go where they are offered before they go anywhere
            slots.sort(key=lambda slot: (not slot.labels, slot.free))
        self._wordings = {name: list(_wordings(question)) for name, question in self._questions.items()}
        self._usual = "\n".join(fold(wording) for each in self._wordings.values() for wording in each)
        self._by_character = Wordings(self._wordings)

    @cached_property
    def _by_sound(self) -> Wordings:
        chinese = {
            name: [wording for wording in each if not wording.isascii()] for name, each in self._wordings.items()
        }
        return Wordings(chinese, sounds)

    def understand(self, words: str, limit: int = 3) -> list[Interpretation]:
        """Return what the words may mean, the likeliest first; nothing when no question comes near."""
        words = words[:LONGEST]
        if not any(map(str.isalnum, words)):
            return []
        spots = spot(self._names, words, self._usual)
        likeness = cache(self._likeness)  # most questions leave the same words
        read = [self._read(question, words, spots, likeness) for question in self._questions.values()]
        return sorted(filter(None, read), key=lambda one: (-one.score, one.question.name))[:limit]

    def _read(
        self, question: Question, words: str, spots: Sequence[Spot], likeness: Callable[[str], Mapping[str, float]]
    ) -> Interpretation | None:
        """Fill the parameters of one question, and see how well the words left fit its wordings, if they do at all."""
        left, values, heard = words, dict[str, Scalar](), dict[str, str]()
        free = list(spots)
        for slot in self._slots[question.name]:
            filled = slot.fill(free, left)
            if filled:
                value, start, end = filled
                values[slot.name], heard[slot.name] = value, words[start:end]
                # Where anything may be said, a word that is merely like a name stays a word.
                if not slot.free or any(one.certain for one in free if one.start == start):
                    left = _without(left, start, end)
                free = [one for one in free if one.end <= start or one.start >= end]
        for one in free:
            if one.certain:
                left = _without(left, one.start, one.end)
        score = likeness(left)[question.name]
        if heard:
            score **= 1 - _HEARD
        if score < LEAST:
            return None
        if spots:
            score *= 1 - _UNUSED * len(free) / len(spots)
        return Interpretation(question, values, score, heard, [one.words for one in free])

    def _likeness(self, words: str) -> Mapping[str, float]:
        letters = fold(words)
        if letters.isalnum() and letters.isascii() and spells(letters, self._syllables):
            return self._by_sound.likeness(words)
        return self._by_character.likeness(words)

    @cached_property
    def _syllables(self) -> set[str]:
        return {syllable for each in self._wordings.values() for wording in each for syllable in syllables(wording)}


class _Slot:
    """A parameter, and what of the words may fill it."""

    def __init__(self, parameter: Parameter, offered: Sequence[Scalar], names: NameIndex) -> None:
        self.name, self.type = parameter.name, parameter.type
        self.free = not parameter.choices
        self.offered = {str(value) for value in offered if value != parameter.default}
        labels = [{found.label for found in names.exactly(fold(value))} for value in self.offered]
        # What is offered are names, and no levels or kinds; a name that several labels have tells nothing of them.
        self.names = sum(map(bool, labels)) >= _MOST * len(labels)
        self.labels = set().union(*(each for each in labels if len(each) == 1 and self.names))

    def fill(self, spots: Sequence[Spot], words: str) -> tuple[Scalar, int, int] | None:
        """Return the value that the words give, and where it stands in them."""
        if self.type == "string":
            return self._quote(words, spots) or self._name(spots) or self._value(words)
        return self._year(words) if self.type == "integer" else None

    def _name(self, spots: Sequence[Spot]) -> tuple[Scalar, int, int] | None:
        """Return the first name that is of a kind with what is offered, and of its meanings one that is offered."""
        for place in spots:
            suiting = [one.name for one in place.candidates if one.label in self.labels or self.free]
            for name in (*filter(self.offered.__contains__, suiting), *suiting):
                return name, place.start, place.end
        return None

    def _value(self, words: str) -> tuple[Scalar, int, int] | None:
        """Return the one value offered that stands in the words; two of them ask for no one in particular."""
        found = [value for value in self.offered if not self.names and _said(value) in words]
        longest = [value for value in found if not any(value != other and value in other for other in found)]
        if len(longest) != 1:
            return None
        start = words.index(longest[0])
        return longest[0], start, start + len(longest[0])

    def _quote(self, words: str, spots: Sequence[Spot]) -> tuple[Scalar, int, int] | None:
        """Return what is quoted, where anything may be said and it is no name."""
        quoted = _QUOTED.search(words) if self.free else None
        if not quoted or any(one.start <= quoted.start(1) and quoted.end(1) <= one.end for one in spots):
            return None
        return quoted[1], quoted.start(1), quoted.end(1)

    def _year(self, words: str) -> tuple[Scalar, int, int] | None:
        year = _YEAR.search(words)
        if not year or not (self.free or year[0] in self.offered):
            return None
        return int(year[0]), year.start(), year.end()


def _without(words: str, start: int, end: int) -> str:
    return words[:start] + " " * (end - start) + words[end:]


def _said(value: str) -> str:
    """Return how a value is said; one character alone, as in 省, is said with 级."""
    return value if len(value) > 1 else f"{value}级"


def _wordings(question: Question) -> Iterator[str]:
    """Yield all wordings of a question, parameters left out."""
    yield from question.title.values()
    yield from question.question.values()
    for asked in question.asked:
        yield SLOT.sub(" ", asked)
