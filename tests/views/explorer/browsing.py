"""A server of the explorer, and what its pictures look like from outside."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).parents[3]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LAPTOP = {"width": 1366, "height": 768}
# A pattern, for a function would be asked in this process for each file of the page, which takes longer than the file.
_ELSEWHERE = re.compile(r"^(?!http://127\.0\.0\.1[:/]|data:|blob:)")
_AT = """(root, wanted) => {
  const { network, nodes, edges, canvas } = root.picture;
  const box = canvas.getBoundingClientRect();
  const node = nodes.get().find((one) => one.title.endsWith(wanted));
  const edge = node ? null : edges.get(wanted);
  const place = (id) => network.getPositions([id])[id];
  const middle = () => network.body.edges[edge.id].edgeType.getPoint(0.5);
  const at = network.canvasToDOM(node ? place(node.id) : middle());
  return { x: box.x + at.x, y: box.y + at.y };
}"""


@contextmanager
def served(graph: Path) -> Iterator[str]:
    """Serve the explorer of a graph, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless=true"]
    process = subprocess.Popen(
        [*command, f"--server.port={port}", "--", str(graph)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}/"
        _wait(url, process)
        yield url
    finally:
        process.terminate()
        process.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = monotonic() + 30
    while monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{url}_stcore/health", timeout=1):
                return
        except OSError:
            sleep(0.05)
    raise RuntimeError("the explorer did not start")


@contextmanager
def visiting(browser: Browser, **options: object) -> Iterator[tuple[Page, list[str]]]:
    """Give a fresh visitor, whose requests but those to this computer are stopped, and what went wrong."""
    wrong: list[str] = []
    context = browser.new_context(**{"viewport": LAPTOP, **options})  # type: ignore[arg-type]
    tab = context.new_page()
    tab.route(_ELSEWHERE, lambda route: route.abort())
    tab.on("requestfailed", lambda request: wrong.append(request.url))
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    yield tab, wrong
    context.close()


def visit(tab: Page, url: str, **parameters: str) -> None:
    """Open an address, and wait until its page is there."""
    tab.goto(f"{url}?{urlencode(parameters)}")
    settled(tab)


def settled(tab: Page) -> None:
    """Wait until the page has run."""
    tab.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    tab.wait_for_selector(".pg-title")


def picture(tab: Page) -> Locator:
    """Return the picture of the page, when it is drawn."""
    root = tab.locator(".picture")
    root.locator("canvas").wait_for()
    return root


def point(root: Locator, wanted: str) -> tuple[float, float]:
    """Return where on the screen a node is, by its name, or the middle of an edge, by its id."""
    at = root.evaluate(_AT, wanted)
    return at["x"], at["y"]


def names(root: Locator) -> set[str]:
    """Return the names of the nodes that are seen."""
    titles = root.evaluate("root => root.picture.nodes.get().filter(n => !n.hidden).map(n => n.title)")
    return {str(title).split("\n", 1)[1] for title in titles}


def places(root: Locator) -> dict[str, dict[str, float]]:
    """Return where the nodes stand in the picture."""
    found: dict[str, dict[str, float]] = root.evaluate("root => root.picture.network.getPositions()")
    return found
