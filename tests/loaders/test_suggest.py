"""Suggested merges, held against the judgements that people made on the five documents."""

from pathlib import Path

import pytest

from loaders import corpus
from loaders.identity import Judgement, key, read_judgements
from loaders.suggest import Suggestion, suggest

DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"


@pytest.fixture(scope="module")
def unjudged(tmp_path_factory: pytest.TempPathFactory) -> list[Suggestion]:
    """What is suggested where nothing was judged before."""
    graph = corpus.read_corpus(corpus.find([DOCUMENTS]), judgements=tmp_path_factory.mktemp("none") / "none.csv").graph
    return suggest(graph)


def is_of(pair: Suggestion, row: Judgement) -> bool:
    forms = [{key(row.label, form) for form in (node.name, *node.aliases)} for node in (pair.one, pair.other)]
    one, other = key(row.label, row.name), key(row.label, row.other)
    return (one in forms[0] and other in forms[1]) or (one in forms[1] and other in forms[0])


def test_firms_that_people_judged_the_same_are_suggested(unjudged: list[Suggestion]) -> None:
    rows = [row for row in read_judgements() if (row.label, row.judgement) == ("Enterprise", "same")]
    found = [row for row in rows if any(is_of(pair, row) for pair in unjudged)]
    # 宁波芯向荣公司 and 芯向荣 may be joined by the text itself.
    assert len(found) >= len(rows) - 1


def test_suggestions_come_best_first_and_never_twice(unjudged: list[Suggestion]) -> None:
    scores = [pair.score for pair in unjudged]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({frozenset((pair.one.id, pair.other.id)) for pair in unjudged}) == len(unjudged)


def test_names_of_one_list_and_related_names_are_never_suggested(unjudged: list[Suggestion]) -> None:
    names = {frozenset((pair.one.name, pair.other.name)) for pair in unjudged}
    assert frozenset(("公牛", "慈星")) not in names
    assert all(pair.one.label == pair.other.label for pair in unjudged)
