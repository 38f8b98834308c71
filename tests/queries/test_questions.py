"""What each canned question answers on the sample."""

from graph.store.base import Store
from queries.catalogue import run


def test_samples_are_joined_to_contractors_over_the_programme(sample_store: Store) -> None:
    rows = run("contractor-samples", sample_store).table.rows
    programme, pilot = "汽配行业数字化改造", "国家试点"
    assert rows == (
        ("蓝卓科技", True, programme, "东南复合", "拟建成", 2024, "慈经信建〔2024〕1号", True, ""),
        ("蓝卓科技", True, programme, "高松技术", "拟建成", 2024, "慈经信建〔2024〕1号", True, ""),
        ("久一智能", False, programme, "东南复合", "拟建成", 2024, "慈经信建〔2024〕1号", True, ""),
        ("久一智能", False, programme, "高松技术", "拟建成", 2024, "慈经信建〔2024〕1号", True, ""),
        ("蓝卓科技", True, programme, "洛卡特", "样本企业", 2025, "对第362号建议的答复", False, pilot),
        ("久一智能", False, programme, "洛卡特", "样本企业", 2025, "对第362号建议的答复", False, pilot),
    )


def test_the_join_cites_every_step(sample_store: Store) -> None:
    answer = run("contractor-samples", sample_store, contractor="蓝卓科技")
    assert {edge.type for edge in answer.result.edges} == {
        "GENERAL_CONTRACTOR_FOR",
        "PART_OF",
        "SAMPLE_ENTERPRISE_OF",
    }
    assert "洛卡特等国家试点样本企业" in [passage.quote for passage in answer.result.evidence]


def test_an_alias_finds_its_owner(sample_store: Store) -> None:
    rows = run("who-is-named-where", sample_store, name="祈禧", label="Enterprise").table.rows
    assert rows == (("祈禧牌电器", "Enterprise", "对第362号建议的答复", 1),)


def test_a_candidate_has_not_been_awarded(sample_store: Store) -> None:
    rows = run("honours-of", sample_store).table.rows
    assert [(holder, awarded) for holder, _, awarded, *_ in rows] == [("东南复合", True), ("高松技术", False)]


def test_a_target_meets_the_figure_of_a_later_document(sample_store: Store) -> None:
    answer = run("plan-vs-actual", sample_store)
    assert answer.table.rows == (
        (
            "核心产业增加值增速",
            "慈溪市",
            "",
            13.0,
            "2024",
            14.5,
            "2024",
            "%",
            "same_year",
            "对第9号建议的答复",
            "对第362号建议的答复",
        ),
    )
    assert {passage.document for passage in answer.result.evidence} == {"reply-9.txt", "reply-362.txt"}


def test_a_document_without_a_proposal_is_listed(sample_store: Store) -> None:
    rows = run("documents-and-proposals", sample_store).table.rows
    assert rows[0] == ("对第362号建议的答复", "", "", "", "", "")
    assert rows[1][-2:] == ("关于加快发展数字产业的建议", "黄新华")
