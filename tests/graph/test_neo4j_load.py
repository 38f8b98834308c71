"""Loading into a Neo4j server: the same graph however often and however far a load got, and nothing of others' lost."""

from collections.abc import Iterator
from dataclasses import replace

import neo4j
import pytest

from graph.ontology import Ontology
from graph.statement import Graph
from graph.store.base import StoreError
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_load import Loaded, load_graph, remove_document
from graph.store.neo4j_server import Address, connect
from graph.store.read import counts, everything
from graph.without import without
from tests.commands import Run, failure

pytestmark = pytest.mark.neo4j_server


@pytest.fixture(scope="module")
def driver(neo4j_address: str) -> Iterator[neo4j.Driver]:
    with connect(Address.parse(neo4j_address)) as driver:
        yield driver


@pytest.fixture(autouse=True)
def empty(driver: neo4j.Driver) -> None:
    driver.execute_query("MATCH (n) DETACH DELETE n")


@pytest.fixture
def address(neo4j_address: str) -> str:
    return neo4j_address


def kept(address: str, ontology: Ontology) -> Graph:
    with Neo4jStore.open(address) as store:
        return everything(store, ontology)


def test_a_second_load_finds_nothing_to_do(
    address: str, ontology: Ontology, sample_graph: Graph, driver: neo4j.Driver
) -> None:
    first = load_graph(sample_graph, address, ontology)
    assert first == Loaded(len(sample_graph.nodes), len(sample_graph.edges))
    assert kept(address, ontology) == sample_graph
    before = driver.execute_query("MATCH (n) RETURN elementId(n) AS id, properties(n) AS p ORDER BY id").records
    assert not load_graph(sample_graph, address, ontology)
    assert driver.execute_query("MATCH (n) RETURN elementId(n) AS id, properties(n) AS p ORDER BY id").records == before


def test_only_what_changed_is_written(address: str, ontology: Ontology, sample_graph: Graph) -> None:
    load_graph(sample_graph, address, ontology)
    region = next(node for node in sample_graph.nodes if node.label == "Region")
    renamed = replace(region, aliases=("慈溪",))
    changed = replace(sample_graph, nodes=tuple(renamed if node is region else node for node in sample_graph.nodes))
    assert load_graph(changed, address, ontology) == Loaded(nodes=1)
    assert kept(address, ontology) == changed
    assert load_graph(sample_graph, address, ontology) == Loaded(nodes=1)
    assert kept(address, ontology) == sample_graph


def test_one_document_is_removed_and_put_back(address: str, ontology: Ontology, sample_graph: Graph) -> None:
    load_graph(sample_graph, address, ontology)
    removed = remove_document("reply-362.txt", address, ontology)
    assert removed.nodes_removed > 0
    present = kept(address, ontology)
    assert present == without(sample_graph, "reply-362.txt")
    names = {node.name for node in present.nodes}
    assert "洛卡特" not in names
    assert {"国家试点", "慈溪市", "东南复合"} <= names
    assert {passage.document for edge in present.edges for passage in edge.evidence} == {"reply-9.txt"}
    load_graph(sample_graph, address, ontology)
    assert kept(address, ontology) == sample_graph


def test_a_document_that_is_not_there_is_told_the_nearest(
    address: str, ontology: Ontology, sample_graph: Graph
) -> None:
    load_graph(sample_graph, address, ontology)
    with pytest.raises(StoreError, match=r"nearest: reply-362\.txt"):
        remove_document("reply-363.txt", address, ontology)


