"""Nodes, edges and evidence that can be asked on: what surrounds them, and the sentences that state them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from graph.ontology import load
from graph.statement import Edge, Evidence, Node
from graph.store import read
from graph.store.base import Store
from graph.store.sources import sources
from interactive.passage import Shown, show
from views import notebook

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True, repr=False)
class Quote(Evidence):
    """A piece of evidence that knows its graph: `show()` is the way back to the document."""

    store: Store = field(kw_only=True, compare=False)

    def show(self) -> Shown:
        """Return the paragraph with its sentence marked: HTML in a notebook, plain text elsewhere."""
        return show(self.store, self)

    def __repr__(self) -> str:
        """Return where the quote stands, and its words."""
        return f"<{self.document} [{self.start}–{self.end}] {self.quote}>"


@dataclass(frozen=True, slots=True, repr=False)
class Entity(Node):
    """A node that knows its graph.

    Besides what every node has (`label`, `name`, `aliases`, `properties`) its `evidence` can be shown, and
    its `relations` are at hand.
    """

    evidence: tuple[Quote, ...] = ()
    store: Store = field(kw_only=True, compare=False)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All that is stated of it, either way; by type."""
        found = read.relations(self.store, self)
        ends = {end.id: Entity.of_node(end, self.store) for source, _, target in found for end in (source, target)}
        return tuple(Relation.between(ends[edge.source], edge, ends[edge.target]) for _, edge, _ in found)

    @classmethod
    def of_node(cls, node: Node, store: Store) -> Entity:
        """Return a node as an entity of the graph in `store`."""
        quotes = _quotes(node.evidence, store)
        return cls(node.id, node.label, node.name, node.aliases, node.properties, quotes, store=store)

    def __repr__(self) -> str:
        """Return label and name."""
        return f"<{self.label} {self.name}>"

    def _repr_html_(self) -> str:
        relations = self.relations
        passages = {one.evidence: one for one in read.passages(self.store, (e for r in relations for e in r.evidence))}
        stated = [(one.subject, one, one.object, [passages[e] for e in one.evidence]) for one in relations]
        return notebook.entity_card(self, stated, load(), sources(self.store))


@dataclass(frozen=True, slots=True, repr=False)
class Relation(Edge):
    """An edge that knows its graph and its ends: `subject` and `object` are the entities it joins."""

    evidence: tuple[Quote, ...] = ()
    subject: Entity = field(kw_only=True, compare=False)
    object: Entity = field(kw_only=True, compare=False)

    @classmethod
    def between(cls, subject: Entity, edge: Edge, object: Entity) -> Relation:
        """Return an edge as a relation between its ends."""
        quotes = _quotes(edge.evidence, subject.store)
        ends = {"subject": subject, "object": object}
        return cls(edge.source, edge.type, edge.target, edge.properties, quotes, **ends)

    def __str__(self) -> str:
        """Return the relation as a Chinese sentence."""
        return load().relations[self.type].reading(self.subject.name, self.object.name, "zh")

    def __repr__(self) -> str:
        """Return type and sentence."""
        return f"<{self.type} {self}>"

    def _repr_html_(self) -> str:
        store = self.subject.store
        passages = read.passages(store, self.evidence)
        return notebook.relation_card(self.subject, self, self.object, passages, load(), sources(store))


class Entities(Sequence[Entity]):
    """Entities found, in order; `first()` is one of them, `all()` are all."""

    def __init__(self, found: Iterable[Entity]) -> None:
        """Keep what was found."""
        self._found = tuple(found)

    def first(self) -> Entity | None:
        """Return the first entity, or None where nothing was found."""
        return self._found[0] if self._found else None

    def all(self) -> list[Entity]:
        """Return all entities as a list."""
        return list(self._found)

    def to_df(self) -> DataFrame:
        """Return a row an entity with its label, name, aliases and properties, each in a column of its own."""
        from pandas import DataFrame

        return DataFrame(
            [{"label": one.label, "name": one.name, "aliases": list(one.aliases), **one.properties} for one in self]
        )

    @overload
    def __getitem__(self, place: int) -> Entity: ...

    @overload
    def __getitem__(self, place: slice) -> Entities: ...

    def __getitem__(self, place: int | slice) -> Entity | Entities:
        """Return the entity at a place, or those of a slice."""
        return Entities(self._found[place]) if isinstance(place, slice) else self._found[place]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found)

    def __repr__(self) -> str:
        """Return the entities in brackets, as those of a list."""
        return repr(self.all())

    def _repr_html_(self) -> str:
        rows: list[notebook.Row] = [((one, one.label, list(one.aliases)), ()) for one in self[: notebook.SHOWN]]
        headings = [("名称", "Name"), ("类别", "Label"), ("别称", "Aliases")]
        return notebook.table(headings, rows, len(self), load(), {})


def _quotes(evidence: Iterable[Evidence], store: Store) -> tuple[Quote, ...]:
    return tuple(Quote(one.document, one.start, one.end, one.quote, store=store) for one in evidence)
