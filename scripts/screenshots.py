"""Takes the pictures of the explorer in docs/images/: `python -m scripts.screenshots [GRAPH] [--all]`.

Without `--all` those that the documentation shows; with it each page in both languages, two sizes, light and dark,
into build/screenshots/, to be looked at.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from graph.search import NameIndex
from graph.store import read
from graph.store.opening import open_store
from queries.examples import examples
from tests.views.explorer.browsing import CHROMIUM, served, visit, visiting
from views.explorer.shell import PAGES

SIZES = ((1366, 768), (1920, 1080))
SETTLING = 1200  # milliseconds for charts and pictures to be drawn


def main() -> None:
    """Take the pictures."""
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    graph = Path(given[0] if given else "build/policy.lbug")
    with open_store(graph) as store:
        names = NameIndex.of(store)
        firm, industry = (names.find(name)[0].id for name in ("公牛集团", "智能家电"))
        passage = read.nodes(store, [firm])[0].evidence[0]
    views: dict[str, dict[str, str]] = {page: {} for page in PAGES}
    views["explore"] = {"names": firm, "open": industry}
    views["questions"] = {"q": "contractor-samples"}
    views["originals"] = {"file": passage.document, "at": f"{passage.start}-{passage.end}", "select": firm}
    views["cypher"] = {"statement": examples()[0].statement}
    with sync_playwright() as playwright, served(graph) as url:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        if "--all" in sys.argv:
            folder = Path("build/screenshots")
            for page, language, size, scheme in product(views, ("zh", "en"), SIZES, ("light", "dark")):
                file = folder / f"{page}-{language}-{size[0]}-{scheme}.png"
                take(browser, url, file, size, scheme, {"page": page, "lang": language, **views[page]})
        else:
            for page, parameters in views.items():
                file = Path("docs/images") / f"{page}.png"
                take(browser, url, file, SIZES[0], "light", {"page": page, **parameters})
        browser.close()


def take(
    browser: Browser, url: str, file: Path, size: tuple[int, int], scheme: str, parameters: dict[str, str]
) -> None:
    """Take one picture, and say what went wrong in its page."""
    with visiting(browser, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme) as (tab, wrong):
        visit(tab, url, **parameters)
        tab.wait_for_selector('[data-testid="stSkeleton"]', state="detached")  # what stands where parts are yet to come
        tab.wait_for_timeout(SETTLING)
        file.parent.mkdir(parents=True, exist_ok=True)
        tab.screenshot(path=file)
    print(file, *wrong)


if __name__ == "__main__":
    main()
