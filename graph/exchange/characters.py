"""Characters that some formats can't hold."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(text: str) -> str:
    """Return a text with U+FFFD for each character that XML 1.0 forbids, so that offsets still hold.

    >>> for_xml("第一页\\f第二页")
    '第一页\ufffd第二页'
    """
    return _NOT_IN_XML.sub("\ufffd", text)
