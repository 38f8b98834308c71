"""A program that holds a py2neo.Graph can ask the canned questions and take the answers with it."""

import os
from collections.abc import Iterator
from pathlib import Path

import py2neo
import pytest

from graph.ontology import Ontology
from graph.statement import Graph
from graph.store.base import Store, StoreError
from graph.store.neo4j_load import load_graph
from graph.store.py2neo import Py2neoStore, subgraph
from graph.store.read import everything
from queries.catalogue import catalogue, run

pytestmark = pytest.mark.neo4j_server


@pytest.fixture(scope="module")
def graph(neo4j_address: str, ontology: Ontology, sample_graph: Graph) -> Iterator[py2neo.Graph]:
    load_graph(sample_graph, neo4j_address, ontology)
    account = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"])
    yield py2neo.Graph(neo4j_address.replace("neo4j://", "bolt://"), auth=account)


@pytest.mark.parametrize("name", catalogue())
def test_every_question_is_answered_through_py2neo(graph: py2neo.Graph, sample_store: Store, name: str) -> None:
    through, directly = run(name, graph), run(name, sample_store)
    assert set(through.table.rows) == set(directly.table.rows)
    assert {node.id for node in through.result.nodes} == {node.id for node in directly.result.nodes}
    assert {edge.key for edge in through.result.edges} == {edge.key for edge in directly.result.edges}


def test_everything_comes_back_whole(graph: py2neo.Graph, ontology: Ontology, sample_graph: Graph) -> None:
    assert everything(Py2neoStore(graph), ontology) == sample_graph


def test_an_answer_becomes_a_subgraph(graph: py2neo.Graph) -> None:
    result = run("contractor-samples", graph, contractor="蓝卓科技").result
    found = subgraph(result)
    assert {node["name"] for node in found.nodes} == {node.name for node in result.nodes}
    appointed = next(r for r in found.relationships if type(r).__name__ == "GENERAL_CONTRACTOR_FOR")
    assert appointed.start_node["name"] == "蓝卓科技"
    assert appointed["evidence_quote"] == ["确定了蓝卓科技和久一智能作为区域总包商，组成以蓝卓科技牵头的总包服务体系"]


@pytest.mark.parametrize("statement", ["CREATE (:Region)", "WITH 1 AS x CREATE (:Region)", "MATCH (n:Region RETURN n"])
def test_what_is_refused_is_said(graph: py2neo.Graph, statement: str) -> None:
    with pytest.raises(StoreError) as caught:
        Py2neoStore(graph).run(statement)
    assert 1 <= len(str(caught.value).splitlines()) <= 3


def test_what_is_no_graph_is_named(sample_file: Path) -> None:
    with pytest.raises(TypeError, match="expected an open store or a py2neo"):
        run("contractor-samples", sample_file)
