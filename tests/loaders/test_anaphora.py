"""Words that stand for names: abbreviations that are introduced, and nouns that point back."""

from loaders.assemble import assemble
from tests.loaders.reading import reading


def meant(text: str, title: str = "") -> set[tuple[str, str, str]]:
    """Return (characters, label, name) of each mention in a text."""
    found = reading(text, title=title)
    return {(s.text[m.start : m.end], m.label, m.name) for s in found.sentences for m in s.mentions}


def test_an_introduced_abbreviation_is_the_name_from_then_on() -> None:
    text = "今年出台《云川市工业园区管理办法》（以下简称《办法》），明确标准。各园区按照《办法》执行。制定服务办法。"
    assert [name for shown, _, name in sorted(meant(text)) if shown.strip("《》") == "办法"] == [
        "云川市工业园区管理办法"
    ]


def test_an_abbreviation_without_marks_is_found_where_it_stands() -> None:
    text = "成立云川光电技术研究院（以下简称光电院），引进人才。光电院运营良好。"
    assert ("光电院", "ResearchInstitute", "云川光电技术研究院") in meant(text)


def test_a_noun_points_back_to_what_was_named_last_of_its_kind() -> None:
    text = "建设“药链通”公共服务平台，对外开放。该平台由云禾智算公司负责运营。"
    assert ("该平台", "Platform", "“药链通”公共服务平台") in meant(text)


def test_a_park_named_in_the_title_is_the_park() -> None:
    found = meant("园区地处灵秀镇，交通便利。", title="云川光电产业园：一束光里的加速度")
    assert ("园区", "IndustrialPark", "云川光电产业园") in found


def test_a_noun_that_points_to_nothing_is_no_name() -> None:
    assert not any(shown == "该平台" for shown, *_ in meant("该平台由专班负责运营。"))


def test_a_word_that_points_back_is_no_alias() -> None:
    graph = assemble(reading("建设“药链通”公共服务平台，对外开放。该平台由云禾智算公司负责运营。"))
    (platform,) = [node for node in graph.nodes if node.label == "Platform"]
    assert "该平台" not in platform.aliases
