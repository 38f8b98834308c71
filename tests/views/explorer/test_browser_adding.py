"""导入 in Chromium: a file of one's own, what it would add, and the document in the new build."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.views.explorer.browsing import served, settled, visit
from views.explorer.words import words

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = "<img src=x onerror=document.title=1>公司"
REPLY = f"慈溪市经济和信息化局文件\n慈经信建〔2025〕8号\n对第8号建议的答复\n新雷公司、{HOSTILE}获评国家级智能工厂。\n"


@pytest.mark.parametrize(("language", "size"), [("zh", (1366, 768)), ("en", (1920, 1080))])
def test_a_document_is_looked_at_accepted_and_read(
    tab: Page, sample_file: Path, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    said = words(language)
    graph = tmp_path / "policy.lbug"
    shutil.copyfile(sample_file, graph)
    file = tmp_path / "<b>第8号.txt"
    file.write_text(REPLY, "utf-8")
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    with served(graph) as url:
        visit(tab, url, page="adding", lang=language)
        tab.locator("input[type=file]").set_input_files(file)
        tab.get_by_role("button", name=said["adding_read"]).click()
        accept = tab.get_by_role("button", name=said["adding_accept"])
        accept.wait_for()
        box = accept.bounding_box()
        assert box and box["y"] + box["height"] < size[1]
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        accept.click()
        tab.wait_for_url("**build=**")
        settled(tab)
        tab.get_by_role("radio", name=said["originals"], exact=True).click()
        text = tab.locator(".reading .text")
        text.get_by_text("新雷公司", exact=False).first.wait_for()
        assert HOSTILE in text.inner_text()
        assert tab.locator("[data-testid=stMain] img[src=x]").count() == 0
        tab.goto("about:blank")  # the page would miss the server
