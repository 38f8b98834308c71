"""Reads the canned questions and runs them.

A question is a `.cypher` file: YAML inside one leading block comment, then one statement.

    title      {zh, en}
    question   {zh, en}: what is asked, in a sentence
    topic      one of topics.yaml, by which questions are grouped
    parameters name: {type, default, title {zh, en}, help {zh, en}, choices}; a statement may use `$name`,
               and `choices` is a statement whose first column lists values to pick from
    asked      other wordings that people use, in any language, a parameter in braces: "{contractor}的样本企业"
    columns    name: {zh, en, unit, values, names}: the scalar columns, in order; nodes and edges come besides.
               `values` has words for codes that may stand in the column, code: {zh, en}; `names` is `labels`
               or `relations` where it holds these
    omits      {zh, en}: what the answer does not tell
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.fields import FieldError, Fields, Text
from graph.message import MessageError
from graph.nearest import nearest
from graph.ontology import load as ontology
from graph.result import Cell, Result
from graph.search import How, NameIndex
from graph.statement import Scalar
from graph.store.base import Store
from graph.store.opening import as_store
from graph.store.read import Name

if TYPE_CHECKING:
    import py2neo

HERE = Path(__file__).parent
SLOT = re.compile(r"\{(\w+)\}")
_TYPES: Mapping[str, type[Scalar]] = {"string": str, "integer": int, "number": float, "boolean": bool}
_BOOLEANS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
_NOTHING = {"zh": "", "en": ""}


class QueryError(MessageError, ValueError):
    """A question that can't be asked as it was; the message says what would work."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question leaves open; `type` is string, integer, number or boolean."""

    name: str
    type: str
    default: Scalar
    title: Text
    help: Text
    choices: str

    def parse(self, value: object) -> Scalar:
        """Return a value given as text, or as it is, in the type of the parameter.

        Raises `QueryError` when it does not fit.
        """
        if isinstance(value, str) and self.type == "boolean":
            if value.lower() in _BOOLEANS:
                return _BOOLEANS[value.lower()]
        elif isinstance(value, str):
            with suppress(ValueError):
                return _TYPES[self.type](value)
        elif isinstance(value, bool | int | float) and type(value) is _TYPES[self.type]:
            return value
        raise QueryError(
            f"parameter {self.name}: {value!r} is not of type {self.type}",
            "wrong_type",
            name=self.name,
            value=str(value),
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A scalar column of the answer."""

    name: str
    title: Text
    unit: str
    values: Mapping[str, Text]

    def worded(self, value: Cell, language: str) -> Cell:
        """Return a value in words where it is a code, else as it is."""
        return self.values[value][language] if isinstance(value, str) and value in self.values else value


@dataclass(frozen=True, slots=True)
class Question:
    """One canned question, as its file states it."""

    name: str
    title: Text
    question: Text
    topic: str
    parameters: Mapping[str, Parameter]
    asked: Sequence[str]
    columns: Mapping[str, Column]
    omits: Text
    statement: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, the values it was asked with, and what the store answered.

    `suggestions` are, for each value given that is nowhere in the graph, the nearest that are.
    """

    question: Question
    values: Mapping[str, Scalar]
    result: Result
    suggestions: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def table(self) -> Result:
        """The scalar columns, as the question declares them."""
        return self.result.table(list(self.question.columns))

    def worded(self, language: str) -> Result:
        """Return the table with its codes (actual, Enterprise, AWARDED) in words of `zh` or `en`."""
        columns = tuple(self.question.columns.values())
        rows = (
            tuple(column.worded(value, language) for column, value in zip(columns, row, strict=True))
            for row in self.table.rows
        )
        return Result(self.table.columns, tuple(rows))


@cache
def topics() -> Mapping[str, Text]:
    """Return the topics of the questions, in order.

    >>> topics()["parks"]["zh"]
    '园区、平台与院所'
    """
    return Fields.parse("queries/topics.yaml", (HERE / "topics.yaml").read_text("utf-8")).texts("topics")


@cache
def catalogue(folder: Path = HERE) -> Mapping[str, Question]:
    """Return the questions kept in `folder` by name; the same folder is read once.

    Raises `FieldError` naming the file and the key that are wrong.

    >>> catalogue()["contractor-samples"].title["en"]
    'General contractors and their sample enterprises'
    """
    return {path.stem: _question(path) for path in sorted(folder.glob("*.cypher"))}


def find(name: str) -> Question:
    """Return the question of this name; raises `QueryError` with the nearest names."""
    questions = catalogue()
    if name not in questions:
        raise QueryError(f"no query {name!r}{nearest(name, questions)}\nList them with: policygraph queries")
    return questions[name]


def run(name: str, graph: Store | py2neo.Graph, /, **parameters: object) -> Answer:
    """Ask a canned question; parameters that are not given take their defaults.

    The graph is an open store, or a `py2neo.Graph`.

    Raises `QueryError` for an unknown name or parameter and for a value of another type, and
    `graph.store.base.StoreError` when the store can't answer.
    """
    question = find(name)
    for given in parameters:
        if given not in question.parameters:
            known = ", ".join(question.parameters) or "none"
            raise QueryError(f"{name} has no parameter {given!r}{nearest(given, question.parameters)}\nIt has: {known}")
    values = {
        parameter.name: parameter.parse(parameters.get(parameter.name, parameter.default))
        for parameter in question.parameters.values()
    }
    store = as_store(graph)
    result = store.run(question.statement, values)
    if result.rows:
        return Answer(question, values, result)
    near = {
        str(values[name]): _nearest_values(question.parameters[name], str(values[name]), store) for name in parameters
    }
    return Answer(question, values, result, {value: found for value, found in near.items() if found})


def choices(parameter: Parameter, store: Store) -> list[Scalar]:
    """Return the values that a parameter can be picked from in this graph, its default first."""
    if not parameter.choices:
        return []
    found = [row[0] for row in store.run(parameter.choices).rows]
    scalars = [value for value in found if isinstance(value, str | int | float)]
    return list(dict.fromkeys([parameter.default, *scalars]))


def _nearest_values(parameter: Parameter, value: str, store: Store) -> list[str]:
    """Return the values most like one that is nowhere in this graph; none when it is there."""
    offered = [str(choice) for choice in choices(parameter, store)]
    found = NameIndex.of(store).find(value, limit=None)
    if parameter.type != "string" or value in offered or any(one.how is How.EXACT for one in found):
        return []
    near = dict.fromkeys(one.name for one in found if one.name in offered or not offered)
    return list(near)[:3] or NameIndex(Name(choice, choice, (), 0, 0) for choice in offered).nearest(value)


def _question(path: Path) -> Question:
    front, closing, statement = path.read_text("utf-8").removeprefix("/*").partition("*/")
    where = f"queries/{path.name}"
    if not closing:
        raise FieldError(f"{where}: does not begin with its front matter in /* … */")
    fields = Fields.parse(where, front)
    question = Question(
        name=path.stem,
        title=fields.text("title"),
        question=fields.text("question"),
        topic=fields.string("topic", among=tuple(topics())),
        parameters={name: _parameter(name, inner) for name, inner in fields.each("parameters")},
        asked=fields.strings("asked", default=[]),
        columns={name: _column(name, inner) for name, inner in fields.each("columns")},
        omits=fields.text("omits"),
        statement=statement.strip(),
    )
    fields.done()
    for slot in SLOT.findall(" ".join(question.asked)):
        if slot not in question.parameters:
            raise fields.error("asked", f"no parameter {slot!r}{nearest(slot, question.parameters)}")
    return question


def _parameter(name: str, fields: Fields) -> Parameter:
    type_ = fields.string("type", among=tuple(_TYPES))
    parameter = Parameter(
        name=name,
        type=type_,
        default=fields.take("default", _TYPES[type_]),
        title=fields.text("title"),
        help=fields.text("help", _NOTHING),
        choices=fields.string("choices", ""),
    )
    fields.done()
    return parameter


def _column(name: str, fields: Fields) -> Column:
    title = {"zh": fields.string("zh"), "en": fields.string("en")}
    column = Column(name, title, fields.string("unit", ""), _wordings(fields))
    fields.done()
    return column


def _wordings(fields: Fields) -> Mapping[str, Text]:
    """Return the words for what a column holds: those of its file, or the titles of the ontology."""
    match fields.string("names", "", among=("", "labels", "relations")):
        case "labels":
            return {name: label.title for name, label in ontology().labels.items()}
        case "relations":
            return {name: relation.title for name, relation in ontology().relations.items()}
        case _:
            return fields.texts("values")
