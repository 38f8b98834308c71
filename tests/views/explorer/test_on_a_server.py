"""The explorer of a graph that a Neo4j server keeps."""

import pytest

from graph.ontology import Ontology
from graph.statement import Graph, node_id
from graph.store.neo4j_load import load_graph
from tests.views.explorer.conftest import Visit, visitor

FIRM = node_id("Enterprise", "东南复合")
HONOUR = node_id("Honour", "省级智能工厂")
CONTRACTOR = node_id("ServiceProvider", "蓝卓科技")
VIEWS = {
    "overview": {},
    "explore": {"names": FIRM, "open": HONOUR, "select": f"{FIRM} AWARDED {HONOUR}", "certainty": "stated"},
    "connection": {"page": "explore", "names": f"{FIRM},{CONTRACTOR}"},
    "questions": {"q": "contractor-samples"},
    "asked": {"page": "questions", "ask": "蓝卓科技服务哪些企业"},
    "indicators": {},
    "originals": {"file": "reply-9.txt"},
    "adding": {},
    "cypher": {"cypher": "MATCH (n:Enterprise) RETURN n"},
    "earlier": {"page": "explore", "names": FIRM, "asof": "2024-12-31"},
}


@pytest.fixture
def visit(neo4j_address: str, sample_graph: Graph, ontology: Ontology, monkeypatch: pytest.MonkeyPatch) -> Visit:
    load_graph(sample_graph, neo4j_address, ontology)
    return visitor(neo4j_address, monkeypatch)


@pytest.mark.neo4j_server
@pytest.mark.parametrize("view", VIEWS)
def test_every_page_shows_a_graph_of_a_server(visit: Visit, view: str) -> None:
    page = visit(**{"page": view, **VIEWS[view]})
    assert not page.exception
    assert not page.error


@pytest.mark.neo4j_server
def test_a_server_gives_the_same_counts_as_a_file(visit: Visit) -> None:
    page = visit(page="explore", names=FIRM)
    assert page.multiselect(key="at.label").options == ["1 · 荣誉", "1 · 计划"]
