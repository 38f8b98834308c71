"""Questions asked in one's own words: sixty of them, written before anything understood them."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.store.base import Store
from graph.store.ladybug import LadybugStore
from queries.asking import Interpreter
from queries.catalogue import catalogue

TABLE = Path(__file__).parent.parent / "golden" / "asked.csv"
RIGHT = 55


class Asked(NamedTuple):
    words: str
    question: str
    parameters: dict[str, str]


def table() -> list[Asked]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [(row["asked"], row["question"], row["parameters"]) for row in csv.DictReader(file)]
    pairs = [[pair.partition("=") for pair in given.split(";") if pair] for *_, given in rows]
    return [
        Asked(words, question, {name: value for name, _, value in given})
        for (words, question, _), given in zip(rows, pairs, strict=True)
    ]


@pytest.fixture(scope="module")
def interpreter(graph_file: Path) -> Iterator[Interpreter]:
    with LadybugStore.open(graph_file) as store:
        yield Interpreter(store)


@pytest.fixture(scope="module")
def on_sample(sample_store: Store) -> Interpreter:
    return Interpreter(sample_store)


def test_most_of_the_table_is_understood(interpreter: Interpreter) -> None:
    worded = {name for name, question in catalogue().items() if question.asked}
    rows = [row for row in table() if row.question in worded]
    wrong = []
    for row in rows:
        found = interpreter.understand(row.words)
        if not found or (found[0].question.name, found[0].parameters) != (row.question, row.parameters):
            took = [(one.question.name, dict(one.parameters), round(one.score, 2)) for one in found]
            wrong.append(f"{row.words}: {row.question} {row.parameters}, not {took}")
    assert len(rows) - len(wrong) >= RIGHT, "\n".join(wrong)


@pytest.mark.parametrize("name", catalogue())
def test_a_question_understands_its_own_wordings(interpreter: Interpreter, name: str) -> None:
    question = catalogue()[name]
    for wording in (*question.title.values(), *question.question.values()):
        assert interpreter.understand(wording)[0].question.name == name, wording


def test_what_was_heard_and_what_was_not_used_is_told(on_sample: Interpreter) -> None:
    best, *_ = on_sample.understand("lzkj的样本企业，还有高松技术")
    assert best.parameters == {"contractor": "蓝卓科技"}
    assert best.heard == {"contractor": "lzkj"}
    assert best.unused == ["高松技术"]


def test_a_name_alone_asks_what_it_is_connected_to_or_where_it_stands(on_sample: Interpreter) -> None:
    for words, question, name in (
        ("dongnanfuhe", "neighbourhood", "东南复合"),
        ("黄新华", "who-is-named-where", "黄新华"),
    ):
        best, *_ = on_sample.understand(words)
        assert (best.question.name, best.parameters) == (question, {"name": name})


def test_a_question_is_read_in_pinyin(on_sample: Interpreter) -> None:
    best, *_ = on_sample.understand("zongbaoshang you shui qiantou")
    assert best.question.name == "leading-contractors"


def test_the_next_best_follow(on_sample: Interpreter) -> None:
    scores = [one.score for one in on_sample.understand("东南复合获得了哪些荣誉，出现在哪些文件", limit=5)]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "words", ["", "？", "今天天气好吗", "床前明月光，疑是地上霜", "lorem ipsum dolor sit amet", "hello"]
)
def test_what_is_no_question_about_the_graph_is_not_understood(on_sample: Interpreter, words: str) -> None:
    assert on_sample.understand(words) == []


@settings(deadline=timedelta(seconds=2))
@given(st.text(max_size=300) | st.text(alphabet="蓝卓科技的样本企业lzkj有哪些 的", max_size=300))
def test_any_words_are_answered_at_once(on_sample: Interpreter, words: str) -> None:
    for one in on_sample.understand(words):
        assert set(one.parameters) <= set(one.question.parameters)
        assert all(heard in words for heard in one.heard.values())
