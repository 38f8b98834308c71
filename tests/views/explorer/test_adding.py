"""导入: what documents would add is seen first; accepted, it is a build beside the former one, which stays."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.ontology import Ontology
from graph.statement import Graph
from graph.store.ladybug_build import write
from tests import sample
from tests.views.explorer.conftest import Visit, visitor
from views.explorer.builds import ORIGINAL, accept, builds, chosen
from views.explorer.words import words

REPLY = "慈溪市经济和信息化局文件\n慈经信建〔2025〕8号\n对第8号建议的答复\n新雷公司获评国家级智能工厂。\n"
FILE = ("../第8号<b>.txt", REPLY.encode(), "text/plain")
ACCEPT, DROP, READ = (words("zh")[name] for name in ("adding_accept", "adding_drop", "adding_read"))


@pytest.fixture
def own(sample_graph: Graph, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Return what opens a page of a graph that a test may add to."""
    path = tmp_path / "policy.lbug"
    write(sample_graph, path, ontology)
    return visitor(path, monkeypatch)


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run(timeout=60)


def read(page: AppTest, *files: tuple[str, bytes, str]) -> AppTest:
    page.file_uploader[0].set_value(list(files)).run()
    return press(page, READ)


def titles(page: AppTest) -> list[str]:
    return [str(title) for title in page.dataframe[0].value["文件"]]


def test_what_would_be_added_is_seen_by_nobody_else_until_it_is_accepted(own: Visit) -> None:
    page, other = read(own(page="adding"), FILE), own()
    assert not page.exception
    assert int(page.dataframe[0].value["新增"][0]) > 0
    assert any("新雷" in str(name) for name in page.dataframe[1].value["名称"])
    assert "对第8号建议的答复" not in titles(other)
    assert not [button for button in own(page="adding").button if button.label == ACCEPT]
    press(page, ACCEPT)
    assert page.query_params["build"]
    assert "对第8号建议的答复" in titles(other.run())


def test_the_former_graph_stays_and_can_be_chosen_again(own: Visit) -> None:
    page = press(read(own(page="adding"), FILE), ACCEPT)
    assert len(page.radio[0].options) == 2
    page.radio[0].set_value(ORIGINAL).run()
    assert page.query_params["build"] == ORIGINAL
    page.segmented_control(key="bar.page").set_value("overview").run()
    assert "对第8号建议的答复" not in titles(page)
    assert any("较早的版本" in part.value for part in page.caption)


def test_what_others_added_meanwhile_is_not_lost(own: Visit) -> None:
    page, other = read(own(page="adding"), FILE), own(page="adding")
    press(read(other, ("第9号.txt", REPLY.replace("8", "9").encode(), "text/plain")), ACCEPT)
    page.run()
    assert page.warning[0].value == words("zh")["adding_stale"]
    assert next(button for button in page.button if button.label == ACCEPT).disabled


def test_what_is_dropped_leaves_nothing(own: Visit, tmp_path: Path) -> None:
    page = press(read(own(page="adding"), FILE), DROP)
    assert not [button for button in page.button if button.label == ACCEPT]
    assert [path.name for path in tmp_path.iterdir()] == ["policy.lbug"]


def test_a_failing_document_says_why_and_loses_nothing(own: Visit) -> None:
    page = read(own(page="adding"), ("坏.pdf", b"%PDF-1.7 broken", "application/pdf"), FILE)
    said = [part.value for part in page.text]
    assert any(part.startswith("✗ 坏") for part in said)
    assert any(part.startswith("✓ 第8号") for part in said)
    assert any("文件损坏，或者其实不是 pdf 文件" in part for part in said)
    page.segmented_control(key="at.lang").set_value("en").run()
    assert any("is damaged, or no pdf after all" in part.value for part in page.text)
    page = read(own(page="adding"), ("同.txt", sample.TEXTS["reply-9.txt"].encode(), "text/plain"))
    assert any("reply-9.txt" in part.value for part in page.text)
    assert not [button for button in page.button if button.label == ACCEPT]


def test_builds_are_known_by_name_alone(tmp_path: Path, sample_file: Path) -> None:
    where = str(tmp_path / "policy.lbug")
    name = accept(where, sample_file)
    (tmp_path / "other.lbug").write_bytes(b"")
    assert chosen(where, name) == chosen(where, "") == chosen(where, "../other") == str(builds(where)[name])
    assert builds("neo4j://localhost") == {}
