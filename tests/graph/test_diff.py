"""What became of a graph: nodes, edges and passages, in all and by document."""

from dataclasses import replace

import pytest

from graph.diff import diff
from graph.statement import Edge, Evidence, Graph, Node
from loaders.assemble import assemble
from loaders.reader import read_document

AT = Evidence("a.txt", 0, 2, "公牛")
FIRM, CITY = Node.of("Enterprise", "公牛", evidence=[AT]), Node.of("Region", "慈溪市", evidence=[AT])
PLACED = Edge(FIRM.id, "LOCATED_IN", CITY.id, {"first_year": 2024}, (AT,))
TEXT = "甲市人民政府文件\n关于发展的通知\n公牛集团位于甲市。2024年全市数字经济增加值增长13%。\n"


def read(text: str) -> Graph:
    return assemble(read_document("a.txt", text))


def test_the_same_graph_has_no_difference(sample_graph: Graph) -> None:
    found = diff(sample_graph, sample_graph)
    assert not found
    assert not found.by_document


def test_order_and_the_kind_of_a_number_make_no_difference() -> None:
    other = Evidence("b.txt", 0, 2, "公牛")
    one = replace(FIRM, properties={"x": 12}, aliases=("甲", "乙"), evidence=(AT, other))
    two = replace(FIRM, properties={"x": 12.0}, aliases=("乙", "甲"), evidence=(other, AT))
    assert not diff(Graph((one, CITY), ()), Graph((CITY, two), ()))


def test_back_and_forth_mirror_each_other(sample_graph: Graph) -> None:
    less = Graph(sample_graph.nodes[1:], tuple(e for e in sample_graph.edges if sample_graph.nodes[0].id not in e.key))
    forth, back = diff(less, sample_graph), diff(sample_graph, less)
    assert forth.nodes.added == back.nodes.gone == sample_graph.nodes[:1]
    assert forth.edges.added == back.edges.gone
    assert forth.edges.added
    assert not forth.nodes.gone


@pytest.mark.parametrize(
    "changed",
    [
        replace(PLACED, properties={"first_year": 2023}),
        replace(PLACED, evidence=(AT, Evidence("b.txt", 0, 2, "公牛"))),
    ],
)
def test_a_statement_with_other_properties_or_passages_is_changed(changed: Edge) -> None:
    found = diff(Graph((FIRM, CITY), (PLACED,)), Graph((FIRM, CITY), (changed,)))
    assert found.edges.changed == ((PLACED, changed),)
    assert not (found.edges.added or found.edges.gone or found.nodes)


def test_a_change_counts_in_the_document_that_changed() -> None:
    both = replace(FIRM, evidence=(AT, Evidence("b.txt", 5, 7, "公牛")))
    moved = replace(FIRM, evidence=(AT, Evidence("b.txt", 6, 8, "公牛")))
    found = diff(Graph((both,), ()), Graph((moved,), ()))
    assert found.by_document == {"b.txt": {"nodes": {"changed": 1}, "edges": {}, "evidence": {"changed": 1}}}
    assert found.data()["documents"] == found.by_document


def test_words_put_in_before_move_what_follows_and_change_no_fact() -> None:
    found = diff(read(TEXT), read(TEXT.replace("公牛", "据悉，公牛", 1)))
    assert not (found.nodes.added or found.nodes.gone) or all(
        node.label == "Chunk" for node in (*found.nodes.added, *found.nodes.gone)
    )
    moved = [(old, new) for old, new in found.evidence.changed if old.quote == "公牛集团"]
    assert [(new.start - old.start) for old, new in moved] == [3]
    figures = [new for _, new in found.nodes.changed if new.label == "Observation"]
    assert [figure.properties["value"] for figure in figures] == [13]


def test_a_fact_that_is_no_longer_stated_is_gone() -> None:
    found = diff(read(TEXT), read(TEXT.replace("2024年全市数字经济增加值增长13%。", "")))
    assert {node.label for node in found.nodes.gone} == {"Chunk", "Indicator", "Observation"}
    assert "OF_INDICATOR" in {edge.type for edge in found.edges.gone}
    assert not found.nodes.added
