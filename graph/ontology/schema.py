"""Reads the ontology: first the labels, then the relation types, whose ends name labels.

>>> ontology = load()
>>> ontology.labels["Region"].title["zh"]
'地区'
>>> ontology.relations["LOCATED_IN"].reading("公牛产业园", "慈溪市", "zh")
'公牛产业园位于慈溪市'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path

from graph.fields import FieldError, Fields, Text

HERE = Path(__file__).parent
TYPES = ("string", "integer", "number", "boolean", "strings", "integers")


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its type is one of `TYPES`, its unit is empty where it has none.

    `values`, where there are any, are all that a string may be, each with its title.
    """

    name: str
    type: str
    title: Text
    unit: str = ""
    values: Mapping[str, Text] = field(default_factory=dict)


Properties = Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Label:
    """One kind of node, with the properties that it has besides id, name and aliases."""

    name: str
    title: Text
    description: Text
    colour: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation type; `ends` are the pairs of labels it may join, source first."""

    type: str
    title: Text
    reads: Text
    ends: frozenset[tuple[str, str]]
    properties: Properties

    def reading(self, source: str, target: str, language: str) -> str:
        """Return the relation between two names as a sentence in `zh` or `en`."""
        return self.reads[language].format(source=source, target=target)


@dataclass(frozen=True, slots=True)
class Ontology:
    """All labels and relation types, and the properties that every node or edge carries.

    `node` and `edge` are the common properties; `evidence` is how passages are stored on both.
    """

    labels: Mapping[str, Label]
    relations: Mapping[str, Relation]
    node: Properties
    edge: Properties
    evidence: Properties

    def of_edge(self, type_: str) -> Properties:
        """Return the properties an edge of this type may have: its own and the common ones."""
        return {**self.relations[type_].properties, **self.edge}


@cache
def load(folder: Path = HERE) -> Ontology:
    """Read the ontology kept in `folder`; the same folder is read once.

    Raises `FieldError` naming the file and the key that are wrong.
    """
    common = _open(folder / "common.yaml")
    node, edge, evidence = (_properties(common, key) for key in ("node", "edge", "evidence"))
    shared = _properties(common, "shared")
    common.done()
    labels = {path.stem: _label(path, shared) for path in _files(folder / "nodes")}
    relations = {path.stem: _relation(path, tuple(labels)) for path in _files(folder / "relations")}
    return Ontology(labels, relations, node, edge, evidence)


def _files(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise FieldError(f"{folder}: no YAML files")
    return paths


def _open(path: Path) -> Fields:
    return Fields.parse(f"{path.parent.name}/{path.name}", path.read_text("utf-8"))


def _named(fields: Fields, key: str, path: Path) -> str:
    """Return the name under `key`, which must be the name of its file."""
    name = fields.string(key)
    if name != path.stem:
        raise fields.error(key, f"{name!r} belongs in {name}.yaml")
    return name


def _properties(fields: Fields, key: str) -> Properties:
    properties = {}
    for name, inner in fields.each(key):
        type_ = inner.string("type", among=TYPES)
        properties[name] = Property(name, type_, inner.text("title"), inner.string("unit", ""), inner.texts("values"))
        inner.done()
    return properties


def _label(path: Path, shared: Properties) -> Label:
    fields = _open(path)
    label = Label(
        name=_named(fields, "label", path),
        title=fields.text("title"),
        description=fields.text("description"),
        colour=fields.string("colour"),
        properties={**_properties(fields, "properties"), **shared},
    )
    fields.done()
    return label


def _relation(path: Path, labels: Sequence[str]) -> Relation:
    fields = _open(path)
    relation = Relation(
        type=_named(fields, "type", path),
        title=fields.text("title"),
        reads=fields.text("reads"),
        ends=frozenset(pair for inner in fields.items("ends") for pair in _pairs(inner, labels)),
        properties=_properties(fields, "properties"),
    )
    fields.done()
    return relation


def _pairs(fields: Fields, labels: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of labels that one entry of `ends` allows."""
    if fields.take("same", bool, False):
        pairs = [(label, label) for label in fields.strings("from", among=labels)]
    else:
        targets = fields.strings("to", among=labels)
        if fields.take("from_any", bool, False):
            sources = tuple(label for label in labels if label not in targets)
        else:
            sources = fields.strings("from", among=labels)
        pairs = list(product(sources, targets))
    fields.done()
    return pairs
