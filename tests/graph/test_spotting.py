"""Finding the names that running words hold."""

import pytest

from graph.search import NameIndex
from graph.spotting import spot
from graph.store.read import Name

INDEX = NameIndex(
    [
        Name("ServiceProvider:1", "蓝卓科技", (), 4, 2),
        Name("Enterprise:1", "公牛集团", ("公牛",), 10, 10),
        Name("Enterprise:2", "AMD", (), 1, 1),
        Name("Industry:1", "数字经济", (), 9, 9),
        Name("Document:1", "慈溪市数字经济发展“十四五”规划", (), 1, 9),
        Name("Programme:1", "国家中小企业数字化转型试点城市", (), 1, 1),
        Name("Indicator:1", "企业", (), 1, 1),
    ]
)


@pytest.mark.parametrize(
    ("said", "spotted"),
    [
        ("公牛集团和公牛", [("公牛集团", "公牛集团"), ("公牛", "公牛集团")]),
        ("the AMD amdocs", [("AMD", "AMD")]),
        ("关于 Lan Zhuo 的", [("Lan Zhuo", "蓝卓科技")]),
        ("蓝卓的企业", [("蓝卓", "蓝卓科技")]),
        ("蓝草科技的企业", [("蓝草科技", "蓝卓科技")]),
        ("数字经济“十四五”里的企业", [("数字经济“十四五", "慈溪市数字经济发展“十四五”规划")]),
        (
            "国家中小企业数字化转型城市试点的企业",
            [("国家中小企业数字化转型城市", "国家中小企业数字化转型试点城市")],
        ),
        ("哪些企业", []),
    ],
)
def test_names_are_spotted(said: str, spotted: list[tuple[str, str]]) -> None:
    found = spot(INDEX, said, usual="的企业\nthe")
    assert [(one.words, one.candidates[0].name) for one in found] == spotted
    assert all(said[one.start : one.end] == one.words for one in found)
