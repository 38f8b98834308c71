"""A report as Markdown, with footnotes as GitHub and Pandoc read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.exchange.characters import for_xml
from views.cells import is_number, shown
from views.reports.model import Report, Section

_MARKS = re.compile(r"[\\`*_\[\]<>|~&$!@]|:(?=//)|(?<=www)\.|^[#+=-]")
_BLANKS = re.compile(r"\s+")


def write(report: Report) -> bytes:
    """Return a report as Markdown; text of documents is escaped, so that none of it is markup."""
    return "\n".join(_lines(report)).encode()


def _lines(report: Report) -> Iterator[str]:
    words = report.words
    yield f"# {_text(report.title)}"
    if report.facts:
        yield ""
    for title, value in report.facts:
        yield f"- {_text(title)}{words['colon']}{_text(value)}"
    for paragraph in (report.intro, *report.remarks):
        if paragraph:
            yield f"\n{_text(paragraph)}"
    for section in report.sections:
        yield from _section(section, report)
    if report.sources:
        yield f"\n## {words['sources']}\n"
        yield from (f"{number}. {_text(source)}" for number, source in enumerate(report.sources, 1))
    if report.notes:
        yield f"\n## {words['notes']}\n"
        for number, note in enumerate(report.notes, 1):
            yield f"[^{number}]: {_text(note.citation)} “{_text(note.sentence)}”\n"
    else:
        yield ""


def _section(section: Section, report: Report) -> Iterator[str]:
    words = report.words
    if len(report.sections) > 1:
        yield f"\n## {_text(section.title)}"
    yield f"\n{_text(section.question)}\n"
    if section.rows:
        yield from _table(section, report)
    else:
        yield f"*{words['nothing']}*"
    if section.remark:
        yield f"\n> {words['note']}{words['colon']}{_text(section.remark)}"


def _table(section: Section, report: Report) -> Iterator[str]:
    cited = [report.words["evidence"]] if report.notes else []
    yield _line([*map(_text, section.headings), *cited])
    # What is a number in every row stands to the right.
    numeric = [all(is_number(row.cells[place]) for row in section.rows) for place in range(len(section.headings))]
    yield _line(["---:" if right else "---" for right in numeric] + ["---"] * len(cited))
    for row in section.rows:
        cells = [_text(shown(cell, report.language)) for cell in row.cells]
        yield _line(cells + (["".join(f"[^{number}]" for number in row.notes)] if cited else []))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Return a text that reads as itself on one line."""
    return _MARKS.sub(r"\\\g<0>", _BLANKS.sub(" ", for_xml(text)).strip())
