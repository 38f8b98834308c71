"""Asks the questions of a report and binds the answers into one document.

`make` and `write` are what the command line, the page and notebooks call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from graph.store.base import Store
from queries.catalogue import Answer, QueryError, catalogue, run
from views.reports import markdown, page, word, workbook
from views.reports.charts import charts
from views.reports.definitions import Definition, Part, find
from views.reports.model import Report, Section, words
from views.reports.notes import Notes
from views.reports.sections import section

FORMATS: Mapping[str, Callable[[Report], bytes]] = {
    "md": markdown.write,
    "html": page.write,
    "xlsx": workbook.write,
    "docx": word.write,
}
"""The formats of `write`, by the ending of their files."""


def make(
    name: str, store: Store, /, language: str = "zh", *, made: date, remarks: Iterable[str] = (), **values: str
) -> Report:
    """Return a report on a graph.

    Args:
        name: one of `definitions.definitions()`.
        store: the graph that is asked.
        language: `zh` or `en`, for all that does not come from the documents.
        made: the day that stands on the report.
        remarks: what else is to be known, such as `views.as_of.remarks`.
        values: the parameters of the report.

    Raises:
        QueryError: no such report or parameter, one that is missing, or values of which nothing is stated.
        graph.store.base.StoreError: the store can't answer.
    """
    definition = find(name)
    _check(definition, values)
    answers = [_answer(part, store, values) for part in definition.parts]
    _missing(definition, values, answers)
    notes = Notes(store, {one for answer in answers for one in answer.result.evidence}, language)
    sections = tuple(
        _section(part, answer, language, notes) for part, answer in zip(definition.parts, answers, strict=True)
    )
    given = tuple((title[language], values[key]) for key, title in definition.parameters.items())
    return Report(
        title=definition.title[language].format_map(values),
        language=language,
        facts=((words(language)["made"], made.isoformat()), *given),
        intro=definition.intro[language].format_map(values),
        sections=sections,
        notes=notes.notes(),
        sources=notes.sources(),
        remarks=tuple(remarks),
    )


def write(report: Report, format: str) -> bytes:
    """Return a report as the content of a file; `format` is one of `FORMATS`."""
    return FORMATS[format](report)


def _check(definition: Definition, values: Mapping[str, str]) -> None:
    """Raise `QueryError` unless the values are those that the report asks for."""
    for given in values.keys() - definition.parameters.keys():
        known = ", ".join(definition.parameters) or "none"
        raise QueryError(f"report {definition.name} has no parameter {given!r}\nIt has: {known}")
    for needed in definition.parameters:
        if not values.get(needed):
            raise QueryError(f"report {definition.name} needs a {needed}: -p {needed}=…")


def _answer(part: Part, store: Store, values: Mapping[str, str]) -> Answer:
    parameters = catalogue()[part.question].parameters
    handed = {name: value for name, value in values.items() if name in parameters}
    own = {name: value.format_map(values) if isinstance(value, str) else value for name, value in part.values.items()}
    return run(part.question, store, **{**handed, **own})


def _missing(definition: Definition, values: Mapping[str, str], answers: Iterable[Answer]) -> None:
    """Raise `QueryError` when nothing at all is stated of the values."""
    near: dict[str, dict[str, None]] = {}
    for answer in answers:
        if answer.result.rows:
            return
        for value, found in answer.suggestions.items():
            near.setdefault(value, {}).update(dict.fromkeys(found))
    for value, names in near.items():
        raise QueryError(f"report {definition.name}: nothing is named {value!r}; nearest: {', '.join(list(names)[:3])}")
    if definition.parameters:
        given = ", ".join(f"{name}={values[name]}" for name in definition.parameters)
        raise QueryError(
            f"report {definition.name}: nothing is stated of {given}\nFind names with: policygraph show NAME"
        )


def _section(part: Part, answer: Answer, language: str, notes: Notes) -> Section:
    body = section(answer, language, notes)
    return replace(
        body,
        title=part.title[language] if part.title else body.title,
        charts=charts(answer, part.drawing, language) if part.drawing else (),
    )
