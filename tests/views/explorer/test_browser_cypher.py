"""The Cypher console in Chromium: written, coloured, run by keys, and nothing asked of any network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.views.explorer.browsing import names, picture, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

STATEMENT = "MATCH (e:Enterprise {name: '公牛集团'})-[r:UNDERTAKES]->(p:Project)\nRETURN e, r, p"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_statement_is_written_coloured_and_run(tab: Page, url: str, language: str) -> None:
    visit(tab, url, page="cypher", lang=language)
    box = tab.locator(".editor textarea")
    box.fill(STATEMENT)
    coloured = tab.locator(".editor .colours")
    assert coloured.inner_text().replace("\u200b", "") == STATEMENT
    assert coloured.locator(".name").all_inner_texts() == ["Enterprise", "UNDERTAKES", "Project"]
    box.press("Control+Enter")
    assert "公牛集团" in names(picture(tab))
    assert box.input_value() == STATEMENT
    assert "statement=MATCH" in tab.url
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_words_and_colours_lie_on_each_other(tab: Page, url: str) -> None:
    visit(tab, url, page="cypher")
    box, coloured = tab.locator(".editor textarea"), tab.locator(".editor .colours")
    box.fill("\n".join(f"// 第{number}行 <b>{'长' * 90}" for number in range(30)))
    box.evaluate("box => { box.scrollTop = 200; box.dispatchEvent(new Event('scroll')); }")
    sizes = "part => [part.clientWidth, part.clientHeight, part.scrollHeight, part.scrollTop]"
    assert box.evaluate(sizes) == coloured.evaluate(sizes)
    assert coloured.locator("b").count() == 0
