"""The explorer in Chromium, with all network but loopback blocked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.ontology import Ontology
from graph.statement import Edge, Evidence, Graph, Node, node_id
from graph.store.ladybug_build import write
from tests.views.explorer.browsing import names, picture, places, point, served, settled, visit, visiting
from views.explorer.shell import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIRM = node_id("Enterprise", "公牛集团")
INDUSTRY = node_id("Industry", "智能家电")
HOSTILE = (
    '<img src=x onerror="document.title=1">',
    "\u202egnp.exe",
    "**粗**[链接](javascript:alert(1))",
    "长" * 100_000,
)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_fits_every_screen_in_both_languages(tab: Page, url: str, page: str) -> None:
    visit(tab, url, page=page)
    for language in ("中文", "English"):
        tab.get_by_role("radio", name=language).click()
        settled(tab)
        for size in ({"width": 1366, "height": 768}, {"width": 1920, "height": 1080}):
            tab.set_viewport_size(size)  # type: ignore[arg-type]
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert tab.get_by_role("alert").count() == 0


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_what_matters_is_above_the_fold(tab: Page, url: str, size: tuple[int, int]) -> None:
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    visit(tab, url, page="explore", names=FIRM)
    for part in (picture(tab), tab.locator(".pg-name"), tab.locator(".pg-sentence").first):
        box = part.bounding_box()
        assert box and box["y"] < size[1] and box["x"] + box["width"] <= size[0]
    whole = picture(tab).bounding_box()
    assert whole and whole["y"] + whole["height"] <= size[1]


def test_a_click_on_a_node_shows_it_and_moves_nothing(tab: Page, url: str) -> None:
    visit(tab, url, page="explore", names=FIRM)
    root = picture(tab)
    root.evaluate("root => root.picture.network.moveTo({ scale: 0.8 })")
    before = places(root)
    tab.mouse.click(*point(root, "未来工厂"))
    tab.wait_for_selector(".pg-name:has-text('未来工厂')")
    assert "select=Honour" in tab.url
    assert places(root) == before
    assert root.evaluate("root => root.picture.network.getScale()") == 0.8
    tab.go_back()
    tab.wait_for_selector(".pg-name:has-text('公牛集团')")


def test_a_click_on_an_edge_shows_its_marked_sentence(tab: Page, url: str) -> None:
    visit(tab, url, page="explore", names=FIRM)
    root = picture(tab)
    edge = f"{FIRM} UNDERTAKES {node_id('Project', '公牛LED灯生产基地')}"
    tab.mouse.click(*point(root, edge))
    tab.wait_for_selector(".pg-kind:has-text('承担')")
    # What is said of the edge comes piece by piece; until its sentences are there, those of the former choice stand.
    marked = tab.locator("mark", has_text="公牛LED灯生产基地")
    tab.locator(".pg-sentence").first.filter(has=marked).wait_for()


def test_a_double_click_lets_neighbours_join_where_there_is_room(tab: Page, url: str) -> None:
    visit(tab, url, page="explore", names=FIRM)
    root = picture(tab)
    before, had = places(root), names(root)
    tab.mouse.dblclick(*point(root, "智能家电"))
    root.locator("[data-act=undo]:not(:disabled)").wait_for()
    joined = names(root) - had
    assert "韩电" in joined
    after = places(root)
    assert {id_: after[id_] for id_ in before} == before
    root.locator("[data-act=undo]").click()
    root.locator("[data-act=undo]:disabled").wait_for()
    assert names(root) == had


def test_a_link_opens_the_same_picture_elsewhere(browser: Browser, tab: Page, url: str) -> None:
    visit(tab, url, page="explore", names=FIRM, open=INDUSTRY)
    one = picture(tab)
    with visiting(browser) as (other, wrong):
        other.goto(tab.url)
        settled(other)
        assert names(picture(other)) == names(one)
        assert places(picture(other)) == places(one)
    assert wrong == []


def test_hiding_pinning_and_the_legend(tab: Page, url: str) -> None:
    visit(tab, url, page="explore", names=FIRM)
    root = picture(tab)
    tab.mouse.click(*point(root, "公牛平台"))
    tab.wait_for_selector(".pg-name:has-text('公牛平台')")
    root.locator("[data-act=pin]").click()
    assert root.evaluate("root => [...root.picture.pinned].length") == 1
    root.locator("[data-act=hide]").click()
    root.locator("[data-act=start]:not(:disabled)").wait_for()
    assert "公牛平台" not in names(root)
    root.locator("[data-kind=Honour]").click()
    assert "未来工厂" not in names(root)
    tab.wait_for_url("**off=Honour**")
    root.locator("[data-act=start]").click()
    root.locator("[data-act=start]:disabled").wait_for()
    assert "公牛平台" in names(root)


def test_a_filter_says_how_many_it_leaves_and_is_a_link(tab: Page, url: str) -> None:
    visit(tab, url, page="explore", names=FIRM)
    had = names(picture(tab))
    tab.get_by_role("combobox", name="类别").click()
    choice = tab.get_by_role("option").filter(has_text="荣誉")
    count = int(choice.inner_text().partition(" ")[0])
    choice.click()
    tab.wait_for_url("**label=Honour**")
    tab.wait_for_selector(".picture:not(:has([data-kind=Project]))")
    assert count == len(names(picture(tab))) - 1 < len(had) - 1
    tab.reload()
    settled(tab)
    assert len(names(picture(tab))) == count + 1


def test_the_keyboard_reaches_nodes_and_their_neighbours(tab: Page, url: str) -> None:
    visit(tab, url, page="explore", names=FIRM)
    root = picture(tab)
    assert root.locator("[aria-hidden=true] :is(button, input, [tabindex='0'])").count() == 0
    root.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_url("**select=**")
    chosen, _, more = root.locator("[role=status]").inner_text().partition(" +")
    assert any(chosen.endswith(name) for name in names(root))
    left_out = root.evaluate("root => root.picture.data.more[root.picture.selected] ?? ''")
    assert more == str(left_out)
    had = names(root)
    tab.keyboard.press("Enter")
    root.locator("[data-act=undo]:not(:disabled)").wait_for()
    assert names(root) >= had
    tab.keyboard.press("/")
    tab.keyboard.type("汽车")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".pg-name:has-text('汽车零部件')")


def test_a_picture_is_saved_as_png(tab: Page, url: str) -> None:
    visit(tab, url, page="explore", names=FIRM)
    with tab.expect_download() as saving:
        picture(tab).locator("[data-act=save]").click()
    assert Path(saving.value.path()).read_bytes().startswith(b"\x89PNG")


def test_an_answer_is_downloaded_as_csv(tab: Page, url: str) -> None:
    visit(tab, url, page="questions", q="contractor-samples")
    with tab.expect_download() as saving:
        tab.get_by_role("button", name="csv", exact=True).click()
    assert Path(saving.value.path()).read_text("utf-8-sig").startswith("总包商,")


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Iterator[str]:
    """A graph whose names are what no name should be."""
    city = Node.of("Region", "慈溪市")
    where = [Evidence("a.txt", place, place + len(name), name) for place, name in enumerate(HOSTILE)]
    nodes = [Node.of("Enterprise", name, evidence=[passage]) for name, passage in zip(HOSTILE, where, strict=True)]
    edges = [Edge(node.id, "LOCATED_IN", city.id, {}, node.evidence) for node in nodes]
    path = tmp_path_factory.mktemp("hostile") / "hostile.lbug"
    order = sorted([city, *nodes], key=lambda node: node.id)
    write(Graph(tuple(order), tuple(sorted(edges, key=lambda edge: edge.key))), path, ontology)
    with served(path) as address:
        yield address


@pytest.mark.parametrize("name", HOSTILE, ids=["markup", "direction", "markdown", "length"])
def test_hostile_names_are_text(tab: Page, hostile_url: str, name: str) -> None:
    visit(tab, hostile_url, page="explore", names=node_id("Region", "慈溪市"), select=node_id("Enterprise", name))
    assert len(names(picture(tab))) == 5
    assert tab.locator(".pg-name").inner_text()[:8] == name.replace("\u202e", "")[:8]
    assert tab.locator(".pg-sentence").inner_text()[:8]
    assert tab.locator("[data-testid=stMain] img, [data-testid=stMain] a[href^=javascript]").count() == 0
    assert tab.title() != "1"
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
