"""The picture as one page, opened from disk in a real browser that may fetch nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.statement import Graph
from tests.commands import Run
from tests.views.reading_room import hostile
from views.standalone import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOW = "to run these: pip install playwright, and install Chromium (apt-get install chromium)"
sync_api = pytest.importorskip("playwright.sync_api", reason=HOW)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=HOW)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


def shown(browser: Browser, file: Path) -> Iterator[Page]:
    """Open a file; a request, an error or a message of the browser fails the test."""
    wrong: list[str] = []
    with browser.new_page(viewport={"width": 1366, "height": 768}) as tab:
        tab.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
        tab.on("console", lambda message: wrong.append(message.text))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("request", lambda request: None if request.url == file.as_uri() else wrong.append(request.url))
        tab.goto(file.as_uri())
        yield tab
    assert wrong == []


@pytest.fixture
def tab(browser: Browser, sample_graph: Graph, tmp_path: Path) -> Iterator[Page]:
    (tmp_path / "picture.html").write_text(page(sample_graph), "utf-8")
    yield from shown(browser, tmp_path / "picture.html")


def find(tab: Page, name: str) -> str:
    tab.fill("#find", name)
    tab.keyboard.press("Enter")
    return tab.inner_text("#panel")


def test_the_picture_is_drawn(tab: Page) -> None:
    canvas = tab.locator("#picture canvas")
    assert canvas.evaluate("c => new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size") > 9


def test_a_node_shows_its_relations_and_their_sentences(tab: Page) -> None:
    panel = find(tab, "蓝卓科技")
    assert "蓝卓科技是汽配行业数字化改造的总包商" in panel
    assert "reply-9.txt [97–133]" in panel
    assert tab.inner_text("#panel mark").startswith("确定了蓝卓科技和久一智能")


def test_a_quote_stands_in_its_sentence(tab: Page) -> None:
    find(tab, "洛卡特")
    quote = tab.locator("#panel blockquote").first
    assert quote.inner_text() == "2025年组织企业前往洛卡特等国家试点样本企业参观学习。"
    assert quote.locator("mark").inner_text() == "洛卡特等国家试点样本企业"


def test_a_click_chooses_what_is_there(tab: Page) -> None:
    find(tab, "黄新华")  # it is now in the middle
    tab.mouse.click(20, 20)
    assert "点选一个节点" in tab.inner_text("#panel")
    box = tab.locator("#picture").bounding_box()
    assert box
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert tab.inner_text("#panel h2") == "黄新华"
    assert "黄新华提出关于加快发展数字产业的建议" in tab.inner_text("#panel")


def test_what_is_not_there_is_said(tab: Page) -> None:
    assert find(tab, "不存在的公司") == "图中没有这个名称。"


def test_names_are_text(browser: Browser, tmp_path: Path) -> None:
    graph, _ = hostile()
    (tmp_path / "picture.html").write_text(page(graph, "en"), "utf-8")
    for tab in shown(browser, tmp_path / "picture.html"):
        assert "<img src=x onerror=" in find(tab, "<img src=x")
        assert tab.title() == "Policy Graph"
        assert tab.locator("#panel img").count() == 0


def test_nothing_moves_and_passages_are_not_drawn(sample_graph: Graph) -> None:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page(sample_graph))
    assert found
    data = json.loads(found[1])
    assert data["options"]["physics"]["enabled"] is False
    assert all({"x", "y"} <= node.keys() for node in data["nodes"])
    assert len(data["nodes"]) == sum(node.label != "Chunk" for node in sample_graph.nodes)
    assert all(stated["evidence"] for stated in data["stated"].values())


def test_the_command_writes_it(policygraph: Run, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "picture.html"
    assert policygraph("export", "--format", "html", "--out", out, "--graph", sample_file).code == 0
    assert "蓝卓科技" in out.read_text("utf-8")
