"""Whatever a document holds, reading it fails nowhere and every statement quotes it."""

from hypothesis import given, settings

from graph.check import check
from graph.ontology import load
from tests.loaders.reading import DOCUMENTS, document, graph_of, messy_text, pieces

FIVE = [document(path.name) for path in sorted(DOCUMENTS.glob("*.txt"))]


def read_and_check(text: str) -> None:
    """Read a text as two documents, so that their names meet, and hold the graph against them."""
    texts = {"one.txt": text, "two.txt": text[len(text) // 2 :] + text}
    check(graph_of(texts), texts, load())


@given(messy_text().filter(str.strip))
def test_any_text_is_read(text: str) -> None:
    read_and_check(text)


@given(pieces(FIVE).filter(str.strip))
@settings(max_examples=60)
def test_passages_of_the_documents_in_any_order_are_read(text: str) -> None:
    read_and_check(text)


@given(pieces(["\n".join(sorted(text.splitlines(), key=len)) for text in FIVE]).filter(str.strip))
@settings(max_examples=30)
def test_lines_of_the_documents_sorted_by_length_are_read(text: str) -> None:
    read_and_check(text)
