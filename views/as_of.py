"""What an answer as of a day leaves out, in words."""

from __future__ import annotations

from datetime import date

from loaders.as_of import AsOf
from views.citation import reference

_WORDS = {
    "zh": ("只计入截至 {} 的文件。", "此后的文件未计入（{}）：", "文中没有日期的文件未计入（{}）：", "；"),
    "en": (
        "Only documents up to {} count.",
        "Later ones are left out ({}): ",
        "Undated ones are left out ({}): ",
        "; ",
    ),
}


def remarks(then: AsOf, day: date, language: str = "zh") -> tuple[str, ...]:
    """Return one paragraph on the day, and one on each kind of document that is not in the graph of that day."""
    until, later, undated, between = _WORDS[language]
    said = [until.format(day.isoformat())]
    for opening, left_out in ((later, then.later), (undated, then.undated)):
        if left_out:
            listed = between.join(reference(source, language).removesuffix(".") for source in left_out)
            said.append(f"{opening.format(len(left_out))}{listed}")
    return tuple(said)
