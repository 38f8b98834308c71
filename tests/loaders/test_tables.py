"""Tables of figures: a column a year, a row an indicator."""

import pytest

from loaders.figures import Figure
from tests.loaders.reading import reading

Cell = tuple[str, float, str, str, str, str]


def figures(table: str, written: str = "2021年3月1日") -> list[Figure]:
    return [f for _, f in reading(table, home="云川市", title="云川市产业规划", date=written).figures]


def cells(table: str, written: str = "2021年3月1日") -> list[Cell]:
    """Return what was read, in short."""
    return [(f.indicator, f.value, f.unit, f.period, f.kind, f.comparator) for f in figures(table, written)]


def by_cells(rows: list[list[str]]) -> str:
    """Write a table one cell a line, as word processors save it."""
    return "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows)


PLAN = [
    ["类别", "指标", "单位", "2020年", "2025年"],
    ["综合\n发展", "全市增加值", "亿元", "115.71", "330"],
    ["", "市级基站数量", "个", "1,188", "≥2500"],
    ["掌上办公比例", "%", "/", "不低于80"],
]
READ: list[Cell] = [
    ("增加值", 115.71, "亿元", "2020", "actual", "="),
    ("增加值", 330, "亿元", "2025", "target", "="),
    ("基站数量", 1188, "个", "2020", "actual", "="),
    ("基站数量", 2500, "个", "2025", "target", ">="),
    ("掌上办公比例", 80, "%", "2025", "target", ">="),
]


def test_a_table_of_one_cell_a_line_with_merged_and_empty_cells() -> None:
    assert cells(by_cells(PLAN)) == READ


@pytest.mark.parametrize("mark", ["\t", "|", "｜"], ids=["tabs", "bars", "wide bars"])
def test_a_table_of_one_row_a_line(mark: str) -> None:
    rows = [[cell.replace("\n", "") for cell in row] for row in PLAN]
    assert cells("\n".join(mark.join(row) for row in rows) + "\n") == READ


def test_a_missing_last_value_leaves_the_others_in_their_columns() -> None:
    assert cells("指标\t单位\t2020年\t2025年\n增加值\t亿元\t115.71\t\n出口\t亿元\t\t60\n") == [
        ("增加值", 115.71, "亿元", "2020", "actual", "="),
        ("出口", 60, "亿元", "2025", "target", "="),
    ]


def test_the_unit_may_stand_in_the_name_or_behind_the_number() -> None:
    assert cells("序号\t指标\t2020\n1\t增加值（亿元）\t115\n2\t出口\t60亿美元\n") == [
        ("增加值", 115, "亿元", "2020", "actual", "="),
        ("出口", 60, "亿美元", "2020", "actual", "="),
    ]


def test_a_column_may_call_itself_a_target() -> None:
    table = "指标\t单位\t2022年实际\t2023年预期\t2024年目标\n增加值\t亿元\t约1\t超2\t不低于3\n"
    assert [(kind, comparator) for *_, kind, comparator in cells(table, "2024年3月1日")] == [
        ("actual", "~"),
        ("target", ">"),
        ("target", ">="),
    ]


def test_years_to_come_are_targets_by_the_date_of_the_document() -> None:
    table = "指标\t单位\t2022年\t2023年\t2024年\n增加值\t亿元\t1\t2\t3\n"
    assert [kind for *_, kind, _ in cells(table, "2023年3月1日")] == ["actual", "actual", "target"]


def test_the_head_of_one_table_does_not_serve_the_next() -> None:
    table = "指标\t单位\t2020年\n增加值\t亿元\t115\n\n中间有一段话，说明情况。\n企业\t排名\t得分\n甲公司\t1\t99\n"
    assert [indicator for indicator, *_ in cells(table)] == ["增加值"]


def test_a_table_without_years_or_numbers_measures_nothing() -> None:
    assert cells("企业\t地址\t电话\n锦澜织造\t灵秀镇\t123\n") == []
    assert cells("指标\t单位\t2020年\n增加值\t亿元\t明显增长\n") == []


def test_a_figure_of_a_table_is_of_the_home_region_and_quotes_its_row() -> None:
    found = reading("指标\t单位\t2020年\n增加值\t亿元\t115.7\n", home="云川市", title="云川市产业规划")
    [(index, figure)] = found.figures
    assert figure.region == "云川市"
    assert found.sentences[index].text[figure.start : figure.end] == "增加值亿元115.7"
