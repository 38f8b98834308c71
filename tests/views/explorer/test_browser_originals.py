"""原文 in Chromium: from an edge to its sentence, from a name to its card, and text that is only text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from graph.ontology import Ontology
from graph.statement import Evidence, Graph, Node, node_id
from graph.store.ladybug_build import write
from tests.views.explorer.browsing import served, visit
from tests.views.reading_room import FILE, NAMES, hostile

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

PLAN = "cixi-2021-plan-digital-economy.txt"
FIRM = node_id("Enterprise", "公牛集团")
PROJECT = node_id("Project", "公牛LED灯生产基地")


def in_sight(tab: Page, part: Locator) -> bool:
    """Tell whether a part lies within the box that shows the text."""
    box, frame = part.bounding_box(), tab.locator(".reading .text").bounding_box()
    assert box and frame
    return frame["y"] <= box["y"] and box["y"] + box["height"] <= frame["y"] + frame["height"]


def test_an_edge_leads_to_its_sentence_marked_and_in_sight(tab: Page, url: str) -> None:
    visit(tab, url, page="explore", names=FIRM, select=f"{FIRM} UNDERTAKES {PROJECT}")
    tab.get_by_role("button", name="读原文").first.click()
    sentence = tab.locator(".reading .here").first
    sentence.wait_for()
    assert "公牛LED灯生产基地" in tab.locator(".reading .here").all_inner_texts()[0]
    assert in_sight(tab, sentence)
    marked = tab.evaluate("[...CSS.highlights.get('evidence')].map(String).join('')")
    assert "公牛LED灯生产基地" in marked


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_name_shows_its_card_and_nothing_scrolls_away(
    tab: Page, url: str, size: tuple[int, int], language: str
) -> None:
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    visit(tab, url, page="originals", file=PLAN, lang=language)
    frame = tab.locator(".reading").bounding_box()
    assert frame and frame["y"] + frame["height"] <= size[1]
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    text = tab.locator(".reading .text")
    mark = text.locator("mark", has_text="韩电").first
    mark.scroll_into_view_if_needed()
    at = text.evaluate("text => text.scrollTop")
    mark.click()
    tab.wait_for_selector(".pg-name:has-text('韩电')")
    assert "select=Enterprise" in tab.url
    assert "lit" in str(mark.get_attribute("class"))
    assert at > 0
    assert text.evaluate("text => text.scrollTop") == at


def test_headings_lead_into_the_text_and_labels_can_be_hidden(tab: Page, url: str) -> None:
    visit(tab, url, page="originals", file=PLAN)
    tab.locator(".outline button", has_text="空间布局").first.click()
    assert in_sight(tab, tab.locator(".reading h3", has_text="空间布局"))
    shown = tab.locator(".reading mark.entity").count()
    tab.locator(".legend [data-kind=Industry]").click()
    tab.wait_for_url("**off=Industry**")
    assert tab.locator(".reading mark.entity").count() < shown


def test_the_keyboard_reaches_each_name(tab: Page, url: str) -> None:
    visit(tab, url, page="originals", file=PLAN)
    tab.locator(".reading .text").focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".pg-name")
    assert tab.locator(".reading mark.lit").count() > 0


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Iterator[str]:
    """A document whose names are what no name should be."""
    graph, texts = hostile()
    own = Node.of(
        "Document",
        NAMES[0],
        properties={"file": FILE, "in_corpus": True, "text": texts[FILE]},
        evidence=[Evidence(FILE, 1, 1 + len(NAMES[0]), NAMES[0])],
    )
    path: Path = tmp_path_factory.mktemp("hostile") / "hostile.lbug"
    nodes = sorted([*graph.nodes, own], key=lambda node: node.id)
    write(Graph(tuple(nodes), tuple(sorted(graph.edges, key=lambda edge: edge.key))), path, ontology)
    with served(path) as address:
        yield address


def test_hostile_text_is_text(tab: Page, hostile_url: str) -> None:
    visit(tab, hostile_url, page="originals", file=FILE)
    text = tab.locator(".reading .text")
    text.locator("mark", has_text="mg src").first.wait_for()  # the passages are filled in after the frame
    assert NAMES[1] in text.inner_text()
    text.locator("mark", has_text="mg src").first.click()
    tab.wait_for_selector(".pg-name")
    assert tab.locator("[data-testid=stMain] img").count() == 0
    assert tab.title() != "broken"
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
