"""Answers as sections of a report."""

from __future__ import annotations

from graph.result import Cell
from graph.statement import Scalar
from queries.catalogue import Answer, Column
from views.cells import heading, is_number, shown
from views.reports.model import Row, Section
from views.reports.notes import Notes


def section(answer: Answer, language: str, notes: Notes | None = None) -> Section:
    """Return an answer as a section; its rows refer to `notes`, if there are to be any."""
    question = answer.question
    columns = tuple(question.columns.values())
    return Section(
        title=question.title[language],
        question=question.question[language],
        headings=tuple(heading(c.title[language], c.unit, language) for c in columns),
        rows=tuple(
            Row(
                tuple(_cell(cell, column, language) for cell, column in zip(cells, columns, strict=True)),
                notes.numbers(evidence) if notes else (),
            )
            for cells, evidence in answer.result.grounded(list(question.columns))
        ),
        remark=question.omits[language],
    )


def _cell(cell: Cell, column: Column, language: str) -> Scalar:
    """Return a value in the words of a language; numbers stay numbers."""
    return cell if is_number(cell) else shown(column.worded(cell, language), language)


def asked(answer: Answer, language: str) -> tuple[tuple[str, str], ...]:
    """Return the parameters that were given a value, under their titles."""
    parameters = answer.question.parameters
    return tuple(
        (parameters[name].title[language], shown(value, language))
        for name, value in answer.values.items()
        if value != ""
    )
