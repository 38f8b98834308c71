"""Pages as Streamlit runs them, without a browser, and in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.explorer.browsing import CHROMIUM, served, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOW = "to run these: pip install playwright, and install Chromium (apt-get install chromium)"
SCRIPT = str(Path(__file__).parents[3] / "app.py")
Visit = Callable[..., AppTest]


@pytest.fixture
def visit(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Return what opens the address given by its parameters, of the sample graph."""
    return visitor(sample_file, monkeypatch)


def visitor(graph: Path | str, monkeypatch: pytest.MonkeyPatch) -> Visit:
    def open_(**parameters: str) -> AppTest:
        monkeypatch.setattr("sys.argv", ["app.py", str(graph)])
        page = AppTest.from_file(SCRIPT, default_timeout=30)
        page.query_params.update(parameters)
        return page.run()

    return open_


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason=HOW)
    if CHROMIUM is None:
        pytest.skip(HOW)
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def url(graph_file: Path) -> Iterator[str]:
    with served(graph_file) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A fresh visitor; what goes wrong in the page, or is asked of any network, fails the test."""
    with visiting(browser) as (tab, wrong):
        yield tab
    assert wrong == []
