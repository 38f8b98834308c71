"""What is asked of a store besides the canned questions."""

from graph.ontology import Ontology
from graph.statement import Evidence
from graph.store.base import Store
from graph.store.read import counts, named, names, passages, relations
from tests.sample import TEXTS, quoted


def test_counts_name_what_is_absent(sample_store: Store, ontology: Ontology) -> None:
    nodes, edges = counts(sample_store, ontology)
    assert nodes["ServiceProvider"] == 2
    assert nodes["Project"] == 0
    assert edges["SAMPLE_ENTERPRISE_OF"] == 3
    assert edges["UNDERTAKES"] == 0


def test_an_exact_name_or_alias_comes_before_a_part(sample_store: Store) -> None:
    assert [node.name for node in named(sample_store, "祈禧")] == ["祈禧牌电器"]
    assert [node.name for node in named(sample_store, "汽配行业改造")] == ["汽配行业数字化改造"]
    assert {node.name for node in named(sample_store, "核心产业")} == {
        "核心产业增加值增速",
        "2024年核心产业增加值增速达到13%",
        "2024年核心产业增加值增速14.5%",
    }
    assert named(sample_store, "不存在") == ()


def test_names_and_aliases_are_listed_without_passages(sample_store: Store) -> None:
    listed = names(sample_store)
    assert {"祈禧", "祈禧牌电器"} <= set(listed)
    assert "黄新华代表：" not in listed


def test_relations_come_with_both_ends(sample_store: Store) -> None:
    (programme,) = named(sample_store, "汽配行业数字化改造")
    found = [(source.name, edge.type, target.name) for source, edge, target in relations(sample_store, programme)]
    assert ("蓝卓科技", "GENERAL_CONTRACTOR_FOR", "汽配行业数字化改造") in found
    assert ("汽配行业数字化改造", "PART_OF", "国家试点") in found
    assert "FROM_CHUNK" not in {type_ for _, type_, _ in found}


def test_a_quote_is_set_in_its_sentence(sample_store: Store) -> None:
    (passage,) = passages(sample_store, [quoted("reply-9.txt", "高松技术等拟建成")])
    assert passage.sentence == "目前已有东南复合、高松技术等拟建成样本企业。"
    assert passage.section == "一、工作情况"


def test_a_quote_over_two_sentences_is_set_in_both(sample_store: Store) -> None:
    (passage,) = passages(sample_store, [quoted("reply-9.txt", "总包服务体系。\n目前已有东南复合")])
    assert passage.sentence.startswith("确定了蓝卓科技")
    assert passage.sentence.endswith("样本企业。")


def test_a_quote_outside_every_sentence_speaks_for_itself(sample_store: Store) -> None:
    end = len(TEXTS["reply-9.txt"])
    for evidence in (Evidence("reply-9.txt", end - 1, end, "\n"), Evidence("other.txt", 0, 2, "其他")):
        (passage,) = passages(sample_store, [evidence])
        assert (passage.section, passage.sentence) == ("", evidence.quote)
