"""How common a word is: a brand or a place is no everyday word, and so needs no dictionary to be told apart.

The words are wordfreq's lists of Chinese, which come with the package: the 38,000 most frequent ones are the
everyday words, the 330,000 of the long list are those that exist at all. The lists are read from the package's
files: importing it costs more than all reading of a short document.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import msgpack


@cache
def _words(size: str) -> dict[str, None]:
    """Return the words of the list of one size, `small` or `large`.

    They are the keys of a dictionary: a set of 330,000 would be looked through in each full collection of garbage.
    """
    spec = find_spec("wordfreq")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("The package wordfreq is missing; install policygraph again with pip.")
    path = Path(spec.submodule_search_locations[0]) / "data" / f"{size}_zh.msgpack.gz"
    # First what kind of file it is, then the words by frequency, one list a step.
    _, *steps = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    return dict.fromkeys(chain.from_iterable(steps))


def is_word(word: str) -> bool:
    """Tell whether a word exists in Chinese, be it rare: 硅基 does, 长峡 is a coinage.

    >>> is_word("硅基"), is_word("鄂芯")
    (True, False)
    """
    return word in _words("large")


def is_common(word: str) -> bool:
    """Tell whether a word is among the everyday words of Chinese.

    >>> is_common("数字"), is_common("锦澜")
    (True, False)
    """
    return word in _words("small")
