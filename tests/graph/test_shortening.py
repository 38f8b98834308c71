"""Statements asked again answer with places: which can, what they become, and that nobody sees a difference."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.store import ladybug_values
from graph.store.base import StoreError
from graph.store.ladybug import LadybugStore
from graph.store.shortening import shortened
from queries.catalogue import catalogue, choices, run

GATHERS_BEFORE = "announced-vs-named"  # another order was tried, and took ten times as long at 30 times the documents


@pytest.mark.parametrize(
    ("statement", "types", "becomes"),
    [
        ("MATCH (n) RETURN n", ["NODE"], "MATCH (n) RETURN id(n) AS n"),
        ("match (n) return n as x;", ["NODE"], "match (n) return id(n) as x ;"),
        ("MATCH (n) RETURN n\nLIMIT 3", ["NODE"], "MATCH (n) RETURN id(n) AS n LIMIT 3"),
        ("MATCH (n)-[r]-(m) RETURN DISTINCT r, m", ["REL", "NODE"], "… RETURN DISTINCT id(r) AS r, id(m) AS m"),
        ("MATCH (n) RETURN collect(DISTINCT n) AS all", ["NODE[]"], "MATCH (n) RETURN collect(DISTINCT id(n)) AS all"),
        (
            "MATCH (n) RETURN n.limit, 'a, b', n // the node",
            ["STRING", "STRING", "NODE"],
            "… n.limit, 'a, b', id(n) AS n",
        ),
        ("WITH 1 AS a RETURN [a, a], COUNT { MATCH (n) RETURN n LIMIT 1 }", ["INT64[]", "INT64"], None),
        ("MATCH p = ()-[]->() RETURN p", ["RECURSIVE_REL"], None),
        ("MATCH (n) WITH collect(n) AS all RETURN all", ["NODE[]"], None),
        ("MATCH (n) RETURN n UNION MATCH (m) RETURN m AS n", ["NODE"], None),
        ("MATCH (n) RETURN *", ["NODE", "REL"], None),
        ("MATCH (`a b`) RETURN `a b`", ["NODE"], None),
        ("MATCH (n) RETURN n.name", ["STRING"], None),
    ],
)
def test_what_a_statement_becomes(statement: str, types: Sequence[str], becomes: str | None) -> None:
    short = shortened(statement, types)
    if becomes is None or short is None:
        assert short is None and becomes is None
    else:
        assert short.statement.endswith(becomes.removeprefix("…"))
        assert len(short.places) == len(types)


@pytest.mark.parametrize("name", catalogue())
def test_a_question_asked_again_has_the_same_answer(graph_file: Path, name: str) -> None:
    with LadybugStore.open(graph_file) as store, LadybugStore.open(graph_file) as forgetful:
        parameters = catalogue()[name].parameters.values()
        givens = [{}, *({one.name: value} for one in parameters for value in choices(one, store)[1:3])]
        for given in (*givens, *givens):
            statement = catalogue()[name].statement
            values = {one.name: one.parse(given.get(one.name, one.default)) for one in parameters}
            forgetful._short[statement] = None
            assert run(name, store, **given).result == forgetful.run(statement, values)
        assert store._short[statement] or name == GATHERS_BEFORE


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n) RETURN DISTINCT n ORDER BY n.name",
        "MATCH (n)-[r]->() RETURN n, count(r) AS c ORDER BY n.name",
        "OPTIONAL MATCH (n:Region {name: 'nowhere'}) RETURN n, id(n) AS place",
        "MATCH (n:Region)-[r]-() RETURN n, id(n) AS place, collect(r) AS relations ORDER BY n.name",
    ],
)
def test_any_statement_asked_again_has_the_same_answer(sample_file: Path, statement: str) -> None:
    with LadybugStore.open(sample_file) as store:
        assert store.run(statement, {}) == store.run(statement, {}) == store.run(statement, {}) == store.run(statement)


def test_what_is_not_kept_is_asked_for(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    statement = "MATCH (n) WHERE n.name >= $name RETURN n ORDER BY n.name"
    with LadybugStore.open(sample_file) as store:
        few, many = store.run(statement, {"name": "慈溪"}, most=1), store.run(statement, {"name": ""})
        assert few.rows[0] in many.rows
        assert len(many.rows) > 2
        monkeypatch.setattr(ladybug_values, "MOST_KEPT", 2)
        for _ in range(3):
            assert store.run(statement, {"name": "慈溪"}, most=1) == few
            assert store.run(statement, {"name": ""}) == many


def test_a_statement_that_fails_when_asked_again_says_why(sample_file: Path) -> None:
    statement = "MATCH (n:Region) WHERE n.name = CAST($name AS INT64) OR $name = '' RETURN n"
    with LadybugStore.open(sample_file) as store:
        for _ in range(2):
            with pytest.raises(StoreError):
                store.run(statement, {"name": "慈溪"})


def test_threads_ask_again_at_once(graph_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladybug_values, "MOST_KEPT", 150)
    names = ["parks", "citations", "honours-of", "leading-enterprises"] * 5
    with LadybugStore.open(graph_file) as store, ThreadPoolExecutor(4) as pool:
        expected = {name: run(name, store).result for name in set(names)}
        for name, result in zip(names, pool.map(lambda name: run(name, store).result, names), strict=True):
            assert result == expected[name]
