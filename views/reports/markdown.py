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
    yield f"# {escaped(report.title)}"
    if report.facts:
        yield ""
    for title, value in report.facts:
        yield f"- {escaped(title)}{words['colon']}{escaped(value)}"
    for paragraph in (report.intro, *report.remarks):
        if paragraph:
            yield f"\n{escaped(paragraph)}"
    for section in report.sections:
        yield from _section(section, report)
    if report.sources:
        yield f"\n## {words['sources']}\n"
        yield from (f"{number}. {escaped(source)}" for number, source in enumerate(report.sources, 1))
    if report.notes:
        yield f"\n## {words['notes']}\n"
        for number, note in enumerate(report.notes, 1):
            yield f"[^{number}]: {escaped(note.citation)} “{escaped(note.sentence)}”\n"
    else:
        yield ""


def _section(section: Section, report: Report) -> Iterator[str]:
    words = report.words
    if len(report.sections) > 1:
        yield f"\n## {escaped(section.title)}"
    yield f"\n{escaped(section.question)}\n"
    if section.rows:
        yield from _table(section, report)
    else:
        yield f"*{words['nothing']}*"
    if section.remark:
        yield f"\n> {words['note']}{words['colon']}{escaped(section.remark)}"


def _table(section: Section, report: Report) -> Iterator[str]:
    cited = [report.words["evidence"]] if report.notes else []
    yield table_line([*map(escaped, section.headings), *cited])
    # What is a number in every row stands to the right.
    numeric = [all(is_number(row.cells[place]) for row in section.rows) for place in range(len(section.headings))]
    yield table_line(["---:" if right else "---" for right in numeric] + ["---"] * len(cited))
    for row in section.rows:
        cells = [escaped(shown(cell, report.language)) for cell in row.cells]
        yield table_line(cells + (["".join(f"[^{number}]" for number in row.notes)] if cited else []))


def table_line(cells: Sequence[str]) -> str:
    """Return one line of a table, its cells escaped already."""
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Return a text that reads as itself on one line: none of it is markup."""
    return _MARKS.sub(r"\\\g<0>", _BLANKS.sub(" ", for_xml(text)).strip())
