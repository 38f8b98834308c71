"""How fast the explorer draws, in Chromium: first picture, neighbours that join, and 1,000 nodes.

    python -m benchmarks.app [GRAPH]

Each figure is the median of ten. Cold is a server just started and a browser that has never seen it; warm is a
picture asked for in an open page. The bars: 2.5 s cold, 0.5 s warm and for neighbours, 1.5 s for 1,000 nodes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from graph.layout import positions
from graph.search import NameIndex
from graph.statement import Edge, Node
from graph.store.opening import open_store
from tests.views.explorer.browsing import CHROMIUM, picture, point, served, settled, visit, visiting
from views.explorer.picture import described
from views.explorer.scene import Scene

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS = 10
FIRM, INDUSTRY = "公牛集团", "智能家电"
# Resolves with the time at which the picture first has other nodes than now, drawn.
DRAWN = """root => new Promise((resolve) => {
  const { network, nodes } = root.picture, before = nodes.getIds().join();
  const look = () => nodes.getIds().join() !== before && (network.off("afterDrawing", look), resolve(Date.now()));
  network.on("afterDrawing", look);
})"""
REDRAWN = """(root, data) => new Promise((resolve) => {
  const { picture } = root, start = performance.now();
  picture.network.once("afterDrawing", () => setTimeout(() => resolve(performance.now() - start)));
  picture.update({ ...picture.data, ...data, scene: String(start) }, () => {});
})"""


def main() -> None:
    """Measure and print."""
    graph = Path(sys.argv[1] if len(sys.argv) > 1 else "build/policy.lbug")
    with open_store(graph) as store:
        ids = {name: NameIndex.of(store).find(name)[0].id for name in (FIRM, INDUSTRY)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        report("server ready to first picture, cold", [cold(browser, graph, ids[FIRM]) for _ in range(ROUNDS)], 2.5)
        with served(graph) as url:
            warm, joined = zip(*(stepped(browser, url, ids) for _ in range(ROUNDS)), strict=True)
            report("picture in an open page, warm", warm, 0.5)
            report("double click to neighbours drawn", joined, 0.5)
            report("1,000 nodes: placed, sent and drawn", thousand(browser, url, ids[FIRM]), 1.5)
        browser.close()


def report(what: str, seconds: list[float] | tuple[float, ...], bar: float) -> None:
    """Print a median beside its bar."""
    print(f"{what:38} {median(seconds):5.2f} s  (at most {bar} s; {min(seconds):.2f} to {max(seconds):.2f})")


def cold(browser: Browser, graph: Path, firm: str) -> float:
    """Return the seconds from a server just ready to its first picture."""
    with served(graph) as url, visiting(browser) as (tab, _):
        start = perf_counter()
        tab.goto(f"{url}?page=explore&names={firm}")
        picture(tab)
        return perf_counter() - start


def stepped(browser: Browser, url: str, ids: dict[str, str]) -> tuple[float, float]:
    """Return the seconds in which a name found is drawn, and in which the neighbours of a node join."""
    with visiting(browser) as (tab, _):
        visit(tab, url, page="explore", names=ids[INDUSTRY], q=FIRM)
        root = picture(tab)
        root.evaluate(f"root => {{ root.drawn = ({DRAWN})(root) }}")
        button = tab.locator(f".st-key-found-{ids[FIRM].replace(':', '-')} button")
        start = tab.evaluate("Date.now()")
        button.click()
        warm = root.evaluate("root => root.drawn") - start
        settled(tab)
        root.evaluate(f"root => {{ root.drawn = ({DRAWN})(root) }}")
        at = point(root, INDUSTRY)
        start = tab.evaluate("Date.now()")
        tab.mouse.dblclick(*at)
        return warm / 1000, (root.evaluate("root => root.drawn") - start) / 1000


def thousand(browser: Browser, url: str, firm: str) -> list[float]:
    """Return the seconds in which 1,000 nodes and 1,500 edges are placed, sent to the page and drawn."""
    draw = Random(1)
    nodes = tuple(Node.of("Enterprise", f"企业{number}") for number in range(1000))
    edges = tuple(Edge(draw.choice(nodes).id, "COOPERATES_WITH", draw.choice(nodes).id) for _ in range(1500))
    unique = tuple({edge.key: edge for edge in edges}.values())
    took = []
    with visiting(browser) as (tab, _):
        visit(tab, url, page="explore", names=firm)
        root = picture(tab)
        for _ in range(ROUNDS):
            start = perf_counter()
            places = positions([node.id for node in nodes], [(edge.source, edge.target) for edge in unique])
            data = described(Scene(nodes, unique, places, {}), "zh")
            root.evaluate(REDRAWN, data)
            took.append(perf_counter() - start)
    return took


if __name__ == "__main__":
    main()
