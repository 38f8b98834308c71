"""What every store must do: the same tests on LadybugDB and on a Neo4j server."""

from collections.abc import Iterator

import pytest

from graph.ontology import Ontology
from graph.statement import Edge, Graph
from graph.store.base import Store, StoreError
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_load import load_graph
from graph.store.read import counts, everything

ENGINES = ["ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j_server)]


@pytest.fixture(scope="module", params=ENGINES)
def store(request: pytest.FixtureRequest, ontology: Ontology, sample_graph: Graph) -> Iterator[Store]:
    """The sample, in either engine."""
    if request.param == "ladybug":
        yield request.getfixturevalue("sample_store")
        return
    address = request.getfixturevalue("neo4j_address")
    load_graph(sample_graph, address, ontology)
    with Neo4jStore.open(address) as opened:
        yield opened


def test_nodes_edges_and_paths_come_back_whole(store: Store, sample_graph: Graph) -> None:
    result = store.run(
        "MATCH p=(c:ServiceProvider {name: $name})-[r:GENERAL_CONTRACTOR_FOR]->(a:Programme) "
        "RETURN c, r, p, a.name AS n",
        {"name": "蓝卓科技"},
    )
    assert result.columns == ("c", "r", "p", "n")
    assert {node.name for node in result.nodes} == {"蓝卓科技", "汽配行业数字化改造"}
    (edge,) = result.edges
    assert edge in sample_graph.edges
    assert result.nodes[0] in sample_graph.nodes
    assert result.evidence == edge.evidence
    assert result.table().rows == (("汽配行业数字化改造",),)


def test_the_ends_of_an_edge_are_found_though_they_are_not_returned(store: Store) -> None:
    (edge,) = store.run("MATCH ()-[r:PART_OF]->() RETURN collect(r) AS r").edges
    assert isinstance(edge, Edge)
    assert (edge.source.split(":")[0], edge.target.split(":")[0]) == ("Programme", "Programme")


def test_an_optional_match_gives_an_empty_cell(store: Store) -> None:
    statement = "MATCH (n:Proposal) OPTIONAL MATCH (n)-[r:PART_OF]->(m) RETURN n.name AS n, r, m"
    assert store.run(statement).rows == (("关于加快发展数字产业的建议", None, None),)


def test_of_many_rows_the_first_are_given(store: Store) -> None:
    statement = "MATCH (n) RETURN n.id AS id ORDER BY id"
    assert store.run(statement, most=3).rows == store.run(statement).rows[:3]
    assert len(store.run(statement, most=3).rows) == 3


def test_the_common_functions_of_cypher_are_there(store: Store) -> None:
    statement = "MATCH (n:Person)-[r]->(:Proposal) RETURN type(r) AS t, head(split(n.id, ':')) AS label"
    assert store.run(statement).rows == (("SUBMITTED", "Person"),)


def test_everything_is_what_was_written(store: Store, sample_graph: Graph, ontology: Ontology) -> None:
    assert everything(store, ontology) == sample_graph


def test_counts_are_those_of_the_statements(store: Store, sample_graph: Graph, ontology: Ontology) -> None:
    nodes, edges = counts(store, ontology)
    assert (sum(nodes.values()), sum(edges.values())) == (len(sample_graph.nodes), len(sample_graph.edges))
    assert nodes["ServiceProvider"] == 2
    assert nodes["Project"] == 0


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n) WHERE n.name = 'LOAD FROM x; COPY' RETURN n.name",
        "/* LOAD FROM */ // ;\n MATCH (n:Region) RETURN n.name;",
        "optional match (n:Region) return n",
        "MATCH (n) RETURN n.name AS `from;`",
    ],
)
def test_a_reading_statement_is_let_through(store: Store, statement: str) -> None:
    store.run(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:Region {id: 'Region:1'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Region) SET n.name = '宁波市'",
        "MERGE (:Region {id: 'Region:1'})",
        "WITH 1 AS x CREATE (:Region {id: 'Region:1'})",
        "MATCH (n) RETURN n; MATCH (n) RETURN n",
        "CHECKPOINT",
        "/* only a comment */",
        "",
    ],
)
def test_whatever_does_more_than_read_the_graph_is_refused(
    store: Store, ontology: Ontology, sample_graph: Graph, statement: str
) -> None:
    with pytest.raises(StoreError, match="only read from here") as caught:
        store.run(statement)
    assert len(str(caught.value).splitlines()) <= 3
    assert everything(store, ontology) == sample_graph


@pytest.mark.parametrize("statement", ["MATCH (n:Region RETURN n", "MATCH (n:Region) RETURN m.name"])
def test_a_wrong_statement_is_answered_in_the_words_of_the_engine(store: Store, statement: str) -> None:
    with pytest.raises(StoreError) as caught:
        store.run(statement)
    assert len(str(caught.value).splitlines()) <= 3
