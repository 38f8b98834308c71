"""Characters that some formats can't hold."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With these a spreadsheet begins a formula, in full width too where it is set to Chinese or Japanese."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(text: str) -> str:
    """Return a text with U+FFFD for each character that XML 1.0 forbids, so that offsets still hold.

    >>> for_xml("第一页\\f第二页")
    '第一页\ufffd第二页'
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def harmless(text: str) -> str:
    """Return a text with an apostrophe before it if a spreadsheet would take it for a formula.

    >>> harmless("=1+1"), harmless("慈溪市")
    ("'=1+1", '慈溪市')
    """
    return f"'{text}" if text.startswith(_FORMULA) and len(text) > 1 else text
