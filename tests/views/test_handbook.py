"""The handbook of the questions is what the catalogue and the five documents give today."""

from pathlib import Path

from graph.store.ladybug import LadybugStore
from queries.catalogue import catalogue, topics
from views.handbook import handbook

PAGE = Path(__file__).parents[2] / "docs" / "queries.md"


def test_the_page_is_not_stale(graph_file: Path) -> None:
    with LadybugStore.open(graph_file) as store:
        written = handbook(store)
    assert PAGE.read_text("utf-8") == written + "\n", "run: policygraph queries --markdown > docs/queries.md"


def test_every_topic_has_questions() -> None:
    assert {question.topic for question in catalogue().values()} == set(topics())
