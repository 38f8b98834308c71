"""How common a word is: a brand or a place is no everyday word, and so needs no dictionary to be told apart.

The words are wordfreq's lists of Chinese, which come with the package: the 38,000 most frequent ones are the
everyday words, the 330,000 of the long list are those that exist at all.
"""

from __future__ import annotations

from functools import cache

from wordfreq import get_frequency_dict


@cache
def _common() -> frozenset[str]:
    return frozenset(get_frequency_dict("zh", "small"))


@cache
def _known() -> frozenset[str]:
    return frozenset(get_frequency_dict("zh", "large"))


def is_word(word: str) -> bool:
    """Tell whether a word exists in Chinese, be it rare: 硅基 does, 长峡 is a coinage.

    >>> is_word("硅基"), is_word("鄂芯")
    (True, False)
    """
    return word in _known()


def is_common(word: str) -> bool:
    """Tell whether a word is among the everyday words of Chinese.

    >>> is_common("数字"), is_common("锦澜")
    (True, False)
    """
    return word in _common()
