"""指标: what stands in one chart, and what does not."""

import pytest

from graph.result import Result
from queries.catalogue import Answer, find
from tests.views.explorer.conftest import Visit
from views.explorer.pages.indicators import VIEWS, chart, quantities

TIMELINE = find("indicator-timeline")


def answer(*rows: dict[str, object]) -> Answer:
    usual = {
        "indicator": "增加值",
        "region": "慈溪市",
        "scope": "",
        "unit": "亿元",
        "comparator": "=",
        "kind": "actual",
    }
    cells = [{**dict.fromkeys(TIMELINE.columns, ""), **usual, **row} for row in rows]
    columns = tuple(TIMELINE.columns)
    return Answer(TIMELINE, {}, Result(columns, tuple(tuple(row[name] for name in columns) for row in cells)))  # type: ignore[misc]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_view_opens(visit: Visit, view: str, language: str) -> None:
    page = visit(page="indicators", view=view, lang=language)
    assert not page.exception
    assert not page.error


def test_a_chosen_indicator_shows_its_sentences(visit: Visit) -> None:
    page = visit(page="indicators", indicator="核心产业增加值增速")
    assert any("<mark>2024年核心产业增加值增速达到13%</mark>" in part.value for part in page.html)


@pytest.mark.parametrize("differs", ["indicator", "region", "scope", "unit"])
def test_what_may_not_be_compared_stands_in_charts_of_its_own(differs: str) -> None:
    found = quantities(answer({"period": "2020", "value": 1.0}, {"period": "2021", "value": 2.0, differs: "别的"}))
    assert len(found) == 2


def test_plans_with_figures_come_first() -> None:
    found = quantities(
        answer(
            {"indicator": "甲", "period": "2020", "value": 1.0},
            {"indicator": "乙", "period": "2020", "value": 1.0},
            {"indicator": "乙", "period": "2025", "value": 2.0, "kind": "target"},
        )
    )
    assert [quantity.indicator for quantity in found] == ["乙", "甲"]


def test_a_value_that_two_documents_state_is_drawn_once_and_bounds_are_told() -> None:
    given = answer(
        {"period": "2025", "value": 330.0, "kind": "target", "document": "规划", "comparator": ">="},
        {"period": "2025", "value": 330.0, "kind": "target", "document": "答复"},
    )
    (rows,) = quantities(given).values()
    drawn = chart(rows, given, "zh").to_dict()
    (points,) = drawn["datasets"].values()
    assert points == [
        {"period": "2025", "kind": "目标", "value": 330.0, "said": "≥330 / 330", "document": "规划；答复"}
    ]
