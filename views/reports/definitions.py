"""Reports as YAML states them: which questions they bind, with which values, and what is drawn.

title, intro  {zh, en}; a parameter in braces stands for its value
parameters    name: {zh, en}: what must be given, and is handed to every question that has it
sections      a list of {question, parameters, title {zh, en}, chart}, all but the first optional
chart         {each, unit, bars, by, where}; see `charts.Drawing`
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.fields import Fields, Text
from graph.nearest import nearest
from queries.catalogue import QueryError, catalogue
from views.reports.charts import Drawing
from views.reports.model import HERE

FOLDER = HERE / "bound"


@dataclass(frozen=True, slots=True)
class Part:
    """One section to be: a question, the values it is asked with, its own title, and how it is drawn."""

    question: str
    values: Mapping[str, object]
    title: Text | None
    drawing: Drawing | None


@dataclass(frozen=True, slots=True)
class Definition:
    """One report, as its file states it."""

    name: str
    title: Text
    intro: Text
    parameters: Mapping[str, Text]
    parts: tuple[Part, ...]


@cache
def definitions(folder: Path = FOLDER) -> Mapping[str, Definition]:
    """Return the reports kept in `folder` by name.

    Raises `graph.fields.FieldError` naming the file and the key that are wrong.

    >>> definitions()["contractors"].title["en"]
    'General contractors and sample enterprises'
    """
    return {path.stem: _definition(path) for path in sorted(folder.glob("*.yaml"))}


def find(name: str) -> Definition:
    """Return the report of this name; raises `QueryError` with the nearest names."""
    known = definitions()
    if name not in known:
        raise QueryError(f"no report {name!r}{nearest(name, known)}\nList them with: policygraph reports")
    return known[name]


def _definition(path: Path) -> Definition:
    where = f"reports/{path.name}"
    fields = Fields.parse(where, path.read_text("utf-8"))
    definition = Definition(
        name=path.stem,
        title=fields.text("title"),
        intro=fields.text("intro"),
        parameters=fields.texts("parameters"),
        parts=tuple(_part(where, inner) for inner in fields.items("sections")),
    )
    fields.done()
    return definition


def _part(where: str, fields: Fields) -> Part:
    name = fields.string("question", among=tuple(catalogue()))
    question = catalogue()[name]
    values = fields.take("parameters", dict, {})
    for given in values:
        if given not in question.parameters:
            raise fields.error("parameters", f"unknown {given!r}{nearest(str(given), question.parameters)}")
    title = fields.text("title", {})
    chart = fields.take("chart", dict, {})
    fields.done()
    drawing = _drawing(Fields(f"{where}: {name}: chart", chart), tuple(question.columns)) if chart else None
    return Part(name, values, title or None, drawing)


def _drawing(fields: Fields, columns: tuple[str, ...]) -> Drawing:
    each = fields.strings("each", among=columns)
    unit = fields.string("unit", among=each)
    bars, where = fields.take("bars", dict), fields.take("where", dict, {})
    by = fields.string("by", "", among=("", *columns))
    for column in (*bars, *bars.values(), *where):
        if column not in columns:
            raise fields.error("bars, where", f"unknown column {column!r}{nearest(str(column), columns)}")
    fields.done()
    return Drawing(each, unit, bars, by, where)
