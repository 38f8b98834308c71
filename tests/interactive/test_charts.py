"""Charts: what a drawn network shows, and that its font can write Chinese."""

from collections.abc import Iterator

import matplotlib.pyplot as plt
import pytest
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch
from matplotlib.text import Annotation

from graph.networks import to_networkx
from graph.statement import Edge, Node
from interactive import charts

FIRM = Node.of("Enterprise", "慈星股份")
HONOURS = [Node.of("Honour", "未来工厂"), Node.of("Honour", "智能工厂$1$")]
EDGES = [Edge(FIRM.id, "CANDIDATE_FOR", HONOURS[0].id), Edge(FIRM.id, "AWARDED", HONOURS[1].id)]


@pytest.fixture(autouse=True)
def figures() -> Iterator[None]:
    """Charts are closed after each test, and leave no settings."""
    with plt.rc_context():
        plt.switch_backend("agg")
        yield
        plt.close("all")


def texts(axes: Axes) -> list[str]:
    return [one.get_text() for one in axes.texts if one.get_text()]


def arrows(axes: Axes) -> list[FancyArrowPatch]:
    return [one.arrow_patch for one in axes.texts if isinstance(one, Annotation) and one.arrow_patch]


def test_nodes_and_relations_are_named_and_colours_explained() -> None:
    axes = charts.draw(to_networkx([FIRM, *HONOURS], EDGES))
    assert {"慈星股份", "未来工厂", "申报或拟列入"} <= set(texts(axes))
    legend = axes.get_legend()
    assert legend is not None and [one.get_text() for one in legend.get_texts()] == ["企业", "荣誉"]


def test_what_is_planned_is_dashed() -> None:
    axes = charts.draw(to_networkx([FIRM, *HONOURS], EDGES))
    assert sorted(one.get_linestyle() for one in arrows(axes)) == ["-", "--"]


def test_a_name_with_dollar_signs_is_no_formula() -> None:
    axes = charts.draw(to_networkx([FIRM, *HONOURS], EDGES))
    assert r"智能工厂\$1\$" in texts(axes)


def test_of_a_very_large_network_the_best_joined_nodes_are_named() -> None:
    hubs = [Node.of("Industry", f"行业{number}") for number in range(30)]
    firms = [Node.of("Enterprise", f"企业{number}") for number in range(300)]
    edges = [Edge(firm.id, "LEADING_ENTERPRISE_OF", hubs[place % 30].id) for place, firm in enumerate(firms)]
    edges += [Edge(hubs[0].id, "PART_OF", hub.id) for hub in hubs[1:]]
    named = texts(charts.draw(to_networkx([*hubs, *firms], edges)))
    assert {hub.name for hub in hubs} <= set(named)
    assert len(named) == charts.HUBS


def test_nothing_is_drawn_as_nothing() -> None:
    assert texts(charts.draw(to_networkx([], []))) == []


def test_the_font_chosen_is_on_this_computer() -> None:
    charts.chinese()
    known = {*font_manager.get_font_names(), "sans-serif"}
    assert plt.rcParams["font.family"] and set(plt.rcParams["font.family"]) <= known
