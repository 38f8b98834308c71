"""How names sound: pinyin in full, by initials, and as those write it who do not tell zh from z.

The dictionary takes a tenth of a second to load, so it is loaded when the first name is sounded.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_LIKE = re.compile(r"(?<=[zcs])h|(?<=[aei]n)g(?![aeiou])")


def syllables(text: str) -> Sequence[str]:
    """Return the pinyin of each Chinese character, without tones; other characters stay together.

    >>> syllables("慈溪ai产业")
    ['ci', 'xi', 'ai', 'chan', 'ye']
    """
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(text, style=Style.NORMAL, v_to_u=False)


def initials(sounds: Sequence[str], text: str) -> str:
    """Return the first letters of the syllables of `text`; what is no Chinese character is kept whole.

    >>> initials(["ci", "xi", "ai", "chan", "ye"], "慈溪ai产业")
    'cxaicy'
    """
    return "".join(sound if sound in text else sound[0] for sound in sounds)


def loosely(sounds: str) -> str:
    """Return pinyin with zh, ch, sh read as z, c, s, and a final ng as n.

    >>> loosely("shengchan"), loosely("sencan")
    ('sencan', 'sencan')
    """
    return _LIKE.sub("", sounds)


def spells(letters: str, known: Collection[str]) -> bool:
    """Tell whether letters without blanks are nothing but known syllables.

    >>> spells("xianan", ["xi", "an"]), spells("hello", ["he", "lo"])
    (True, False)
    """
    longest = max(map(len, known), default=0)
    ends = {0}
    for end in range(1, len(letters) + 1):
        if any(end - length in ends and letters[end - length : end] in known for length in range(1, longest + 1)):
            ends.add(end)
    return len(letters) in ends
