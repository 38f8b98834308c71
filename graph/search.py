"""Finds nodes by what people type: a name, an alias, a part, pinyin or its initials, a slip.

>>> from graph.store.read import Name
>>> index = NameIndex([Name("ServiceProvider:1", "蓝卓科技", (), 4, 2), Name("Region:1", "慈溪市", ("慈溪",), 90, 40)])
>>> [(found.name, found.how.value) for words in ("慈溪", "lzkj", "蓝桌科技") for found in index.find(words)]
[('慈溪市', 'exact'), ('蓝卓科技', 'initials'), ('蓝卓科技', 'pinyin')]
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from heapq import nsmallest

from graph.pinyin import initials, loosely, syllables
from graph.store.base import Store
from graph.store.read import Name, names


class How(StrEnum):
    """How a name matched what was typed, the best way first."""

    EXACT = "exact"
    PREFIX = "prefix"
    CONTAINS = "contains"
    PINYIN = "pinyin"
    INITIALS = "initials"
    SHORT = "short"  # its characters in order, some left out: 汽配数字化 for 汽配行业数字化改造
    LONG = "long"  # a name and more: 蓝卓科技有限公司
    SLIP = "slip"


_BEST = {how: min(place, list(How).index(How.SHORT)) for place, how in enumerate(How)}  # the last three are as good
_SHORTEST = 2  # characters: fewer tell nothing but where they stand in a name
_LOOSELY = 0.9  # what sounding alike counts, where zh and z are the same
_LONGEST = 3  # times: what is typed may be so much longer than a name in it


@dataclass(frozen=True, slots=True)
class Found:
    """A node that was found.

    `form` is its name or alias that matched, `likeness` how much of it (0 to 1); `mentions` counts the passages
    that name the node, `relations` its other edges.
    """

    id: str
    label: str
    name: str
    form: str
    how: How
    likeness: float
    mentions: int
    relations: int


_Hit = tuple[int, How, float]  # which form, how, and how much of it
_Rank = tuple[int, bool, float, bool, int, str]


class NameIndex:
    """The names and aliases of a graph, made once and asked often."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index these names; see `of`."""
        self._names = list(names)
        forms = [(place, form) for place, name in enumerate(self._names) for form in (name.name, *name.aliases)]
        self._owners = [place for place, _ in forms]
        self._forms = [form for _, form in forms]
        self._keys = [fold(form) for form in self._forms]

    @classmethod
    def of(cls, store: Store) -> NameIndex:
        """Index all nodes of a store but its passages."""
        return cls(names(store))

    def find(self, words: str, labels: Collection[str] = (), limit: int | None = 10) -> list[Found]:
        """Return the nodes that `words` may mean, the likeliest first, each once.

        Width, case, blanks, quotation marks and brackets make no difference. Weaker ways of matching are tried
        only where the stronger ones find nothing; Latin letters are always read as pinyin as well.

        `labels`, if any are given, are the only ones wanted; `limit` is how many at most, `None` for all.
        """
        ranked: dict[int, tuple[_Rank, _Hit]] = {}
        for hit in self._hits(fold(words), labels):
            form, how, likeness = hit
            place = self._owners[form]
            owner = self._names[place]
            # What was typed, letter for letter, comes first; then what is named rather than also called so.
            rank = (
                _BEST[how],
                self._forms[form] != words,
                -likeness,
                self._forms[form] != owner.name,
                -self._weight(place),
                owner.id,
            )
            if place not in ranked or rank < ranked[place][0]:
                ranked[place] = (rank, hit)
        best = nsmallest(len(ranked) if limit is None else limit, ranked.values())
        return [self._found(hit) for _, hit in best]

    def named(self, words: str) -> list[Found]:
        """Return the nodes with this name or alias, or else those of which it is a part, or else the pinyin."""
        found = self.find(words, limit=None)
        sounding = (How.PINYIN, How.INITIALS) if words.isascii() else ()
        for ways in ((How.EXACT,), (How.PREFIX, How.CONTAINS), sounding):
            if best := [one for one in found if one.how in ways]:
                return best
        return []

    def nearest(self, words: str, limit: int = 3) -> list[str]:
        """Return the names and aliases most like one that is not there, for saying so."""
        return [found.form for found in self.find(words, limit=limit)]

    def exactly(self, key: str) -> list[Found]:
        """Return the nodes with a name or alias that is `key` when folded, the best known first."""
        return [self._found((form, How.EXACT, 1.0)) for form in self._places.get(key, ())]

    def resembling(self, key: str, shortest: int, likeness: float) -> Iterator[tuple[int, int, Found]]:
        """Yield where in a folded text something stands that is like a name, at least so long and so alike."""
        from rapidfuzz.fuzz import partial_ratio, partial_ratio_alignment
        from rapidfuzz.process import extract_iter

        keys = {form: known for form, known in enumerate(self._keys) if shortest <= len(known) <= len(key)}
        for known, _, form in extract_iter(key, keys, scorer=partial_ratio, score_cutoff=100 * likeness):
            if aligned := partial_ratio_alignment(known, key):
                yield aligned.dest_start, aligned.dest_end, self._found((form, How.SLIP, aligned.score / 100))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for form, key in enumerate(self._keys):
            if not any(self._owners[form] == self._owners[other] for other in places[key]):
                places[key].append(form)
        for forms in places.values():
            forms.sort(key=lambda form: self._weight(self._owners[form]), reverse=True)
        return places

    def _weight(self, place: int) -> int:
        return self._names[place].mentions + self._names[place].relations

    def _found(self, hit: _Hit) -> Found:
        form, how, likeness = hit
        name = self._names[self._owners[form]]
        return Found(name.id, _label(name), name.name, self._forms[form], how, likeness, name.mentions, name.relations)

    def _hits(self, asked: str, labels: Collection[str]) -> list[_Hit]:
        """Return the forms that match, by the first ways that find any."""

        def wanted(hits: Iterable[_Hit]) -> list[_Hit]:
            return [hit for hit in hits if not labels or _label(self._names[self._owners[hit[0]]]) in labels]

        hits = wanted(_parts(asked, self._keys)) if asked else []
        if len(asked) >= _SHORTEST and (not hits or asked.isascii()):
            hits += wanted(self._by_sound(asked))
        if len(asked) >= _SHORTEST and not hits:
            hits += wanted(self._by_likeness(asked))
        return hits

    def _by_sound(self, asked: str) -> Iterator[_Hit]:
        """Yield the forms that sound like `asked` from their beginning."""
        sounded = "".join(syllables(asked))
        ways = [(How.PINYIN, sounded, self._sounds.whole, 1.0)]
        if asked.isascii():
            ways.append((How.INITIALS, asked, self._sounds.initials, 1.0))
            ways.append((How.PINYIN, loosely(asked), self._sounds.loose, _LOOSELY))
        for way, sought, keys, worth in ways:
            for form, how, likeness in _parts(sought, keys):
                if how is not How.CONTAINS:
                    yield form, way, likeness * worth

    def _by_likeness(self, asked: str) -> Iterator[_Hit]:
        """Yield the forms that are `asked` with something left out, put in, or mistyped."""
        from rapidfuzz.distance import OSA, LCSseq
        from rapidfuzz.process import extract_iter

        if len(asked) > _SHORTEST:
            for key, _, form in extract_iter(asked, self._keys, scorer=LCSseq.similarity, score_cutoff=len(asked)):
                yield form, How.SHORT, len(asked) / len(key)
        for form, key in enumerate(self._keys):
            if len(key) >= _SHORTEST and len(key) * _LONGEST >= len(asked) and key in asked:
                yield form, How.LONG, len(key) / len(asked)
        slips = max(1, len(asked) // 3)
        for keys in (self._keys, self._sounds.whole) if asked.isascii() else (self._keys,):
            for key, distance, form in extract_iter(asked, keys, scorer=OSA.distance, score_cutoff=slips):
                yield form, How.SLIP, 1 - distance / max(len(asked), len(key))

    @cached_property
    def _sounds(self) -> _Sounds:
        sounded = [syllables(key) for key in self._keys]
        whole = ["".join(sounds) for sounds in sounded]
        short = [initials(sounds, key) for sounds, key in zip(sounded, self._keys, strict=True)]
        return _Sounds(whole, short, [loosely(sounds) for sounds in whole])


@dataclass(frozen=True, slots=True)
class _Sounds:
    """Each form as it sounds: pinyin, its initials, and pinyin as `loosely` reads it."""

    whole: Sequence[str]
    initials: Sequence[str]
    loose: Sequence[str]


def _label(name: Name) -> str:
    return name.id.partition(":")[0]


def _parts(sought: str, keys: Sequence[str]) -> Iterator[_Hit]:
    """Yield the keys that are, begin with or hold what is sought."""
    for form in [place for place, key in enumerate(keys) if sought in key]:
        key = keys[form]
        how = How.EXACT if sought == key else How.PREFIX if key.startswith(sought) else How.CONTAINS
        yield form, how, len(sought) / len(key)


def fold(text: str) -> str:
    """Return the letters, figures and Chinese characters of a text, narrow and small.

    A text that has none is kept as it is.

    >>> fold("“Ａ一号 发展工程”（试行）")
    'a一号发展工程试行'
    """
    folded = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
    return folded or text.strip()
