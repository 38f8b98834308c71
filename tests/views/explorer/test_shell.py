"""What all pages share: the address, the language, and what is said when the graph can't be read."""

import shutil
import tomllib
from pathlib import Path

import ladybug
import pytest

from graph.diff import changes
from graph.ontology import Ontology
from graph.statement import Graph
from graph.store.ladybug_build import update, write
from tests.views.explorer.conftest import Visit, visitor
from views.explorer.shell import PAGES
from views.explorer.words import words

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_both_languages(visit: Visit, page: str, language: str) -> None:
    shown = visit(page=page, lang=language)
    assert not shown.exception
    assert not shown.error
    assert shown.segmented_control[0].value == page
    assert any(words(language)["title"] in part.value for part in shown.html)


@pytest.mark.parametrize("parameters", [{"page": "none", "lang": "xx"}, {"page": "../etc"}, {"lang": "<b>"}])
def test_an_unknown_address_opens_the_first_page(visit: Visit, parameters: dict[str, str]) -> None:
    shown = visit(**parameters)
    assert not shown.exception
    assert shown.segmented_control[0].value == "overview"


def test_turning_the_page_keeps_the_language_and_drops_the_rest(visit: Visit) -> None:
    shown = visit(page="explore", lang="en", q="公牛")
    shown.segmented_control[0].set_value("questions").run()
    assert shown.query_params == {"page": "questions", "lang": "en"}


def test_a_missing_graph_is_said_and_can_be_tried_again(
    sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "policy.lbug"
    open_ = visitor(graph, monkeypatch)
    assert "no such graph file" in open_(lang="en").text[0].value
    shown = open_()
    assert shown.text[0].value.startswith(f"{graph}：没有这个图谱文件。")
    shutil.copy(sample_file, graph)
    shown.button[0].click().run()
    assert not shown.error
    assert shown.dataframe


def test_a_half_written_graph_is_said(tmp_path: Path, sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = tmp_path / "policy.lbug"
    graph.write_bytes(sample_file.read_bytes()[:5000])
    shown = visitor(graph, monkeypatch)()
    assert not shown.exception
    assert words("zh")["trouble"] in shown.error[0].value


def test_a_graph_of_another_version_is_said_in_the_language_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "policy.lbug"
    with ladybug.Database(graph) as database, ladybug.Connection(database) as connection:
        connection.execute("CREATE NODE TABLE Region(id STRING PRIMARY KEY)")
    open_ = visitor(graph, monkeypatch)
    for language, part in (("zh", "由另一版本的 policygraph 生成"), ("en", "was built by another version")):
        shown = open_(lang=language)
        assert words(language)["trouble"] in shown.error[0].value
        assert part in shown.text[0].value


def test_a_new_build_is_seen_at_the_next_run(
    sample_graph: Graph, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "policy.lbug"
    write(sample_graph, graph, ontology)
    shown = visitor(graph, monkeypatch)()
    assert len(shown.dataframe[0].value) == 2
    update(*changes(sample_graph, Graph((), ())), graph, ontology)
    shown.run()
    assert not shown.exception
    assert len(shown.dataframe[0].value) == 0
    write(sample_graph, graph, ontology)
    shown.run()
    assert len(shown.dataframe[0].value) == 2


def test_two_visitors_see_no_trace_of_each_other(visit: Visit) -> None:
    one, other = visit(page="explore", q="蓝卓"), visit(page="explore")
    assert one.text_input[0].value == "蓝卓"
    assert other.text_input[0].value == ""


def test_nothing_is_sent_anywhere_however_the_page_is_started() -> None:
    settings = (ROOT / "views/explorer/streamlit.toml").read_text("utf-8")
    assert tomllib.loads(settings)["browser"]["gatherUsageStats"] is False
    assert tomllib.loads(settings)["server"]["address"] == "127.0.0.1"
    # What `policygraph app` reads, in an installed package too, and what `streamlit run app.py` does.
    assert (ROOT / ".streamlit/config.toml").read_text("utf-8") == settings


def test_an_earlier_day_leaves_later_documents_out(visit: Visit) -> None:
    page = visit(asof="2024-12-31")
    assert list(page.dataframe[0].value["文件"]) == ["对第9号建议的答复"]
    assert any("截至 2024-12-31" in part.value for part in page.html)
    page.segmented_control(key="bar.page").set_value("questions").run()
    assert page.query_params["asof"] == "2024-12-31"


@pytest.mark.parametrize("day", ["", "2024-13-01", "1800-01-01", "昨天"])
def test_a_day_that_is_none_is_ignored(visit: Visit, day: str) -> None:
    page = visit(asof=day)
    assert len(page.dataframe[0].value) == 2
