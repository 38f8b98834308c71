"""The reading room as people use it, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loaders.corpus import Corpus
from tests.views.reading_room import NAMES, hostile
from views.review import page

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


@pytest.fixture(scope="module")
def opened(browser: Browser, corpus_reading: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of the corpus, as nobody has touched it yet; what goes wrong in it fails the test."""
    file = tmp_path_factory.mktemp("review") / "review.html"
    file.write_text(page(corpus_reading.graph, corpus_reading.texts), "utf-8")
    yield from shown(browser, file)


def shown(browser: Browser, file: Path) -> Iterator[Page]:
    wrong: list[str] = []
    with browser.new_page(viewport={"width": 1366, "height": 768}) as tab:
        tab.on("console", lambda message: wrong.append(message.text))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("request", lambda request: None if request.url.startswith("file:") else wrong.append(request.url))
        tab.goto(file.as_uri())
        yield tab
    assert wrong == []


@pytest.fixture
def tab(opened: Page) -> Page:
    opened.goto(opened.url.split("#")[0])
    return opened


def test_a_label_narrows_marks_and_notes(tab: Page) -> None:
    tab.click("[data-name=Enterprise]")
    marks = tab.locator("mark:not(.off)")
    assert set(marks.evaluate_all("all => all.map(one => one.dataset.label)")) == {"企业"}
    assert tab.locator(".note:visible").count() < tab.locator(".note").count()
    tab.click("#matching")
    assert tab.locator(".block.paragraph:not(.away)").evaluate_all(
        "all => all.every(b => b.querySelector('mark:not(.off)'))"
    )
    tab.click("#clear")
    assert tab.locator("mark.off").count() == 0


def test_a_relation_narrows_notes(tab: Page) -> None:
    tab.click("[data-name=LEADING_ENTERPRISE_OF]")
    notes = tab.locator(".note:not([hidden])").all_text_contents()
    assert notes and all("龙头企业" in note for note in notes)
    beside = "all => all.every(one => one.closest('.block').querySelector('.note:not([hidden])'))"
    assert tab.locator("mark:not(.off)").evaluate_all(beside)


def test_a_click_shows_a_name_with_its_aliases_mentions_and_relations(tab: Page) -> None:
    tab.locator("mark", has_text="公牛").first.click()
    pane = tab.locator("#pane").inner_text()
    assert "企业" in pane and "公牛电器" in pane and "龙头企业" in pane and "出处" in pane
    assert tab.locator("mark.lit").count() > 1
    tab.locator("#pane .passage", has_text="是智能家电的龙头企业").click()
    assert "依据" in tab.locator("#pane").inner_text()
    tab.go_back()
    assert "公牛电器" in tab.locator("#pane").inner_text()


def test_a_click_on_a_note_marks_its_characters(tab: Page) -> None:
    tab.locator(".note:not(.figure)", has_text="龙头企业").first.click()
    marked = tab.evaluate("[...CSS.highlights.get('evidence')].map(String)")
    edges = tab.evaluate("panel.selection.edges.flatMap(edge => room.edges[edge].evidence)")
    quotes = {tab.evaluate("([place, start, end]) => quote(room.documents[place], start, end)", one) for one in edges}
    assert marked and set(marked) <= quotes


def test_search_finds_names_and_text_across_page_breaks(tab: Page) -> None:
    tab.keyboard.press("/")
    tab.keyboard.type("完成数字经济核心")
    assert "第9号建议" in tab.locator("#pane .passage").inner_text()
    tab.locator("#pane .passage").click()
    assert "第9号建议" in tab.locator("[aria-current=true]").inner_text()
    assert tab.locator(".sentence.here").is_visible()
    tab.keyboard.press("Escape")
    tab.fill("#search", "不会有的词")
    assert tab.locator("#pane").inner_text() == "没有相符的内容。"


def test_the_keyboard_reaches_names_and_their_labels(tab: Page) -> None:
    tab.keyboard.press("ArrowRight")
    first = tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("ArrowRight")
    assert first != tab.evaluate("document.activeElement.textContent")
    assert tab.evaluate("document.activeElement.dataset.label") in tab.locator("#tip").inner_text()
    tab.keyboard.press("Enter")
    assert tab.locator("[role=tab][aria-selected=true]").inner_text() == "所选"
    tab.evaluate("scrollTo(0, 2000)")
    tab.keyboard.press("Escape")
    assert tab.locator("mark.lit").count() == 0
    assert tab.evaluate("scrollY") == 2000


def test_what_was_not_used_is_listed(tab: Page) -> None:
    tab.click("#tab-unused")
    unused = tab.locator("#pane section").first.locator("button").all_inner_texts()
    assert unused
    tab.locator("#pane section").last.locator("button").first.click()
    assert tab.locator(".sentence.here.silent").count() == 1


def test_marks_show_the_text_they_stand_for(tab: Page) -> None:
    wrong = tab.evaluate(
        "reader.marks.filter(m => m.elements.length === 1 && m.elements[0].textContent"
        " !== quote(reader.document, m.start, m.end)).length"
    )
    assert wrong == 0


def test_a_filter_answers_at_once(tab: Page) -> None:
    took = tab.evaluate(
        "(() => { const start = performance.now(); toggle('labels', 'Industry'); document.body.offsetHeight;"
        " return performance.now() - start; })()"
    )
    assert took < 250


def test_hostile_names_are_text(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(page(*hostile()), "utf-8")
    for tab in shown(browser, file):
        assert "broken" not in tab.title()
        assert tab.locator("img, b").count() == 0
        sentences = tab.locator(".sentence").evaluate_all("all => all.map(one => one.textContent)")
        assert [s.replace("\n", "") for s in sentences] == [f"有{name}。" for name in NAMES]
        tab.locator("mark").nth(1).click()
        assert NAMES[0] in tab.locator("#pane").inner_text()
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
