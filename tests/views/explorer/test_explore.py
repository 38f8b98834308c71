"""探索: what is found, what is in the picture, and what can be undone."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx
import pytest

from graph.ontology import Ontology
from graph.statement import Edge, Evidence, Graph, Node, node_id
from graph.store.base import Store
from graph.store.ladybug_build import write
from graph.store.opening import open_store
from tests.views.explorer.conftest import Visit, visitor
from views.explorer.filters import PLANNED, STATED, Filters
from views.explorer.saving import table, written
from views.explorer.scene import AT_FIRST, JOINING, Growth, Scene, begin, opened
from views.explorer.words import words

PARTS = node_id("Programme", "汽配行业数字化改造")
HONOUR = node_id("Honour", "省级智能工厂")
FIRM = node_id("Enterprise", "东南复合")


CITY = node_id("Region", "慈溪市")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Iterator[Store]:
    """A city and 120 firms in it."""
    city = Node.of("Region", "慈溪市")
    firms = [Node.of("Enterprise", f"企业{number}") for number in range(120)]
    edges = [Edge(firm.id, "LOCATED_IN", city.id) for firm in firms]
    path = tmp_path_factory.mktemp("hub") / "hub.lbug"
    write(
        Graph(tuple(sorted([city, *firms], key=lambda n: n.id)), tuple(sorted(edges, key=lambda e: e.key))),
        path,
        ontology,
    )
    with open_store(path) as store:
        yield store


def names(picture: Scene | Growth) -> set[str]:
    nodes = picture.nodes.values() if isinstance(picture, Growth) else picture.nodes
    return {node.name for node in nodes}


@pytest.mark.parametrize("words", ["蓝卓科技", "蓝卓", "lzkj", "蓝桌科技"])
def test_a_name_is_found_as_people_type_it(visit: Visit, words: str) -> None:
    page = visit(page="explore", q=words)
    assert page.button(key=f"found.{node_id('ServiceProvider', '蓝卓科技')}").label.startswith("蓝卓科技")


def test_a_name_found_opens_its_picture(visit: Visit) -> None:
    page = visit(page="explore", q="东南")
    page.button(key=f"found.{FIRM}").click().run()
    assert not page.exception
    assert page.query_params["names"] == FIRM
    assert any("东南复合" in part.value for part in page.html)


def test_nothing_found_is_said(visit: Visit) -> None:
    page = visit(page="explore", q="不会有的词语")
    assert any("没有叫这个的" in part.value for part in page.html)


def test_a_node_says_why_its_names_are_one(graph_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = visitor(graph_file, monkeypatch)(page="explore", names=node_id("Enterprise", "公牛集团"))
    assert not page.exception
    assert page.expander[1].label == "合并依据"
    assert any("公牛插座" in part.value for part in page.expander[1].html)


def test_an_edge_shows_its_sentence(visit: Visit) -> None:
    page = visit(page="explore", names=FIRM, select=f"{FIRM} AWARDED {HONOUR}")
    assert any("<mark>东南复合获评省级智能工厂</mark>" in part.value for part in page.html)


def test_what_a_link_names_but_the_graph_lacks_does_no_harm(visit: Visit) -> None:
    page = visit(page="explore", names="Enterprise:0,<b>", select="a b c", since="年", certainty="maybe", document="x")
    assert not page.exception
    assert any(words("zh")["lost"] in part.value for part in page.html)


def test_two_names_are_connected(visit: Visit, sample_store: Store) -> None:
    page = visit(page="explore", q="蓝卓", names=FIRM)
    contractor = node_id("ServiceProvider", "蓝卓科技")
    page.button(key=f"connect.{contractor}").click().run()
    assert page.query_params["names"] == f"{FIRM},{contractor}"
    assert not page.info


def test_the_picture_holds_the_neighbours_and_says_what_is_more(sample_store: Store) -> None:
    scene = begin(sample_store, [FIRM]).without([], {HONOUR: 2, PARTS: 6})
    assert names(scene) == {"东南复合", "汽配行业数字化改造", "省级智能工厂"}
    assert scene.more == {HONOUR: 1, PARTS: 5}
    assert scene.places.keys() == {node.id for node in scene.nodes}


def test_opening_adds_neighbours_and_moves_nothing(sample_store: Store) -> None:
    before = begin(sample_store, [FIRM])
    after = opened(sample_store, before, PARTS)
    assert names(after) - names(before) == {"高松技术", "蓝卓科技", "久一智能", "国家试点"}
    assert {id_: after.places[id_] for id_ in before.places} == before.places


def test_hiding_takes_a_node_and_its_edges_out(sample_store: Store) -> None:
    scene = begin(sample_store, [FIRM]).without([HONOUR])
    assert "省级智能工厂" not in names(scene)
    assert {edge.type for edge in scene.edges} == {"SAMPLE_ENTERPRISE_OF"}


@pytest.mark.parametrize(
    ("filters", "types"),
    [
        (Filters(certainty=PLANNED), {"CANDIDATE_FOR"}),
        (Filters(certainty=STATED), {"SAMPLE_ENTERPRISE_OF"}),
        (Filters(documents=("reply-9.txt",)), {"CANDIDATE_FOR", "SAMPLE_ENTERPRISE_OF"}),
        (Filters(documents=("reply-362.txt",)), set()),
        (Filters(since=2024, until=2024), {"SAMPLE_ENTERPRISE_OF"}),
        (Filters(since=2025), set()),
        (Filters(labels=("Honour",)), {"CANDIDATE_FOR"}),
        (Filters(relations=("SAMPLE_ENTERPRISE_OF",)), {"SAMPLE_ENTERPRISE_OF"}),
    ],
)
def test_filters_tell_which_relations_count(sample_store: Store, filters: Filters, types: set[str]) -> None:
    scene = begin(sample_store, [node_id("Enterprise", "高松技术")], filters).without([])
    assert {edge.type for edge in scene.edges} == types


FILTERED = [
    Filters(),
    Filters(labels=("Honour",)),
    Filters(relations=("SAMPLE_ENTERPRISE_OF",), since=2024),
    Filters(documents=("reply-9.txt",), certainty=PLANNED),
]


@pytest.mark.parametrize("filters", FILTERED)
def test_each_choice_says_what_choosing_it_shows(sample_store: Store, filters: Filters) -> None:
    def shown(**choice: object) -> int:
        return begin(sample_store, [PARTS], replace(filters, **choice)).whole[PARTS]  # type: ignore[arg-type]

    counts = begin(sample_store, [PARTS], filters).facets(filters)
    for name in ("labels", "relations", "documents"):
        for choice, count in getattr(counts, name).items():
            assert count == shown(**{name: (choice,)})
    assert counts.since == {year: shown(since=year) for year in counts.since}
    assert counts.until == {year: shown(until=year) for year in counts.until}
    assert counts.certainties == {name: shown(certainty=name) for name in counts.certainties}


def test_a_hub_is_counted_whole_though_it_is_cut(hub: Store) -> None:
    assert begin(hub, [CITY]).facets(Filters()).labels == {"Enterprise": 120}


def test_filters_say_their_counts_and_are_in_the_address(visit: Visit) -> None:
    page = visit(page="explore", names=FIRM)
    labels = page.multiselect(key="at.label")
    assert labels.options == ["1 · 荣誉", "1 · 计划"]
    labels.select("Honour").run()
    assert page.query_params["label"] == "Honour"
    assert page.multiselect(key="at.label").options == labels.options
    assert page.multiselect(key="at.relation").options == ["1 · 获评"]


def test_what_connects_two_names_is_filtered_by_label(sample_store: Store) -> None:
    ends, between = (FIRM, node_id("ServiceProvider", "蓝卓科技")), [PARTS]
    assert len(begin(sample_store, ends, between=between).edges) == 2
    filters = Filters(labels=("Honour",))
    growth = begin(sample_store, ends, filters, between)
    assert growth.nodes.keys() == set(ends)
    assert growth.facets(filters).labels == {"Programme": 2}


def test_a_hub_is_cut_and_says_so(hub: Store) -> None:
    first = begin(hub, [CITY])
    assert len(first.nodes) == AT_FIRST <= 150
    assert first.without([]).more == {CITY: 121 - AT_FIRST}
    more = opened(hub, first, CITY)
    assert len(more.nodes) == AT_FIRST + JOINING
    assert more.without([]).more == {CITY: 121 - AT_FIRST - JOINING}
    assert not opened(hub, more, CITY).without([]).more


EVIDENCE = Evidence("a.txt", 0, 4, "=1+1")
FIRMS = (Node.of("Enterprise", "=cmd|' /C calc'!A0"), Node.of("Region", "慈溪市"))
SCENE = Scene(FIRMS, (Edge(FIRMS[0].id, "LOCATED_IN", FIRMS[1].id, {"modality": "planned"}, (EVIDENCE,)),), {}, {})


def test_what_is_shown_is_saved_as_a_table_without_formulas() -> None:
    rows = list(csv.reader(io.StringIO(table(SCENE, "zh").decode("utf-8-sig"))))
    assert rows == [
        ["起点", "关系", "终点", "语气", "文件", "原文"],
        ["'=cmd|' /C calc'!A0", "位于", "慈溪市", "计划与申报", "a.txt", "'=1+1"],
    ]


def test_what_is_shown_is_saved_as_graphml() -> None:
    network = networkx.read_graphml(io.BytesIO(written(SCENE, "graphml")))
    assert set(network.nodes) == {node.id for node in FIRMS}
    assert network.number_of_edges() == 1


def test_the_same_address_gives_the_same_picture(sample_store: Store) -> None:
    one, other = (opened(sample_store, begin(sample_store, [FIRM]), PARTS) for _ in range(2))
    assert one == other
