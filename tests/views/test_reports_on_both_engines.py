"""Reports and views of the past are the same from a graph file and from a Neo4j server."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.ontology import Ontology
from graph.store.ladybug import LadybugStore
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_load import load_graph
from graph.store.read import everything
from graph.store.sources import sources
from loaders.as_of import as_of
from views.reports.binding import make
from views.reports.model import Report

pytestmark = pytest.mark.neo4j_server
MADE = date(2026, 1, 2)


@pytest.fixture(scope="module")
def both(neo4j_address: str, graph_file: Path, ontology: Ontology) -> Iterator[tuple[LadybugStore, Neo4jStore]]:
    """The five documents in both engines."""
    with LadybugStore.open(graph_file) as here:
        load_graph(everything(here, ontology), neo4j_address, ontology)
        with Neo4jStore.open(neo4j_address) as there:
            yield here, there


def proved(report: Report) -> set[tuple[object, ...]]:
    """Return each row with the sentences that prove it."""
    return {
        (
            section.title,
            row.cells,
            frozenset((report.notes[n - 1].citation, report.notes[n - 1].sentence) for n in row.notes),
        )
        for section in report.sections
        for row in section.rows
    }


@pytest.mark.parametrize("name", ["contractors", "plan-vs-actual", "replies"])
def test_a_report_proves_the_same_rows(both: tuple[LadybugStore, Neo4jStore], name: str) -> None:
    here, there = both
    assert proved(make(name, here, made=MADE)) == proved(make(name, there, made=MADE)) != set()


def test_the_past_is_read_from_the_texts_that_the_server_keeps(
    both: tuple[LadybugStore, Neo4jStore], ontology: Ontology
) -> None:
    here, there = both
    assert sources(here) == sources(there)
    with as_of(here, date(2024, 12, 31)) as one, as_of(there, date(2024, 12, 31)) as other:
        assert (one.later, one.undated) == (other.later, other.undated)
        assert everything(one.store, ontology) == everything(other.store, ontology)
