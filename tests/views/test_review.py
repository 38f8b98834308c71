"""The reading room as a file: whole, without network, true to the text."""

import json
import re
from typing import Any

import pytest

from graph.ontology import load
from graph.statement import Graph
from loaders.corpus import Corpus
from tests import sample
from tests.views.reading_room import NAMES, hostile
from views.contents import Contents
from views.review import page


def room(html: str) -> Any:
    """Return the data of a page, found as a browser finds it: up to the first end of a script."""
    return json.loads(re.split("</script", html.split('<script id="room" type="application/json">')[1], flags=re.I)[0])


@pytest.fixture(scope="module", params=["corpus", "sample", "hostile", "empty"])
def case(request: pytest.FixtureRequest, corpus_reading: Corpus, sample_graph: Graph) -> tuple[Graph, dict[str, str]]:
    return {
        "corpus": (corpus_reading.graph, dict(corpus_reading.texts)),
        "sample": (sample_graph, sample.TEXTS),
        "hostile": hostile(),
        "empty": (Graph((), ()), {}),
    }[request.param]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fetches_nothing(case: tuple[Graph, dict[str, str]], language: str) -> None:
    html = page(*case, language)
    markup = html.split('<script id="room"')[0]
    assert not re.search(r"""(?:src|href|action)\s*=|url\(|@import|https?://""", markup)
    assert "default-src 'none'" in markup


def test_its_quotes_are_the_text(case: tuple[Graph, dict[str, str]]) -> None:
    graph, texts = case
    shown = room(page(graph, texts))
    nodes, documents = shown["nodes"], shown["documents"]
    marked = {
        (document["file"], start, end, nodes[node]["id"])
        for document in documents
        for start, end, at in document["marks"]
        for node in at
    }
    assert marked == {
        (one.document, one.start, one.end, edge.source)
        for edge in graph.edges
        if edge.type == "FROM_CHUNK"
        for one in edge.evidence
    }
    stated = {
        (edge["type"], document, start, end) for edge in shown["edges"] for document, start, end in edge["evidence"]
    }
    assert {(type_, documents[place]["text"][start:end]) for type_, place, start, end in stated} == {
        (edge.type, one.quote)
        for edge in graph.edges
        if edge.type not in ("FROM_CHUNK", "FROM_DOCUMENT", "NEXT_CHUNK")
        for one in edge.evidence
    }
    assert {document["file"]: document["text"] for document in documents} == texts


def test_every_relation_stands_beside_the_sentence_that_states_it(case: tuple[Graph, dict[str, str]]) -> None:
    shown = room(page(*case))
    figures = {name for name, label in shown["labels"].items() if label["isFigure"]}
    expected, noted = set(), set()
    for place, edge in enumerate(shown["edges"]):
        if shown["nodes"][edge["source"]]["label"] not in figures:
            expected |= {(place, *evidence) for evidence in map(tuple, edge["evidence"])}
    for document, content in enumerate(shown["documents"]):
        for note in content["notes"]:
            begin, end, _ = content["sentences"][note["sentence"]]
            assert any(begin <= start < end for start, _ in note["ranges"])
            noted |= {(place, document, *one) for place in note.get("edges", ()) for one in note["ranges"]}
    assert expected <= noted


def test_sources_of_the_same_targets_share_a_note(sample_graph: Graph) -> None:
    shown = room(page(sample_graph, sample.TEXTS))
    names = [node["name"] for node in shown["nodes"]]
    notes = [
        {names[shown["edges"][place]["source"]] for place in note["edges"]}
        for document in shown["documents"]
        for note in document["notes"]
        if note.get("type") == "SAMPLE_ENTERPRISE_OF"
    ]
    assert {"东南复合", "高松技术"} in notes


def test_a_unit_goes_with_its_number(corpus_reading: Corpus) -> None:
    shown = Contents(corpus_reading.graph, corpus_reading.texts, load(), "zh").data()
    facts = {tuple(fact) for node in shown["nodes"] for fact in node["facts"]}
    assert ("上限", "100万元") in facts
    assert ("类型", "实际") in facts


def test_names_cannot_end_the_data() -> None:
    graph, texts = hostile()
    html = page(graph, texts)
    assert "<" not in html.split('<script id="room" type="application/json">')[1].split("</script>")[0]
    assert {node["name"] for node in room(html)["nodes"]} >= set(NAMES)
