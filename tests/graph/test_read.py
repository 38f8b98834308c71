"""What is asked of a store besides the canned questions."""

from graph.ontology import Ontology
from graph.statement import Evidence, node_id
from graph.store.base import Store
from graph.store.read import counts, mentioned, names, nodes, passages, relations
from tests.sample import TEXTS, quoted


def test_counts_name_what_is_absent(sample_store: Store, ontology: Ontology) -> None:
    nodes, edges = counts(sample_store, ontology)
    assert nodes["ServiceProvider"] == 2
    assert nodes["Project"] == 0
    assert edges["SAMPLE_ENTERPRISE_OF"] == 3
    assert edges["UNDERTAKES"] == 0


def test_names_come_with_their_mentions_and_relations_and_without_passages(sample_store: Store) -> None:
    listed = {name.name: name for name in names(sample_store)}
    assert listed["祈禧牌电器"].aliases == ("祈禧",)
    assert "黄新华代表：" not in listed
    programme = listed["汽配行业数字化改造"]
    assert (programme.mentions, programme.relations) == (1, 5)


def test_nodes_come_in_the_order_of_their_ids(sample_store: Store) -> None:
    asked = [node_id("Region", "慈溪市"), "Region:000000000000", node_id("Enterprise", "东南复合")]
    assert [node.name for node in nodes(sample_store, asked)] == ["慈溪市", "东南复合"]


def test_relations_come_with_both_ends(sample_store: Store) -> None:
    (programme,) = nodes(sample_store, [node_id("Programme", "汽配行业数字化改造")])
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


def test_what_each_document_names_is_counted_by_label(sample_store: Store) -> None:
    found = mentioned(sample_store)
    assert ("reply-9.txt", "ServiceProvider", 2) in found
    assert ("reply-362.txt", "Enterprise", 2) in found
