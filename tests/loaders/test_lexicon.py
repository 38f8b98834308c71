"""Word lists that people extend: what holds of each."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import loaders.lexicon
from loaders.lexicon import lexicon

NAMES = sorted(path.stem for path in Path(loaders.lexicon.__file__).parent.glob("*.yaml"))


def lists(value: object, key: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield the word lists of a lexicon by their keys, however deep."""
    if isinstance(value, dict):
        for inner, below in value.items():
            yield from lists(below, f"{key}/{inner}")
    elif isinstance(value, str):
        yield key, value.split()


@pytest.mark.parametrize("name", NAMES)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    assert not {
        key: twice for key, words in lists(lexicon(name)) if (twice := [w for w, n in Counter(words).items() if n > 1])
    }
