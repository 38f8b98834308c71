"""What a notebook shows: tables with their sentences, cards, and paragraphs with the sentence marked."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from graph import open_graph
from graph.check import check
from graph.ontology import Ontology, load
from graph.statement import Edge, Node
from graph.store.ladybug_build import write
from interactive.entities import Entity, Quote
from interactive.opened import OpenGraph
from loaders import corpus
from queries.catalogue import Column
from views import notebook

HOSTILE = "<script>alert(1)</script>有限公司"
TABLE = """慈溪市经济和信息化局文件
<b>关于</b>名单的通知

认定<script>alert(1)</script>有限公司等为样本企业。我市公牛集团获评省级智能工厂，公牛集团位于慈溪市。

一、指标
指标\t单位\t2020年\t2025年
核心产业增加值\t亿元\t115.71\t330
发明专利\t件\t2475\t3300
"""


@pytest.fixture(scope="module")
def opened(sample_file: Path) -> Iterator[OpenGraph]:
    with open_graph(sample_file) as graph:
        yield graph


def tree(shown: str) -> Element:
    """Return a piece of HTML as a tree; it is well-formed, or this fails."""
    return fromstring(shown)


def text(element: Element) -> str:
    return "".join(element.itertext())


def test_a_table_has_its_headings_rows_and_note(opened: OpenGraph) -> None:
    shown = tree(opened.run("contractor-samples", contractor="蓝卓科技")._repr_html_())
    assert [text(cell) for cell in shown.iter("th")][:4] == ["总包商", "牵头", "总包计划", "样本企业"]
    assert [text(row[3]) for row in shown.iter("tr") if len(row) > 3][1:] == ["东南复合", "高松技术", "洛卡特"]
    assert "没有逐一说明" in text(shown)


def test_under_a_row_stand_the_sentences_that_state_it(opened: OpenGraph) -> None:
    shown = tree(opened.run("contractor-samples", contractor="蓝卓科技")._repr_html_())
    first = next(shown.iter("details"))
    sentences = [text(quote) for quote in first.iter("blockquote")]
    assert any("确定了蓝卓科技和久一智能作为区域总包商" in sentence for sentence in sentences)
    assert any("目前已有东南复合、高松技术等拟建成样本企业" in sentence for sentence in sentences)
    assert "目前已有东南复合、高松技术等拟建成样本企业" in [text(mark) for mark in first.iter("mark")]


def test_rows_that_show_the_same_are_one_with_the_evidence_of_all(opened: OpenGraph) -> None:
    answer = opened.cypher("MATCH (e:Enterprise)-[r:SAMPLE_ENTERPRISE_OF]->(p) RETURN p.name AS name, r")
    by_programme = type(answer).of(
        answer, opened.store, {"name": Column("name", {"zh": "计划", "en": "Programme"}, "", {})}
    )
    summaries = [text(summary) for summary in tree(by_programme._repr_html_()).iter("summary")]
    assert len(summaries) == len(by_programme.to_df()["name"])


def test_rows_of_cypher_are_all_shown_even_when_alike(opened: OpenGraph) -> None:
    answer = opened.cypher("MATCH (:Enterprise)-[:SAMPLE_ENTERPRISE_OF]->(p) RETURN p.name AS name")
    shown = tree(answer._repr_html_())
    assert len(list(shown.iter("tr"))) == 1 + len(answer.rows) == 1 + len(answer.to_df())


def test_a_long_table_says_how_many_rows_it_leaves_out(opened: OpenGraph) -> None:
    answer = opened.cypher("UNWIND range(1, 200) AS number RETURN number")
    shown = tree(answer._repr_html_())
    assert len(list(shown.iter("tr"))) == notebook.SHOWN + 1
    assert "200" in text(shown)


def test_an_entity_shows_its_relations_as_sentences(opened: OpenGraph) -> None:
    entity = opened.nodes.match("Enterprise", name="东南复合").first()
    assert entity is not None
    shown = text(tree(entity._repr_html_()))
    assert "东南复合" in shown and "省级智能工厂" in shown
    assert {relation.type for relation in entity.relations} == {"AWARDED", "SAMPLE_ENTERPRISE_OF"}


def test_evidence_shows_the_sentence_marked_in_its_paragraph(opened: OpenGraph) -> None:
    entity = opened.nodes.match("Enterprise", name="东南复合").first()
    assert entity is not None
    shown = entity.evidence[0].show()
    assert repr(shown).splitlines()[1] == "⟦目前已有东南复合、高松技术等拟建成样本企业。⟧"
    assert [text(mark) for mark in tree(shown._repr_html_()).iter("mark")] == ["东南复合"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Iterator[OpenGraph]:
    """A graph of a document with markup in its text and a table."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "notice.txt").write_text(TABLE, "utf-8")
    reading = corpus.read_corpus(corpus.find([folder]))
    check(reading.graph, reading.texts, ontology)
    write(reading.graph, folder / "hostile.lbug", ontology)
    with open_graph(folder / "hostile.lbug") as graph:
        yield graph


