"""How common a word is: a brand or a place is no everyday word, and so needs no dictionary to be told apart.

The words are wordfreq's list of the 38,000 most frequent ones of Chinese, which comes with the package.
"""

from __future__ import annotations

from functools import cache

from wordfreq import get_frequency_dict


@cache
def _common() -> frozenset[str]:
    return frozenset(get_frequency_dict("zh", "small"))


def is_common(word: str) -> bool:
    """Tell whether a word is among the everyday words of Chinese.

    >>> is_common("数字"), is_common("锦澜")
    (True, False)
    """
    return word in _common()
