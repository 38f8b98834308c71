"""Figures in sentences: what is measured, where and when, reached or aimed at. The sentences are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.figures import Figure
from loaders.quantities import find_quantities
from tests.loaders.reading import messy_text, reading

WRITTEN = "2024年3月1日"


def figures(text: str, title: str = "关于工业情况的答复") -> list[Figure]:
    """Return the figures of a body that 云川市 wrote in 2024."""
    return [figure for _, figure in reading(text, home="云川市", title=title, date=WRITTEN).figures]


def values(text: str) -> list[tuple[float, str]]:
    return [(f.value, f.unit) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年全市陶瓷产业产值865.4亿元。", ("陶瓷产业产值", 865.4, "亿元")),
        ("2023年，工业投资完成 36.4 亿元。", ("工业投资", 36.4, "亿元")),
        ("2023年出口总额12.5亿美元。", ("出口总额", 12.5, "亿美元")),
        ("2023年技工平均工资6万元/人。", ("技工平均工资", 6, "万元/人")),
        ("2023年规上企业1,234家。", ("规上企业", 1234, "家")),
        ("2023年5G基站覆盖率98%。", ("5G基站覆盖率", 98, "%")),
        ("2023年引进十余家企业。", ("企业数", 10, "家")),
        ("2023年举办培训班两期。", ("培训班", 2, "期")),
        ("年产值10亿元以上企业达12家。", ("年产值10亿元以上企业", 12, "家")),
    ],
)
def test_indicator_value_and_unit(text: str, expected: tuple[str, float, str]) -> None:
    assert [(f.indicator, f.value, f.unit) for f in figures(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2023年产值60亿元。", ["2023"]),
        ("截至2023年底，上云企业达9271家。", ["2023"]),
        ("2021—2023年培训技工60名。", ["2021-2023"]),
        ("去年培训技工1200人，今年培训技工1500人。", ["2023", "2024"]),
        ("2022年产值50亿元，2023年产值60亿元。", ["2022", "2023"]),
        ("2023年产值60亿元，税收2亿元。", ["2023", "2023"]),
        ("2023年产值60亿元。税收2亿元。", ["2023", "2023"]),
        ("2023年产值60亿元，较2020年增长20%。", ["2023", "2023"]),
        ("全市现有规上企业1234家。", [""]),
        ("下一步，将新建标准厂房20万平方米。", [""]),
        ("未来三年，培训技工500名。", ["未来三年"]),
        ("2023年产值60亿元，近三年年均增长12%；培训技工354名。", ["2023", "近三年", "2023"]),
        ("1-9月，产值60亿元。", ["2024"]),
    ],
)
def test_period_is_the_year_of_the_clause_else_of_what_came_before(text: str, periods: list[str]) -> None:
    assert [f.period for f in figures(text)] == periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "到2026年，网络零售额由2022年的86亿元增至140亿元，年均增长13%。",
            [("网络零售额", "2022", "actual"), ("网络零售额", "2026", "target"), ("网络零售额增速", "2026", "target")],
        ),
        ("配套率从2020年的22%提高到2023年的41%。", [("配套率", "2020", "actual"), ("配套率", "2023", "actual")]),
        ("2023年不良率由3.1%降至1.4%。", [("不良率", "", "actual"), ("不良率", "2023", "actual")]),
    ],
)
def test_what_rose_has_two_values_each_of_its_own_year(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(f.indicator, f.period, f.kind) for f in figures(text)] == expected


def test_a_list_of_clauses_keeps_the_year_it_began_with() -> None:
    found = figures("一、回顾2023年，我们砥砺前行\n全年产值增长5%；税收2亿元，增长7.9%；零售总额355亿元。")
    assert [f.period for f in found] == ["2023"] * 4


def test_the_size_of_a_place_is_of_no_year_and_no_aim() -> None:
    found = figures("2016年，两区合并。西区规划面积17.92平方公里，现有企业94家。")
    assert [(f.period, f.kind) for f in found] == [("", "actual")] * 2


def test_a_year_does_not_reach_into_the_next_paragraph() -> None:
    assert [f.period for f in figures("2023年产值60亿元。\n税收2亿元，稳步增长。")] == ["2023", ""]


def test_a_report_on_a_year_dates_its_figures() -> None:
    found = figures("规上企业1234家。", title="云川市2023年工作总结")
    assert [f.period for f in found] == ["2023"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年产值60亿元。", "actual"),
        ("到2025年，产值突破1000亿元。", "target"),
        ("力争2025年规上工业增加值增长6%以上。", "target"),
        ("2024年，计划新建标准厂房20万平方米。", "target"),
        ("下一步，将新建标准厂房20万平方米。", "target"),
        ("2023年，原计划新建标准厂房20万平方米。", "actual"),
        ("目前，全市已建成标准厂房20万平方米。", "actual"),
    ],
)
def test_what_is_aimed_at_is_a_target(text: str, kind: str) -> None:
    assert [f.kind for f in figures(text)] == [kind]


def test_what_is_signed_is_no_estimate() -> None:
    found = figures("此次签约38个项目总投资75.2亿元，约12个产业项目已开工。")
    assert [(f.indicator, f.comparator) for f in found] == [
        ("项目数", "="),
        ("项目总投资", "="),
        ("产业项目已开工数", "~"),
    ]


def test_under_a_heading_that_looks_ahead_figures_are_targets() -> None:
    text = "一、工作情况\n培训技工500名，成效明显。\n二、下一步工作打算\n培训技工800名，提升技能。"
    assert [f.kind for f in figures(text)] == ["actual", "target"]


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("300家", "="),
        ("达300家", "="),
        ("超300家", ">"),
        ("突破300家", ">"),
        ("300余家", ">"),
        ("300多家", ">"),
        ("近300家", "~"),
        ("约300家", "~"),
        ("300家左右", "~"),
        ("不低于300家", ">="),
        ("300家以上", ">="),
        ("不超过300家", "<="),
        ("300家以内", "<="),
        ("低于300家", "<"),
    ],
)
def test_comparators(words: str, comparator: str) -> None:
    assert [(f.value, f.unit, f.comparator) for f in figures(f"2023年网店{words}。")] == [(300, "家", comparator)]


def test_a_range_is_two_figures() -> None:
    assert [(f.value, f.comparator) for f in figures("2023年新建园区1-2个。")] == [(1, ">="), (2, "<=")]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("2023年陶瓷产业产值865.4亿元，同比增长9.6%。", "陶瓷产业产值增速"),
        ("2023年陶瓷产业产值865.4亿元，增速9.6%。", "陶瓷产业产值增速"),
        ("2023年陶瓷产业产值增长9.6%。", "陶瓷产业产值增速"),
        ("2023年陶瓷产业产值865.4亿元，下降9.6%。", "陶瓷产业产值降幅"),
    ],
)
def test_growth_is_an_indicator_of_its_own(text: str, indicator: str) -> None:
    growth = figures(text)[-1]
    assert (growth.indicator, growth.value, growth.unit) == (indicator, 9.6, "%")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("推动家电、印刷等领域13家龙头骨干企业开展标杆项目及10家企业上云。", "标杆项目龙头骨干企业数"),
        ("全市纺织、家具等行业21家企业。", "企业数"),
    ],
)
def test_what_a_list_of_fields_leads_to_is_what_is_counted(text: str, indicator: str) -> None:
    assert reading(text).figures[0][1].indicator == indicator


def test_scope_and_rank_stand_behind_a_figure() -> None:
    found = figures("2023年软件收入142.2亿元（含云湾新区）。2023年出口总额12.5亿美元，居全省首位。")
    assert [(f.scope, f.rank) for f in found] == [("含云湾新区", ""), ("", "全省首位")]


def test_a_figure_is_of_the_region_it_is_told_of_else_of_home() -> None:
    assert [f.region for f in figures("2023年云川市产值60亿元，税收2亿元。")] == ["云川市", "云川市"]
    assert [f.region for f in figures("2023年我市产值60亿元。")] == ["云川市"]


@pytest.mark.parametrize(
    "text",
    [
        "2023年我市12家企业列入省级智能工厂名单。",
        "2023年新增省级智能工厂名单企业12家，居全省第一。",
    ],
)
def test_a_count_of_honours_names_the_honour(text: str) -> None:
    [figure] = figures(text)
    assert (figure.value, figure.unit) == (12, "家")
    assert figure.honour is not None
    assert "省级智能工厂" in figure.honour.name


@pytest.mark.parametrize(
    "text",
    [
        "第12届展会和第3次会议顺利举行，1号建议获得通过。",
        "对年产值1亿元以上的企业给予奖励。",
        "打造“十大”场景，抓好5个方面工作。",
        "推广supOS2.0系统和LED3灯具。",
        "连续3天举办展会。",
        "实施《中国制造2025台海行动计划》。",
        "与电动汽车百人会合作。",
        "云政发〔2024〕3号文件已经印发。",
        "研究提出3条支持措施：一是促进升级。",
    ],
)
def test_ordinals_conditions_and_parts_of_names_are_not_measured(text: str) -> None:
    assert values(text) == []


def test_the_passage_of_a_figure_begins_with_its_clause() -> None:
    found = reading("2023年，工业投资完成36.4亿元，增长5%。", home="云川市").figures
    text = "2023年，工业投资完成36.4亿元，增长5%。"
    assert [text[f.start : f.end] for _, f in found] == ["工业投资完成36.4亿元", "增长5%"]


NUMBERS = st.one_of(
    st.integers(1, 10**7).map(str),
    st.integers(1000, 10**7).map(lambda n: f"{n:,}"),
    st.decimals(0, 10**5, places=2, allow_nan=False).map(str),
)


@given(NUMBERS, st.sampled_from(["亿元", "万人", "家", "%", "个", "万平方米", "美元", "项"]))
def test_any_number_is_read_as_written(number: str, unit: str) -> None:
    [quantity] = find_quantities(f"产值{number}{unit}。")
    assert (quantity.value, quantity.unit) == (float(number.replace(",", "")), unit)


@given(messy_text())
def test_quantities_of_any_text_stand_where_they_say(text: str) -> None:
    for quantity in find_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.value >= 0
        assert quantity.comparator in ("=", "<", "<=", ">", ">=", "~")


@pytest.mark.parametrize(
    "text", ["与锦澜360集团、云船第9研究所合作。", "落实市委“科创22条”、“云川三十条”。", "联合中船713所共同攻关。"]
)
def test_a_number_in_a_name_measures_nothing(text: str) -> None:
    assert figures(text) == []
