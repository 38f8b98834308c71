"""Bars of figures that may stand side by side: one chart a quantity, never two units, regions or scopes in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.result import Cell
from queries.catalogue import Answer
from views.cells import heading, is_number, shown
from views.reports.model import Chart

MARKS = "①②③④⑤⑥⑦⑧⑨"


@dataclass(frozen=True, slots=True)
class Drawing:
    """How charts are made from the columns of an answer.

    `each` are the columns whose values part one chart from another, `unit` among them; `bars` are the columns of
    values with the columns of their labels; `where` are, by column, the values of the rows that may be drawn.
    """

    each: tuple[str, ...]
    unit: str
    bars: Mapping[str, str]
    where: Mapping[str, Collection[str]]


def charts(answer: Answer, drawing: Drawing, language: str) -> tuple[Chart, ...]:
    """Return the charts of an answer, one for each combination of the values of `drawing.each`."""
    columns = answer.question.columns
    grouped: dict[tuple[str, ...], list[Mapping[str, Cell]]] = defaultdict(list)
    for cells in answer.table.rows:
        row = dict(zip(columns, cells, strict=True))
        if all(row[name] in allowed for name, allowed in drawing.where.items()):
            grouped[tuple(shown(row[name], language) for name in drawing.each)].append(row)
    return tuple(_chart(key, rows, answer, drawing, language) for key, rows in grouped.items())


def _chart(
    key: tuple[str, ...], rows: Collection[Mapping[str, Cell]], answer: Answer, drawing: Drawing, language: str
) -> Chart:
    values: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in drawing.bars}
    for row in rows:
        for name, by in drawing.bars.items():
            value, label = row[name], shown(row[by], language)
            if is_number(value) and value not in values[name][label]:
                values[name][label].append(value)
    labels = sorted({label for found in values.values() for label in found})
    placed = [place for label in labels for place in _places(label, values)]
    unit = key[drawing.each.index(drawing.unit)]
    named = " · ".join(part for name, part in zip(drawing.each, key, strict=True) if part and name != drawing.unit)
    return Chart(
        title=heading(named, unit, language),
        unit=unit,
        labels=tuple(label if not count else f"{label} {MARKS[count - 1]}" for label, count, _ in placed),
        series={
            answer.question.columns[name].title[language]: tuple(
                found[label][place] if place < len(found.get(label, ())) else None for label, _, place in placed
            )
            for name, found in values.items()
        },
    )


def _places(label: str, values: Mapping[str, Mapping[str, list[float]]]) -> Iterator[tuple[str, int, int]]:
    """Yield a place for each of the values that documents give for one label; several are numbered, none is dropped."""
    most = max(len(found.get(label, ())) for found in values.values())
    for place in range(most):
        yield label, place + 1 if most > 1 else 0, place
