"""Finding nodes by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.search import How, NameIndex, fold
from graph.store.base import Store
from graph.store.read import Name, names

NAMES = [
    Name("ServiceProvider:1", "蓝卓科技", (), 4, 2),
    Name("Enterprise:1", "公牛集团", ("公牛", "公牛插座"), 10, 10),
    Name("Enterprise:2", "慈星股份", ("慈星",), 3, 3),
    Name("Enterprise:3", "AMD", (), 1, 1),
    Name("IndustrialPark:1", "公牛产业园", (), 1, 2),
    Name("IndustrialPark:2", "环杭州湾（慈星）智能产业园", (), 1, 2),
    Name("Document:1", "慈溪市数字经济发展“十四五”规划", (), 1, 20),
    Name("Document:2", "浙江省数字经济发展“十四五”规划", (), 1, 1),
    Name("Person:1", "陈迪飞", (), 1, 1),
    Name("Platform:1", "重庆云", (), 1, 1),
]
INDEX = NameIndex(NAMES)


@pytest.mark.parametrize(
    ("words", "name", "how"),
    [
        ("公牛", "公牛集团", How.EXACT),
        ("公牛插", "公牛集团", How.PREFIX),
        ("智能产业园", "环杭州湾（慈星）智能产业园", How.CONTAINS),
        ("环杭州湾(慈星)智能产业园", "环杭州湾（慈星）智能产业园", How.EXACT),
        ("ａｍｄ", "AMD", How.EXACT),
        ("gongniu", "公牛集团", How.PINYIN),
        ("Lan Zhuo", "蓝卓科技", How.PINYIN),
        ("蓝桌科技", "蓝卓科技", How.PINYIN),
        ("chongqing", "重庆云", How.PINYIN),
        ("lzkj", "蓝卓科技", How.INITIALS),
        ("lanzuokeji", "蓝卓科技", How.PINYIN),
        ("lanzhuokejj", "蓝卓科技", How.SLIP),
        ("蓝草科技", "蓝卓科技", How.SLIP),
        ("蓝卓科技有限公司", "蓝卓科技", How.LONG),
        ("数字经济十四五规划", "慈溪市数字经济发展“十四五”规划", How.SHORT),
    ],
)
def test_what_is_typed_finds_its_node(words: str, name: str, how: How) -> None:
    first = INDEX.find(words)[0]
    assert (first.name, first.how) == (name, how)


def test_what_is_like_no_name_finds_nothing() -> None:
    assert INDEX.find("完全不相干的话") == INDEX.find("") == INDEX.find(" ") == []


def test_the_better_known_of_two_comes_first() -> None:
    assert [found.name[:3] for found in INDEX.find("发展十四五规划")] == ["慈溪市", "浙江省"]


def test_only_the_labels_wanted_are_found() -> None:
    assert [found.name for found in INDEX.find("公牛", ["IndustrialPark"])] == ["公牛产业园"]
    assert [found.name for found in INDEX.find("gn", ["Enterprise"])] == ["公牛集团"]


def test_no_more_are_returned_than_wanted() -> None:
    assert len(INDEX.find("公牛", limit=1)) == 1
    assert len(INDEX.find("公牛", limit=None)) == 2


def test_a_name_is_told_apart_from_what_it_is_part_of() -> None:
    assert [found.name for found in INDEX.named("公牛")] == ["公牛集团"]
    assert [found.name for found in INDEX.named("产业园")] == ["公牛产业园", "环杭州湾（慈星）智能产业园"]
    assert [found.name for found in INDEX.named("cixing")] == ["慈星股份"]
    assert INDEX.named("蓝桌科技") == []
    assert INDEX.nearest("蓝桌科技") == ["蓝卓科技"]


def test_every_name_and_alias_of_a_graph_finds_its_owner_first(sample_store: Store) -> None:
    index = NameIndex.of(sample_store)
    for name in names(sample_store):
        for form in (name.name, *name.aliases):
            first = index.find(form)[0]
            assert (first.how, first.form) == (How.EXACT, form)
            assert name.id in {found.id for found in index.find(form) if found.form == form}


@given(st.lists(st.text(max_size=12), min_size=1, max_size=8), st.integers(0, 7))
def test_the_exact_name_comes_first_whatever_the_names(forms: list[str], chosen: int) -> None:
    index = NameIndex(Name(f"Region:{place}", form, (), 0, 0) for place, form in enumerate(forms))
    wanted = forms[chosen % len(forms)]
    found = index.find(wanted)
    assert found[0].form == wanted if fold(wanted) else found == []


@given(st.text(max_size=60))
def test_any_words_are_answered(words: str) -> None:
    found = INDEX.find(words, limit=None)
    assert len({one.id for one in found}) == len(found)
    assert all(0 < one.likeness <= 1 for one in found)
