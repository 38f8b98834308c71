"""原文: the text whole and in order, each name at its place, and the sentence that an edge leads to."""

import pytest

from graph.statement import node_id
from graph.store.base import Store
from graph.store.document import document
from tests import sample
from tests.views.explorer.conftest import Visit
from views.explorer.reading import contents

REPLY = "reply-9.txt"
FIRM = node_id("Enterprise", "东南复合")
QUOTE = "东南复合获评省级智能工厂"
AT = sample.TEXTS[REPLY].index(QUOTE)
PLACE = f"{AT}-{AT + len(QUOTE)}"


def test_the_whole_text_is_set_in_order(sample_store: Store) -> None:
    found = document(sample_store, REPLY)
    assert found
    cells = [cell for block in contents(found, "zh")["blocks"] for row in block["rows"] for cell in row]
    assert cells == sorted(cells)
    said = "".join(sample.TEXTS[REPLY][start:end] for start, end in cells)
    assert said == "".join(sample.TEXTS[REPLY].split("\n"))


def test_each_mention_is_marked_at_its_place(sample_store: Store) -> None:
    found = document(sample_store, REPLY)
    assert found
    data = contents(found, "en")
    named = {
        (data["nodes"][node][0], sample.TEXTS[REPLY][start:end])
        for start, end, nodes in data["marks"]
        for node in nodes
    }
    assert named == {(id_, passage.quote) for id_, passage in found.mentions}
    assert {label["kind"]: label["count"] for label in data["labels"]}["Enterprise"] >= 2
    assert next(label["figure"] for label in data["labels"] if label["kind"] == "Observation")


def test_a_file_that_is_not_there_is_no_document(sample_store: Store) -> None:
    assert document(sample_store, "../etc/passwd") is None


@pytest.mark.parametrize(("language", "said"), [("zh", "对第9号建议的答复"), ("en", "sentence")])
def test_the_sentence_marked_is_cited(visit: Visit, language: str, said: str) -> None:
    page = visit(page="originals", file=REPLY, at=PLACE, lang=language)
    assert not page.exception
    whole, sentence = (part.value for part in page.code)
    assert sentence.startswith(whole.removesuffix("."))
    assert said in sentence


def test_what_is_chosen_is_shown_with_what_stands_at_the_same_place(visit: Visit) -> None:
    other = node_id("Honour", "省级智能工厂")
    page = visit(page="originals", file=REPLY, select=f"{FIRM},{other}")
    assert any("东南复合</bdi></h3>" in part.value for part in page.html)
    page.button(key=f"here.{other}").click().run()
    assert page.query_params["select"] == f"{other},{FIRM}"
    assert any("省级智能工厂</bdi></h3>" in part.value for part in page.html)


def test_an_edge_leads_to_its_sentence(visit: Visit) -> None:
    page = visit(page="explore", names=FIRM, select=f"{FIRM} AWARDED {node_id('Honour', '省级智能工厂')}")
    page.button(key="panel.read.0").click().run()
    assert page.query_params["page"] == "originals"
    assert (page.query_params["file"], page.query_params["at"]) == (REPLY, PLACE)
    assert any("<mark>东南复合获评省级智能工厂</mark>" in part.value for part in page.html)


def test_another_document_begins_at_its_beginning(visit: Visit) -> None:
    page = visit(page="originals", file=REPLY, at=PLACE, select=FIRM, lang="en")
    page.selectbox(key="originals.file").set_value("reply-362.txt").run()
    assert page.query_params == {"page": "originals", "file": "reply-362.txt", "lang": "en"}


@pytest.mark.parametrize("at", ["9-3", "0-0", "999999998-999999999", "-1-5", "abc", "1-99999999999999", "<b>", "²-³"])
def test_a_place_that_is_none_does_no_harm(visit: Visit, at: str) -> None:
    page = visit(page="originals", file="<b>", at=at, select="<b>,x", off="<b>")
    assert not page.exception
