"""Offers of support with their rate, cap, threshold and condition; what was paid is a figure, no offer."""

import pytest

from loaders.incentives import Incentive
from tests.loaders.reading import reading

Numbers = tuple[float | None, float | None, str, float | None, str]


def offers(text: str) -> list[Incentive]:
    return [offer for _, offer in reading(text).incentives]


def numbers(offer: Incentive) -> Numbers:
    return offer.rate, offer.cap, offer.cap_unit, offer.threshold, offer.threshold_unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对技改项目，按照实际投入的20%给予补助，最高50万元。", (20, 50, "万元", None, "")),
        ("对首次认定的省级绿色工厂，一次性奖励30万元。", (None, 30, "万元", None, "")),
        ("项目投入在30万元以上的，按照核定投入额的20%以内给予补助，最高40万元。", (20, 40, "万元", 30, "万元")),
        ("支持企业上云，按年度费用的50%给予不超过10万元补贴。", (50, 10, "万元", None, "")),
        ("对新购设备达到500万元的企业给予设备投资额8%的奖励。", (8, None, "", 500, "万元")),
        ("对新增贷款按50%贴息，同一企业累计贴息不得超过80万元。", (50, 80, "万元", None, "")),
        ("对首次升规企业一次性奖励10万元，全年拨付奖补资金864万元。", (None, 10, "万元", None, "")),
        ("对企业贷款给予50%贴息。", (50, None, "", None, "")),
        ("对投资超过1000万元的项目，按5.5%给予补助，单个项目最高不超过1.5亿元。", (5.5, 1.5, "亿元", 1000, "万元")),
    ],
)
def test_rate_cap_and_threshold(text: str, expected: Numbers) -> None:
    assert [numbers(offer) for offer in offers(text)] == [expected]


def test_subject_condition_and_passage() -> None:
    text = "对列入计划的技改项目，按照实际投入的20%给予补助，最高50万元。"
    [offer] = offers(text)
    assert offer.subject == "列入计划的技改项目"
    assert offer.condition == "对列入计划的技改项目，按照实际投入"
    assert text[offer.start : offer.end] == text.rstrip("。")


def test_two_offers_of_one_sentence_are_two() -> None:
    text = "对获评省级绿色工厂的，奖励30万元；对获评国家级绿色工厂的，奖励50万元，再给予最高20万元补助。"
    assert [offer.cap for offer in offers(text)] == [30, 50, 20]


@pytest.mark.parametrize(
    "text",
    [
        "2023年共兑现奖励资金3.2亿元。",
        "累计发放补贴1200万元。",
        "全市拨付技改补助5000万元，惠及企业120家。",
        "企业获得省级补助200万元。",
        "下达奖补资金800万元。",
    ],
)
def test_payments_are_figures_and_no_offers(text: str) -> None:
    found = reading(text)
    assert not found.incentives
    assert found.figures


@pytest.mark.parametrize("text", ["奖励办法另行制定。", "按照投资额的20%安排厂房。", "加大扶持力度，产值达到3亿元。"])
def test_without_support_or_without_a_number_there_is_no_offer(text: str) -> None:
    assert not offers(text)


def test_the_numbers_of_an_offer_are_not_measured() -> None:
    assert not reading("对技改项目，按照实际投入的20%给予补助，最高50万元。").figures


@pytest.mark.parametrize(
    "text",
    [
        "关于建议市政府每年给予云川产业园2000万元资金支持的问题。",
        "您建议对首次上云的企业给予10万元补助，我局已会同市财政局研究。",
        "您提出建议给予园区企业最高50万元补贴。",
    ],
)
def test_what_is_asked_for_is_neither_offer_nor_figure(text: str) -> None:
    found = reading(text)
    assert not found.incentives
    assert not found.figures


def test_what_is_offered_upon_a_request_is_an_offer() -> None:
    assert [offer.cap for offer in offers("根据代表建议，对首次上云的企业给予最高10万元补助。")] == [10]
