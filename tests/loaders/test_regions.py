"""Which region a document speaks for, and what else in it is a region."""

from __future__ import annotations

import pytest

from loaders.regions import Home, RegionFinder, home_in, home_of, seen, shaped


@pytest.mark.parametrize(
    ("issuer", "title", "home"),
    [
        ("浙江省云川市经济和信息化局", "", "云川市"),
        ("", "关于印发云川县行动方案的通知", "云川县"),
        ("", "2021年天河区政府工作报告", "天河区"),
        ("", "苏州工业园区名单公示", "苏州市"),
        ("", "苏州云川区基地开工", "云川区"),
        ("", "西部省会城市比拼新赛道", ""),
        ("", "政府工作报告", ""),
    ],
)
def test_the_issuer_tells_or_else_the_title(issuer: str, title: str, home: str) -> None:
    assert home_of(issuer, title).name == home


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("现在，我代表云川区人民政府向大会作报告。", "云川区"),
        ("（2024年2月21日在云川区第六届人民代表大会第四次会议上）", "云川区"),
        ("随州市出台方案。全市工业增长，我市与随州市各县共同推进。", "随州市"),
        ("随州市出台方案，广东省也出台方案。", ""),
    ],
)
def test_without_a_letterhead_whose_government_reports_tells_or_who_is_us(text: str, home: str) -> None:
    assert home_in(text).name == home


def test_the_number_of_a_document_tells_whose_province_is_us() -> None:
    assert home_in("我省工业增长，全省产业集聚。", "湘工信提案函〔2021〕254号").name == "湖南省"
    assert home_in("我市工业增长，全市产业集聚。", "湘工信提案函〔2021〕254号").name == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("生产线落户曾都区，填补空白。", ["曾都区"]),
        ("与内蒙古和林格尔新区共同召开会议。", ["和林格尔新区"]),
        ("建设工业园区，辐射全区。", []),
        ("苏州市灵秀区工业基础雄厚，覆盖主城区（云川区和青禾区）。", ["灵秀区", "云川区", "青禾区"]),
        ("苏州市主城区和老城区改造。", []),
        ("指导武昌区建立监测机制，服务萧山区域经济。", ["武昌区"]),
        ("生态立县、依法治县、实干兴县。", []),
    ],
)
def test_a_county_or_new_area_is_a_region_by_its_shape(text: str, found: list[str]) -> None:
    assert list(shaped(text)) == found


def test_a_long_name_is_called_by_its_first_and_last_character() -> None:
    finder = RegionFinder(Home("云川织区", "云川织"))
    assert [name for *_, name in finder.find("云区获评示范区，云区域中心开工。")] == ["云川织区"]


def test_a_county_is_found_again_by_its_stem_and_called_in_full() -> None:
    finder = RegionFinder(Home(), seen(["海曙区", "解放区"]))
    assert [name for *_, name in finder.find("海曙启动建设，解放区启动建设，解放思想。")] == ["海曙区", "解放区"]
