"""A graph at a Python prompt: what can be asked, and what the answers are good for."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import open_graph
from graph.ontology import Ontology
from graph.statement import Graph
from graph.store.base import StoreError
from graph.store.neo4j_load import load_graph
from interactive.entities import Entity, Relation
from interactive.opened import OpenGraph
from queries.catalogue import QueryError
from tests.graph.test_contract import ENGINES


@pytest.fixture(scope="module", params=ENGINES)
def opened(request: pytest.FixtureRequest, ontology: Ontology, sample_graph: Graph) -> Iterator[OpenGraph]:
    """The sample, in either engine."""
    if request.param == "ladybug":
        source = request.getfixturevalue("sample_file")
    else:
        source = request.getfixturevalue("neo4j_address")
        load_graph(sample_graph, source, ontology)
    with open_graph(source) as graph:
        yield graph


def test_importing_graph_imports_nothing_heavy() -> None:
    code = "import sys, graph; print(sorted({'ladybug', 'networkx', 'pandas', 'interactive'} & sys.modules.keys()))"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=root, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_a_canned_question_is_a_table_with_its_entities_besides(opened: OpenGraph) -> None:
    answer = opened.run("contractor-samples", contractor="蓝卓科技")
    assert list(answer.to_df()["enterprise"]) == ["东南复合", "高松技术", "洛卡特"]
    assert {"蓝卓科技", "汽配行业数字化改造", "东南复合"} <= {node.name for node in answer.nodes}
    assert "contractor" in answer.to_df().columns and "c" not in answer.to_df().columns


def test_an_unknown_question_names_the_nearest(opened: OpenGraph) -> None:
    with pytest.raises(QueryError, match="contractor-samples"):
        opened.run("contractor-sample")


def test_a_question_in_ones_own_words_is_answered_and_says_how_it_was_understood(opened: OpenGraph) -> None:
    answer = opened.ask("蓝卓科技的样本企业有哪些？")
    assert answer.rows == opened.run("contractor-samples", contractor="蓝卓科技").rows
    assert "run('contractor-samples', contractor='蓝卓科技')" in answer.note


def test_words_that_ask_nothing_are_refused(opened: OpenGraph) -> None:
    with pytest.raises(QueryError, match="catalogue"):
        opened.ask("qqqq")


def test_cypher_takes_parameters_and_evaluate_gives_the_first_cell(opened: OpenGraph) -> None:
    answer = opened.cypher("MATCH (n:Honour) WHERE n.level = $level RETURN n.name AS name, n", level="省")
    assert answer.evaluate() == "省级智能工厂"
    assert isinstance(answer.rows[0][1], Entity)
    assert opened.cypher("MATCH (n:Project) RETURN n").evaluate() is None


def test_the_ends_of_a_relation_are_known_even_when_the_answer_leaves_them_out(opened: OpenGraph) -> None:
    relation = opened.cypher("MATCH (:Enterprise {name: '东南复合'})-[r:AWARDED]->() RETURN r").evaluate()
    assert isinstance(relation, Relation)
    assert (relation.subject.name, relation.object.name) == ("东南复合", "省级智能工厂")
    assert "东南复合" in str(relation)


def test_entities_are_matched_by_label_title_name_alias_and_property(opened: OpenGraph) -> None:
    match = opened.nodes.match
    assert [one.name for one in match("ServiceProvider").all()] == ["久一智能", "蓝卓科技"]
    assert match("服务商").all() == match("ServiceProvider").all()
    assert [one.name for one in match("Programme", name="汽配行业改造")] == ["汽配行业数字化改造"]
    assert [one.name for one in match(name="慈溪市")] == ["慈溪市"]
    assert {one.properties["kind"] for one in match("Observation", kind="target")} == {"target"}
    assert match("Enterprise", name="无此企业").first() is None


def test_entities_are_a_table_of_their_properties(opened: OpenGraph) -> None:
    table = opened.nodes.match("Observation", kind="target").to_df()
    assert list(table["value"]) == [13.0]


def test_entities_are_found_by_what_one_remembers_of_a_name(opened: OpenGraph) -> None:
    for words in ("lanzhuo", "lzkj", "蓝桌科技", "蓝卓"):
        assert opened.nodes.find(words)[0].name == "蓝卓科技"


def test_an_unknown_value_is_answered_with_the_nearest(opened: OpenGraph) -> None:
    answer = opened.run("contractor-samples", contractor="蓝桌科技")
    assert not answer.rows and "蓝卓科技" in answer.note


@pytest.mark.parametrize(
    ("label", "properties", "near"), [("Enterprize", {}, "Enterprise"), ("Honour", {"levle": "省"}, "level")]
)
def test_an_unknown_label_or_property_names_the_nearest(
    opened: OpenGraph, label: str, properties: dict[str, str], near: str
) -> None:
    with pytest.raises(StoreError, match=f"nearest: .*{near}"):
        opened.nodes.match(label, **properties)


def test_a_neighbourhood_grows_with_its_depth(opened: OpenGraph) -> None:
    near = opened.neighbourhood("蓝卓科技")
    assert [str(relation) for _, relation, _ in near.rows] == ["蓝卓科技是汽配行业数字化改造的总包商"]
    far = {node.name for node in opened.neighbourhood("蓝卓科技", depth=2).nodes}
    assert far == {"蓝卓科技", "汽配行业数字化改造", "久一智能", "东南复合", "高松技术", "国家试点"}
    assert opened.neighbourhood("蓝卓科技", depth=0).rows == ()


def test_a_neighbourhood_leaves_passages_out(opened: OpenGraph) -> None:
    assert not any(node.label == "Chunk" for node in opened.neighbourhood("慈溪市", depth=4).nodes)


def test_a_path_is_the_shortest_and_shows_the_relations_on_the_way(opened: OpenGraph) -> None:
    answer = opened.path("久一智能", "省级智能工厂")
    assert {row[0] for row in answer.rows} == {3}
    paths = [path for _, path in answer.rows if isinstance(path, list)]
    names = [tuple(item.name for item in path if isinstance(item, Entity)) for path in paths]
    assert names == [
        ("久一智能", "汽配行业数字化改造", "高松技术", "省级智能工厂"),
        ("久一智能", "汽配行业数字化改造", "东南复合", "省级智能工厂"),
    ]
    assert {relation.type for relation in answer.edges} == {
        "GENERAL_CONTRACTOR_FOR",
        "SAMPLE_ENTERPRISE_OF",
        "AWARDED",
        "CANDIDATE_FOR",
    }


def test_no_path_is_no_row(opened: OpenGraph) -> None:
    assert opened.path("蓝卓科技", "黄新华").rows == ()
    assert opened.path("久一智能", "省级智能工厂", longest=2).rows == ()


def test_an_unknown_name_says_what_is_near(opened: OpenGraph) -> None:
    with pytest.raises(StoreError, match=r"nearest: 蓝卓科技"):
        opened.neighbourhood("蓝卓科枝")


def test_an_answer_is_a_graph_for_networkx(opened: OpenGraph) -> None:
    network = opened.run("contractor-samples").to_networkx()
    samples = [(network.nodes[s]["name"], type_) for s, _, type_ in network.edges(keys=True) if "SAMPLE" in type_]
    assert ("东南复合", "SAMPLE_ENTERPRISE_OF") in samples


def test_an_answer_is_a_picture_for_pyvis(opened: OpenGraph) -> None:
    picture = opened.neighbourhood("蓝卓科技").to_pyvis()
    assert sorted(node["label"] for node in picture.nodes) == ["汽配行业数字化改造", "蓝卓科技"]


def test_the_catalogue_lists_every_question(opened: OpenGraph) -> None:
    assert "contractor-samples" in set(opened.catalogue.to_df()["name"])


def test_a_missing_file_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="policygraph build"):
        open_graph(tmp_path / "none.lbug")
