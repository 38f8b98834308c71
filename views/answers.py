"""Writes the answer to a question in the formats people work with.

`write` is the one door: the command line, the page and notebooks call it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graph.exchange.characters import harmless
from graph.store.base import Store
from queries.catalogue import Answer
from views.cells import is_number, shown
from views.reports import markdown, page, workbook
from views.reports.model import Note, Report
from views.reports.notes import Notes
from views.reports.sections import asked, section


def write(
    answer: Answer, format: str, language: str = "zh", *, citing: Store | None = None, remarks: Iterable[str] = ()
) -> bytes:
    """Return an answer as the content of a file.

    Args:
        answer: as `queries.catalogue.run` returns it.
        format: one of `FORMATS`.
        language: `zh` or `en`, for all that does not come from the documents.
        citing: the store that answered, to add the sentences that state each row; without one there are none.
        remarks: what else is to be known, such as `views.as_of.remarks`; tables of rows alone have no place for it.

    Returns:
        csv and jsonl with one row a row; json with the question and all rows; md, xlsx and html for reading.
        Text is in UTF-8, csv with the mark by which Excel knows it.

    Raises:
        KeyError: there is no such format.
        graph.store.base.StoreError: the store can't tell the sentences.

    Example:
        >>> from graph.result import Result
        >>> from queries.catalogue import find
        >>> question = find("honours-of")
        >>> nothing = Answer(question, {"name": ""}, Result(tuple(question.columns), ()))
        >>> write(nothing, "csv", "en").decode("utf-8-sig")
        'Holder,Honour,Awarded,Level,Year\\r\\n'
    """
    return FORMATS[format](answer, report(answer, language, citing=citing, remarks=remarks))


def report(answer: Answer, language: str = "zh", *, citing: Store | None = None, remarks: Iterable[str] = ()) -> Report:
    """Return an answer as a report of one section; the parameters are those of `write`."""
    notes = Notes(citing, answer.result.evidence, language) if citing else None
    body = section(answer, language, notes)
    return Report(
        title=body.title,
        language=language,
        facts=asked(answer, language),
        sections=(body,),
        remarks=tuple(remarks),
        notes=notes.notes() if notes else (),
        sources=notes.sources() if notes else (),
    )


def _csv(_: Answer, report: Report) -> bytes:
    (body,) = report.sections
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    cited = [report.words["evidence"]] if report.notes else []
    writer.writerow([*map(harmless, body.headings), *cited])
    for row in body.rows:
        proofs = [_proof(report.notes[number - 1]) for number in row.notes]
        cells = [cell if is_number(cell) else harmless(shown(cell, report.language)) for cell in row.cells]
        writer.writerow([*cells, *([harmless("\n".join(proofs))] if cited else [])])
    return file.getvalue().encode("utf-8-sig")


def _proof(note: Note) -> str:
    return f"{note.citation} “{note.sentence}”"


def _json(answer: Answer, report: Report) -> bytes:
    question, language = answer.question, report.language
    content = {
        "question": question.name,
        "title": question.title[language],
        "asks": question.question[language],
        "parameters": dict(answer.values),
        "columns": [
            {"name": name, "title": column.title[language], "unit": column.unit}
            for name, column in question.columns.items()
        ],
        "rows": [
            record | ({"evidence": proofs} if report.notes else {}) for record, proofs in _records(answer, report)
        ],
        "omits": question.omits[language],
        "remarks": list(report.remarks),
    }
    if report.notes:
        content["evidence"] = [_note(note) for note in report.notes]
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _jsonl(answer: Answer, report: Report) -> bytes:
    lines = []
    for record, proofs in _records(answer, report):
        notes = {"evidence": [_note(report.notes[number - 1]) for number in proofs]} if report.notes else {}
        lines.append(json.dumps(record | notes, ensure_ascii=False) + "\n")
    return "".join(lines).encode()


def _records(answer: Answer, report: Report) -> Iterator[tuple[dict[str, Any], tuple[int, ...]]]:
    """Yield each row as names and values, with the numbers of its notes."""
    for cells, row in zip(answer.table.rows, report.sections[0].rows, strict=True):
        yield dict(zip(answer.question.columns, cells, strict=True)), row.notes


def _note(note: Note) -> dict[str, object]:
    passages = [{"document": e.document, "start": e.start, "end": e.end, "quote": e.quote} for e in note.evidence]
    return {"citation": note.citation, "sentence": note.sentence, "passages": passages}


FORMATS: Mapping[str, Callable[[Answer, Report], bytes]] = {
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "md": lambda _, report: markdown.write(report),
    "xlsx": lambda _, report: workbook.write(report),
    "html": lambda _, report: page.write(report),
}
"""The formats of `write`, by the ending of their files."""