@pytest.mark.parametrize("rounds", [1, 3, 8])
def test_a_load_that_is_cut_off_is_completed_by_the_next(
    address: str, ontology: Ontology, sample_graph: Graph, rounds: int
) -> None:
    calls = 0

    def cut_off(done: int, total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == rounds:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_graph(sample_graph, address, ontology, progress=cut_off, atomic=1)
    with pytest.raises(StoreError, match="policygraph load neo4j:"):
        Neo4jStore.open(address)
    load_graph(sample_graph, address, ontology)
    assert kept(address, ontology) == sample_graph


def test_a_load_of_one_transaction_that_is_cut_off_leaves_the_former_graph(
    address: str, ontology: Ontology, sample_graph: Graph
) -> None:
    former = without(sample_graph, "reply-362.txt")
    load_graph(former, address, ontology)

    def cut_off(done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_graph(sample_graph, address, ontology, progress=cut_off)
    assert kept(address, ontology) == former


def test_a_graph_that_another_version_loaded_is_loaded_again(
    address: str, ontology: Ontology, sample_graph: Graph, driver: neo4j.Driver
) -> None:
    load_graph(sample_graph, address, ontology)
    driver.execute_query("MATCH (d:Document) SET d.layout = 'of another version'")
    remove_document("reply-362.txt", address, ontology)
    with pytest.raises(StoreError, match="another version of policygraph") as caught:
        Neo4jStore.open(address)
    assert f"policygraph load {address}" in str(caught.value)
    load_graph(sample_graph, address, ontology)
    assert kept(address, ontology) == sample_graph


def test_a_graph_of_others_is_not_touched_without_force(
    address: str, ontology: Ontology, sample_graph: Graph, driver: neo4j.Driver
) -> None:
    driver.execute_query("CREATE (:Person {name: '他人'})-[:SIGNED {on: 2020}]->(:Document {title: '别的'})")
    with pytest.raises(StoreError, match="--force"):
        load_graph(sample_graph, address, ontology)
    assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 2
    load_graph(sample_graph, address, ontology, force=True)
    assert kept(address, ontology) == sample_graph
    remove_document("reply-362.txt", address, ontology)
    (theirs,) = driver.execute_query("MATCH (p {name: '他人'})-[r]->(d) RETURN r.on AS on, d.title AS title").records
    assert theirs.data() == {"on": 2020, "title": "别的"}


def test_what_other_tools_add_stays_and_stays_out(
    address: str, ontology: Ontology, sample_graph: Graph, driver: neo4j.Driver
) -> None:
    load_graph(sample_graph, address, ontology)
    driver.execute_query(
        "MATCH (c:Chunk) SET c.embedding = [0.5, 0.25] WITH c LIMIT 1 CREATE (c)-[:IN]->(:__Community__ {id: '1'})"
    )
    assert kept(address, ontology) == sample_graph
    assert not load_graph(sample_graph, address, ontology)
    with Neo4jStore.open(address) as store, pytest.raises(StoreError, match="of another graph"):
        store.run("MATCH (n:__Community__) RETURN n")


def test_graphrag_tools_find_their_names(
    address: str, ontology: Ontology, sample_graph: Graph, driver: neo4j.Driver
) -> None:
    load_graph(sample_graph, address, ontology)
    (row,) = driver.execute_query(
        "MATCH (e:__Entity__ {name: '蓝卓科技'})-[:FROM_CHUNK]->(c:Chunk)-[:FROM_DOCUMENT]->(d:Document) "
        "RETURN d.path AS path, c.index AS index, c.text AS text, c.id STARTS WITH 'Chunk:' AS has_id"
    ).records
    assert row["path"] == "reply-9.txt"
    assert row["index"] == 7
    assert row["has_id"]
    (found,) = driver.execute_query(
        "CALL db.index.fulltext.queryNodes('policygraph_names', '蓝卓') YIELD node RETURN node.name AS name"
    ).records
    assert found["name"] == "蓝卓科技"


def test_the_llm_graph_builder_finds_its_names_and_the_questions_theirs(
    address: str, ontology: Ontology, sample_graph: Graph, driver: neo4j.Driver
) -> None:
    load_graph(sample_graph, address, ontology, lexical="llm-graph-builder")
    (row,) = driver.execute_query(
        "MATCH (d:Document)<-[:PART_OF]-(c:Chunk)-[:HAS_ENTITY]->(e:__Entity__ {name: '蓝卓科技'}) "
        "MATCH (d)-[:FIRST_CHUNK]->(f:Chunk) RETURN d.fileName AS file, c.position AS position, f.position AS first"
    ).records
    assert row.data() == {"file": "reply-9.txt", "position": 8, "first": 1}
    assert kept(address, ontology) == sample_graph
    with Neo4jStore.open(address) as store:
        assert counts(store, ontology)[1]["PART_OF"] == 1


@pytest.mark.parametrize(
    "statement",
    [
        "WITH 1 AS x LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "WITH 1 AS x CALL dbms.listConfig() YIELD name RETURN name",
        "UNWIND [1] AS x CALL (x) { CREATE (:Region) } RETURN x",
        "MATCH (n:Region) CALL db.createLabel('X') RETURN n",
    ],
)
def test_what_reaches_beyond_the_graph_is_refused(
    address: str, ontology: Ontology, sample_graph: Graph, statement: str
) -> None:
    load_graph(sample_graph, address, ontology)
    with Neo4jStore.open(address) as store, pytest.raises(StoreError, match="only read from here"):
        store.run(statement)


def test_a_procedure_that_only_reads_the_graph_is_let_through(
    address: str, ontology: Ontology, sample_graph: Graph
) -> None:
    load_graph(sample_graph, address, ontology)
    search = "WITH 1 AS x CALL db.index.fulltext.queryNodes('policygraph_names', '蓝卓') YIELD node RETURN node"
    with Neo4jStore.open(address) as store:
        assert [node.name for node in store.run(search).nodes] == ["蓝卓科技"]


def test_a_statement_that_takes_too_long_is_stopped(address: str, ontology: Ontology, sample_graph: Graph) -> None:
    load_graph(sample_graph, address, ontology)
    pairs = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b"
    with (
        Neo4jStore.open(address, timeout=0.5) as store,
        pytest.raises(StoreError, match=r"longer than 0\.5 s"),
    ):
        store.run(f"{pairs} WITH a + b AS c WHERE c % 7 = 3 RETURN count(*)")


def test_the_commands_load_ask_and_say_when_nothing_is_to_do(
    policygraph: Run, address: str, sample_file: object
) -> None:
    assert "holds no graph" in failure(policygraph("stats", "--graph", address))
    code, out, _ = policygraph("load", address, "--graph", sample_file)
    assert code == 0
    assert out.startswith("written: ")
    _, out, _ = policygraph("load", address, "--graph", sample_file, "--database", "neo4j")
    assert "nothing to do" in out
    code, out, _ = policygraph("query", "contractor-samples", "--cite", "--graph", address)
    assert code == 0
    assert "确定了蓝卓科技和久一智能作为区域总包商" in out
    _, out, _ = policygraph("load", address, "--remove", "reply-362.txt")
    assert "removed: " in out


def test_a_wrong_password_is_named_and_not_repeated(
    policygraph: Run, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-the-password")
    message = failure(policygraph("stats", "--graph", address))
    assert "refuses the user or the password" in message
    assert "not-the-password" not in message


@pytest.mark.parametrize("command", ["stats", "load"])
def test_a_missing_database_is_named(policygraph: Run, address: str, sample_file: object, command: str) -> None:
    missing = f"{address}/nowhere"
    words = ["stats", "--graph", missing] if command == "stats" else ["load", missing, "--graph", sample_file]
    assert "has no database 'nowhere'" in failure(policygraph(*words))
