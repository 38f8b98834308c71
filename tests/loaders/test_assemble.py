"""What a reading gives nodes besides names: the year of a figure, what lies ahead, the level of a platform."""

from graph.statement import Node
from loaders.assemble import assemble
from tests.loaders.reading import names, reading


def nodes(body: str, label: str) -> list[Node]:
    graph = assemble(reading(body, home="云川市", title="云川市数字经济工作总结", date="2024年3月1日"))
    return [node for node in graph.nodes if node.label == label]


def test_a_figure_has_the_year_of_its_period() -> None:
    (figure,) = nodes("2023年全市网络零售额达到120亿元。", "Observation")
    assert (figure.properties["period"], figure.properties["year"]) == ("2023", 2023)


def test_what_is_to_be_done_next_is_told_from_what_was_done() -> None:
    sentences = nodes("全市已建成三个平台。\n\n下一步，我们将推进工业互联网平台建设。", "Chunk")
    ahead = {node.properties["text"] for node in sentences if node.properties["forward"]}
    assert ahead == {"下一步，我们将推进工业互联网平台建设。"}


def test_all_platforms_of_a_list_have_the_level_it_states() -> None:
    found = nodes("重点发展“众川联”、“模川联”等行业级工业互联网平台。", "Platform")
    assert {node.name: node.properties.get("level") for node in found} == {"众川联": "行业级", "模川联": "行业级"}


def test_going_up_to_platforms_is_no_platform() -> None:
    found = nodes("带动近1000家企业上云上平台，建成云川产业云平台。", "Platform")
    assert [node.name for node in found] == ["云川产业云平台"]


def test_a_draft_does_not_cite_itself() -> None:
    title = "云川市制造业发展的实施意见（征求意见稿）"
    body = "我局编制了《云川市制造业发展的实施意见》（征求意见稿），落实《云川市工业规划》。"
    edges = assemble(reading(body, home="云川市", title=title)).edges
    assert len([edge for edge in edges if edge.type == "CITES"]) == 1


def test_a_firm_calls_what_it_builds_by_its_own_name() -> None:
    found = reading("华为昇云算力研发和制造基地开工，华为在云川市建设总部。", home="云川市")
    assert names(found, "Project") == ["华为昇云算力研发和制造基地"]
    assert names(found, "Enterprise") == ["华为"]


def test_what_a_place_wants_to_be_is_no_park() -> None:
    found = reading("建设全国新能源和光电显示产业基地，支持云川光电产业基地扩建。", home="云川市")
    assert names(found, "IndustrialPark") == ["云川光电产业基地"]
