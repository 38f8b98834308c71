"""The canned questions have the same answers on LadybugDB and on a Neo4j server, on the five documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.ontology import Ontology
from graph.result import Result
from graph.statement import Edge, Node
from graph.store.ladybug import LadybugStore
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_load import load_graph
from graph.store.read import everything
from queries.catalogue import catalogue, choices, run


@pytest.fixture(scope="module")
def both(neo4j_address: str, graph_file: Path, ontology: Ontology) -> Iterator[tuple[LadybugStore, Neo4jStore]]:
    """The five documents in both engines."""
    with LadybugStore.open(graph_file) as here:
        load_graph(everything(here, ontology), neo4j_address, ontology)
        with Neo4jStore.open(neo4j_address) as there:
            yield here, there


def rows(result: Result) -> set[str]:
    """Return the rows of an answer as a set: lists, and the nodes and edges in them, have no order of their own."""
    return {repr([_plain(cell) for cell in row]) for row in result.rows}


def _plain(cell: object) -> object:
    if isinstance(cell, list):
        return sorted(map(repr, map(_plain, cell)))
    if isinstance(cell, Node):
        return cell.id
    if isinstance(cell, Edge):
        return cell.key
    return float(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


@pytest.mark.neo4j_server
@pytest.mark.parametrize("name", catalogue())
def test_a_question_has_the_same_answer_on_both_engines(both: tuple[LadybugStore, Neo4jStore], name: str) -> None:
    here, there = both
    assert rows(run(name, here).result) == rows(run(name, there).result)
    for parameter in catalogue()[name].parameters.values():
        offered = choices(parameter, here)
        assert set(choices(parameter, there)) == set(offered)
        for value in offered[1:3]:
            given = {parameter.name: value}
            assert rows(run(name, here, **given).result) == rows(run(name, there, **given).result)
