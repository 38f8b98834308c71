"""A result whose nodes, relations and sentences stay at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.ontology import load
from graph.result import Cell, Result
from graph.statement import Edge, Evidence, Node
from graph.store import read
from graph.store.base import Store
from graph.store.sources import sources
from interactive.entities import Entity, Relation
from queries.catalogue import Column
from views import notebook
from views.cells import heading

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, repr=False)
class Answered(Result):
    """An answer in a notebook: rows of values, entities and relations.

    Besides all that a result has, a notebook shows it as a table with the sentences that state each row.

    Attributes:
        shown: the columns to show, with their titles; empty to show all as they are. Rows may hold more: those
            of a canned question end with its entities and relations.
        note: what the answer does not tell.
    """

    store: Store = field(kw_only=True, compare=False, repr=False)
    shown: Mapping[str, Column] = field(default_factory=dict, kw_only=True, repr=False)
    note: str = field(default="", kw_only=True, repr=False)

    @classmethod
    def of(
        cls,
        result: Result,
        store: Store,
        shown: Mapping[str, Column] | None = None,
        note: str = "",
    ) -> Answered:
        """Return a result of `store` with its nodes and edges as entities and relations."""
        given = {node.id for node in result.nodes}
        ends = {end for edge in result.edges for end in (edge.source, edge.target)}
        nodes = (*result.nodes, *read.nodes(store, sorted(ends - given)))
        entities = {node.id: Entity.of_node(node, store) for node in nodes}
        rows = tuple(tuple(_alive(cell, entities) for cell in row) for row in result.rows)
        return cls(result.columns, rows, store=store, shown=shown or {}, note=note)

    def to_df(self) -> DataFrame:
        """Return the columns to show as a table of pandas; see `Result.to_df`."""
        return self.table(list(self.shown)).to_df() if self.shown else super().to_df()

    def __repr__(self) -> str:
        """Return the columns to show and how many rows there are."""
        return f"<answer: {', '.join(self.shown or self.columns)}; {len(self.rows)} rows>"

    def _repr_html_(self) -> str:
        columns = list(self.shown.values()) or [Column(name, {"zh": name, "en": name}, "", {}) for name in self.columns]
        stated = list(self._stated([column.name for column in columns]))
        first = stated[: notebook.SHOWN]
        found = read.passages(self.store, sorted({one for _, evidence in first for one in evidence}))
        by_evidence = {passage.evidence: passage for passage in found}
        rows = [
            (
                [column.worded(cell, "zh") for column, cell in zip(columns, cells, strict=True)],
                [by_evidence[one] for one in evidence],
            )
            for cells, evidence in first
        ]
        headings = [(heading(c.title["zh"], c.unit), heading(c.title["en"], c.unit, "en")) for c in columns]
        return notebook.table(headings, rows, len(stated), load(), sources(self.store), self.note)

    def _stated(self, columns: Sequence[str]) -> Iterator[tuple[tuple[Cell, ...], tuple[Evidence, ...]]]:
        """Yield the rows to show, each with its passages; where columns are left out, rows alike are one."""
        if len(columns) < len(self.columns):
            yield from self.grounded(columns)
        else:
            yield from ((row, Result(self.columns, (row,)).evidence) for row in self.rows)


def _alive(cell: Cell, entities: Mapping[str, Entity]) -> Cell:
    match cell:
        case Node():
            return entities[cell.id]
        case Edge():
            return Relation.between(entities[cell.source], cell, entities[cell.target])
        case list():
            return [_alive(item, entities) for item in cell]
        case _:
            return cell
