"""A report as a page, opened from disk in a real browser that may fetch nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.store.ladybug import LadybugStore
from views.reports.binding import make, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOW = "to run these: pip install playwright, and install Chromium (apt-get install chromium)"
sync_api = pytest.importorskip("playwright.sync_api", reason=HOW)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=HOW)
HOSTILE = "</q><img src=https://example.org/x onerror=\"document.title='broken'\">"


@pytest.fixture(scope="module")
def tab(graph_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The report on plan and figures; a request, an error or a message of the browser fails the test."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    with LadybugStore.open(graph_file) as store:
        file.write_bytes(write(make("plan-vs-actual", store, made=date(2026, 1, 2), remarks=[HOSTILE]), "html"))
    wrong: list[str] = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.on("console", lambda message: wrong.append(message.text))
        page.on("request", lambda one: None if one.url.startswith((file.as_uri(), "data:")) else wrong.append(one.url))
        page.goto(file.as_uri())
        yield page
        browser.close()
    assert wrong == []


def test_charts_are_drawn_and_the_page_fits(tab: Page) -> None:
    widths = tab.locator("figure img").evaluate_all("all => all.map(one => one.naturalWidth)")
    assert widths and all(width > 100 for width in widths)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_number_leads_to_its_sentence(tab: Page) -> None:
    row = tab.locator("tbody tr", has_text="206.7")
    row.locator("a").last.click()
    assert tab.locator(".proofs li:target").is_visible()
    assert "[Z]" in tab.locator(".proofs li:target cite").inner_text()


def test_hostile_text_is_text(tab: Page) -> None:
    assert tab.locator("header p", has_text=HOSTILE).count() == 1
    assert tab.title() == "规划目标与实绩"


def test_in_print_headings_stand_on_every_page(tab: Page) -> None:
    tab.emulate_media(media="print")
    assert tab.locator("thead").first.evaluate("one => getComputedStyle(one).display") == "table-header-group"
    assert tab.locator("main").evaluate("one => getComputedStyle(one).borderTopWidth") == "0px"
    tab.emulate_media(media="screen")
