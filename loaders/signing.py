"""Who signs a document: lines that name bodies and no more, one or several a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.folding import Folded
from loaders.speech import BODY_END

ISSUER = re.compile(rf"([\u4e00-\u9fff（）]{{2,30}}?{BODY_END})(?:文件|公文|便笺|函)?$")
LEVEL = re.compile(r"(?:自治)?[省市县区州旗](?![\u4e00-\u9fff]?[省市县区州旗])")
PLACED = re.compile("[省市县区州旗]|国家")
MOST_SIGNED = 4  # lines of names above the date


def is_short(body: str) -> bool:
    """Tell whether the name of a body says of which place it is only to who knows.

    >>> is_short("市经济信息委"), is_short("科技局"), is_short("云川市科技局")
    (True, True, False)
    """
    return bool(LEVEL.match(body)) or not PLACED.search(body)


def bodies(text: str, line: Folded) -> list[Folded]:
    """Return the bodies that blanks part in a line, or nothing if it does not name several."""
    places = line.offsets
    gaps = [i for i in range(1, len(places)) if text[places[i - 1] + 1 : places[i]].isspace()]
    parts = [line.part(start, end) for start, end in pairwise([0, *gaps, len(places)])]
    return parts if len(parts) > 1 and all(ISSUER.fullmatch(part.text) for part in parts) else []


def signatories(text: str, before: Sequence[Folded]) -> list[Folded]:
    """Return the bodies that sign in the last of the lines before the date."""
    found: list[Folded] = []
    for line in reversed(before[-MOST_SIGNED:]):
        one = ISSUER.fullmatch(line.text)
        named = bodies(text, line) or ([line.part(*one.span(1))] if one else [])
        if not named:
            break
        found = [*named, *found]
    return found
