"""Days as documents write them: 2023年9月12日, 2023-09-12, 二〇二四年六月."""

from __future__ import annotations

import re

DATE = re.compile(r"((?:19|20)\d{2})年/?(\d{1,2})月(?:/?(\d{1,2})日)?|((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})")
CHINESE_DATE = re.compile(
    r"([二一][〇○零一二三四五六七八九OＯ]{3})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?"
)
STAMPED = re.compile(rf"[\u4e00-\u9fff]{{0,12}}({DATE.pattern})")  # What else a page says, and a day.
LOST = re.compile(r"(?:19|20)\d{5,6}")  # A date that has lost its characters: 2023725.
CLOCK = re.compile(r"(?<=\d\d)\d\d[：:]\d\d(?:[：:]\d\d)?$")  # The time of day behind a date.
LONGEST = 24  # characters of a line that is a date and no more


def first_date(text: str) -> str:
    """Return the first date in a folded text as ISO 8601, as precise as it is given, or an empty string.

    >>> first_date("2023年9月12日"), first_date("二〇二四年六月"), first_date("无")
    ('2023-09-12', '2024-06', '')
    """
    match = DATE.search(text)
    if match:
        year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
        return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    match = CHINESE_DATE.search(text)
    if not match:
        return ""
    year = "".join(str("〇一二三四五六七八九".find(c) if c in "一二三四五六七八九" else 0) for c in match[1])
    return f"{year}-{_small(match[2]):02}" + (f"-{_small(match[3]):02}" if match[3] else "")


def is_date(content: str) -> bool:
    """Tell whether a folded text is a date and no more.

    >>> is_date("2024年6月3日"), is_date("2024年6月3日印发")
    (True, False)
    """
    return len(content) <= LONGEST and bool(DATE.fullmatch(content) or CHINESE_DATE.fullmatch(content))


def _small(numeral: str) -> int:
    tens, _, ones = numeral.rpartition("十")
    digits = "零一二三四五六七八九"
    if "十" not in numeral:
        return digits.index(numeral)
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(ones) if ones else 0)