def quote(graph: OpenGraph, words: str) -> Quote:
    start = TABLE.index(words)
    return Quote("notice.txt", start, start + len(words), words, store=graph.store)


def test_markup_in_a_document_is_shown_as_text(hostile: OpenGraph) -> None:
    shown = tree(quote(hostile, HOSTILE).show()._repr_html_())
    assert HOSTILE in text(shown)
    answer = hostile.cypher("MATCH (d:Document)-[r]-(c:Chunk) RETURN d, d.text AS text, r, c")
    entity = Entity.of_node(answer.nodes[0], hostile.store)
    for page in (shown, tree(answer._repr_html_()), tree(entity._repr_html_())):
        assert not list(page.iter("script")) and not list(page.iter("b"))


def test_of_the_sentences_of_a_paragraph_only_the_one_quoted_is_marked(hostile: OpenGraph) -> None:
    shown = repr(quote(hostile, "位于慈溪市").show())
    assert shown.endswith("为样本企业。⟦我市公牛集团获评省级智能工厂，公牛集团位于慈溪市。⟧")


def test_a_quote_from_a_table_is_shown_in_its_row_under_the_headings(hostile: OpenGraph) -> None:
    shown = repr(quote(hostile, "3300").show())
    assert shown.splitlines()[1:] == ["指标 单位 2020年 2025年", "⟦发明专利 件 2475 3300⟧"]


def test_a_quote_of_a_document_that_is_not_kept_stands_alone(hostile: OpenGraph) -> None:
    shown = Quote("elsewhere.txt", 3, 6, "慈溪市", store=hostile.store).show()
    assert repr(shown).splitlines()[1:] == ["⟦慈溪市⟧"]


def test_a_relation_shows_its_sentence_and_where_it_stands(opened: OpenGraph) -> None:
    relation = opened.neighbourhood("蓝卓科技").edges[0]
    shown = tree(relation._repr_html_())  # type: ignore[attr-defined]
    assert text(shown).count("确定了蓝卓科技和久一智能作为区域总包商") == 1
    assert "慈经信建〔2024〕1号" in text(next(shown.iter("cite")))


def test_codes_are_shown_in_words(opened: OpenGraph) -> None:
    answer = opened.run("plan-vs-actual")
    assert {row[answer.columns.index("comparable")] for row in answer.rows} == {"same_year"}
    assert "同年可比" in text(tree(answer._repr_html_()))


def test_of_many_relations_of_a_type_the_first_are_shown(opened: OpenGraph) -> None:
    region = opened.nodes.match("Region", name="慈溪市")[0]
    other = Node.of("Enterprise", "企业")
    stated = [(other, Edge(f"Enterprise:{n}", "LOCATED_IN", region.id), region, ()) for n in range(400)]
    shown = tree(notebook.entity_card(region, stated, load(), {}))
    assert len(list(shown.iter("details"))) == notebook.MOST
    assert "共 400 条" in text(shown)
