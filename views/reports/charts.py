"""Bars of figures that may stand side by side: one chart a quantity, never two units, regions or scopes in one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from queries.catalogue import Answer, Column
from views.cells import heading, is_number, shown
from views.reports.model import Chart

MARKS = "①②③④⑤⑥⑦⑧⑨"


Values = dict[str, list[float]]  # by label


@dataclass(frozen=True, slots=True)
class Drawing:
    """How charts are made from the columns of an answer.

    `each` are the columns whose values part one chart from another, `unit` among them; `bars` are the columns of
    values with the columns of their labels. Each column of values makes a series, or each value of `by`, if there is
    such a column. `where` are, by column, the values of the rows that may be drawn.
    """

    each: tuple[str, ...]
    unit: str
    bars: Mapping[str, str]
    by: str
    where: Mapping[str, Collection[str]]

    def series(self, columns: Mapping[str, Column], language: str) -> list[str]:
        """Return the names of the series in order."""
        if self.by:
            return [text[language] for text in columns[self.by].values.values()]
        return [columns[name].title[language] for name in self.bars]


def charts(answer: Answer, drawing: Drawing, language: str) -> tuple[Chart, ...]:
    """Return the charts of an answer, one for each combination of the values of `drawing.each`.

    A value without a label has no place; a single bar would tell nothing, and is not drawn.
    """
    columns = answer.question.columns
    grouped: dict[tuple[str, ...], dict[str, Values]] = {}
    for cells in answer.table.rows:
        row = dict(zip(columns, cells, strict=True))
        if any(row[name] not in allowed for name, allowed in drawing.where.items()):
            continue
        key = tuple(shown(row[name], language) for name in drawing.each)
        if key not in grouped:
            grouped[key] = {name: {} for name in drawing.series(columns, language)}
        for column, by in drawing.bars.items():
            value, label = row[column], shown(row[by], language)
            name = (
                columns[drawing.by].worded(row[drawing.by], language) if drawing.by else columns[column].title[language]
            )
            found = grouped[key][str(name)].setdefault(label, [])
            if label and is_number(value) and value not in found:
                found.append(value)
    return tuple(
        _chart(key, series, drawing, language)
        for key, series in grouped.items()
        if sum(len(found) for values in series.values() for found in values.values()) > 1
    )


def _chart(key: tuple[str, ...], series: Mapping[str, Values], drawing: Drawing, language: str) -> Chart:
    labels = sorted({label for values in series.values() for label in values})
    placed = [place for label in labels for place in _places(label, series.values())]
    unit = key[drawing.each.index(drawing.unit)]
    named = " · ".join(part for name, part in zip(drawing.each, key, strict=True) if part and name != drawing.unit)
    return Chart(
        title=heading(named, unit, language),
        unit=unit,
        labels=tuple(f"{label} {MARKS[count - 1]}" if count else label for label, count, _ in placed),
        series={
            name: tuple(
                values[label][place] if place < len(values.get(label, ())) else None for label, _, place in placed
            )
            for name, values in series.items()
        },
    )


def _places(label: str, series: Collection[Values]) -> Iterator[tuple[str, int, int]]:
    """Yield a place for each of the values that documents give for one label; several are numbered, none is dropped."""
    most = max(len(values.get(label, ())) for values in series)
    for place in range(most):
        yield label, place + 1 if most > 1 else 0, place
