"""Each question against an answer worked out by hand from the five documents.

tests/golden/answers/ has a file a question: the parameters, some columns, and the rows that are true, each with the
words that say so. A row that is `missed` is true but not found, a `wrong` one is found but not true: both with the
reason, and both fail once reading improves, so that the file can be mended.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.result import Cell, Result
from graph.store.base import Store
from graph.store.ladybug import LadybugStore
from loaders.text import read
from queries.catalogue import catalogue, run

ANSWERS = Path(__file__).parent.parent / "golden" / "answers"
DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"
BLANKS = re.compile(r"\s+")


@pytest.fixture(scope="module")
def store(graph_file: Path) -> Iterator[Store]:
    with LadybugStore.open(graph_file) as opened:
        yield opened


@cache
def golden(name: str) -> Any:
    return yaml.safe_load((ANSWERS / f"{name}.yaml").read_text("utf-8"))


@cache
def text_of(document: str) -> str:
    return read(DOCUMENTS / f"{document}.txt")


def key(cells: list[Cell] | tuple[Cell, ...]) -> str:
    """Return cells as they can be compared: names of a list in order, numbers as numbers."""
    return repr([sorted(map(str, c)) if isinstance(c, list) else float(c) if type(c) is int else c for c in cells])


def answered(store: Store, name: str) -> dict[str, Result]:
    """Return the rows of the answer by the golden columns, each with all that the answer has for it."""
    expected = golden(name)
    result = run(name, store, **expected["parameters"]).result
    places = [result.columns.index(column) for column in expected["columns"]]
    rows: dict[str, list[tuple[Cell, ...]]] = {}
    for row in result.rows:
        rows.setdefault(key([row[place] for place in places]), []).append(row)
    return {cells: Result(result.columns, tuple(group)) for cells, group in rows.items()}


def places_of(quote: str, document: str) -> list[tuple[int, int]]:
    """Return where a document says this, blanks and line ends left aside."""
    words = r"\s*".join(map(re.escape, BLANKS.sub("", quote)))
    return [match.span() for match in re.finditer(words, text_of(document))]


def test_every_question_has_a_golden_answer() -> None:
    assert {path.stem for path in ANSWERS.glob("*.yaml")} == set(catalogue())


@pytest.mark.parametrize("name", catalogue())
def test_the_answer_is_the_golden_one(store: Store, name: str) -> None:
    expected = golden(name)
    found = set(answered(store, name))
    true = {key(row["is"]): "missed" in row for row in expected["rows"]}
    wrong = {key(row["is"]) for row in expected.get("wrong", ())}
    assert {row for row, missed in true.items() if not missed} | wrong == found


@pytest.mark.parametrize("name", catalogue())
def test_each_golden_row_cites_the_words_that_say_so(store: Store, name: str) -> None:
    rows = answered(store, name)
    for row in golden(name)["rows"]:
        passages = rows[key(row["is"])].evidence if "missed" not in row else None
        assert row["says"]
        for said in row["says"]:
            ((document, quote),) = said.items()
            spans = places_of(quote, document)
            assert spans, f"{document} does not say {quote}"
            assert passages is None or any(
                passage.document == f"{document}.txt" and passage.start < end and start < passage.end
                for passage in passages
                for start, end in spans
            ), f"{row['is']} does not cite {quote}"
