"""What the filters of the explorer let through, and how many relations each choice of them holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.picture import is_planned
from graph.statement import Edge

T = TypeVar("T")

STATED, PLANNED = "stated", "planned"
CERTAINTIES = (STATED, PLANNED)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which relations count: by what they lead to, their type, the documents that state them, years and certainty.

    Whatever is empty or `None` lets everything through; an undated relation passes only without years.
    """

    labels: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    certainty: str = ""

    def keep(self, edge: Edge, centres: Collection[str]) -> bool:
        """Tell whether a relation counts; its ends among `centres` may have any label."""
        first, last = _dated(edge)
        return (
            all(end in centres or self.admit(end) for end in (edge.source, edge.target))
            and (not self.relations or edge.type in self.relations)
            and (not self.documents or any(passage.document in self.documents for passage in edge.evidence))
            and (self.since is None or (last is not None and last >= self.since))
            and (self.until is None or (first is not None and first <= self.until))
            and (not self.certainty or self.certainty == _certainty(edge))
        )

    def admit(self, id_: str) -> bool:
        """Tell whether a node has one of the labels.

        >>> Filters(labels=("Region",)).admit("Honour:1"), Filters().admit("Honour:1")
        (False, True)
        """
        return not self.labels or _label(id_) in self.labels


NONE = Filters()


@dataclass(frozen=True, slots=True)
class Facets:
    """How many relations each choice of a filter would show, the other filters being as they are."""

    labels: Mapping[str, int]
    relations: Mapping[str, int]
    documents: Mapping[str, int]
    since: Mapping[int, int]
    until: Mapping[int, int]
    certainties: Mapping[str, int]


def facets(edges: Collection[Edge], centres: Collection[str], filters: Filters) -> Facets:
    """Count relations by label at their far end, type, document, year and certainty.

    A choice does not count against its own filter, so one sees what another choice would show.

    Args:
        edges: what was found.
        centres: ids of the nodes from which it was found.
        filters: the choices made.

    >>> award = Edge("Enterprise:1", "AWARDED", "Honour:1", {"first_year": 2023, "last_year": 2024})
    >>> found = facets([award], ["Enterprise:1"], Filters(labels=("Region",)))
    >>> dict(found.labels), facets([award], ["Enterprise:1"], Filters()).until
    ({'Honour': 1}, {2023: 1, 2024: 1})
    """

    def kept(choice: Filters) -> int:
        return sum(choice.keep(edge, centres) for edge in edges)

    def count(loose: Filters, values: Callable[[Edge], Iterable[T]]) -> Counter[T]:
        return Counter(value for edge in edges if loose.keep(edge, centres) for value in set(values(edge)))

    dated = (year for edge in edges for year in _dated(edge))
    years = sorted(year for year in {*dated, filters.since, filters.until} if year)
    return Facets(
        count(replace(filters, labels=()), lambda edge: map(_label, {edge.source, edge.target}.difference(centres))),
        count(replace(filters, relations=()), lambda edge: [edge.type]),
        count(replace(filters, documents=()), lambda edge: (passage.document for passage in edge.evidence)),
        {year: kept(replace(filters, since=year)) for year in years},
        {year: kept(replace(filters, until=year)) for year in years},
        count(replace(filters, certainty=""), lambda edge: [_certainty(edge)]),
    )


def _label(id_: str) -> str:
    return id_.partition(":")[0]


def _certainty(edge: Edge) -> str:
    return PLANNED if is_planned(edge) else STATED


def _dated(edge: Edge) -> tuple[int | None, int | None]:
    """Return the first and the last year of a relation; where one of them is missing, the other stands for it."""
    years = [year for name in ("first_year", "last_year") if isinstance(year := edge.properties.get(name), int)]
    return (years[0], years[-1]) if years else (None, None)
