"""Cypher: what is asked is answered or refused with its reason, and stays in the address and the session."""

import pytest

from graph.store.base import Store
from queries.examples import Example, examples
from tests.views.explorer.conftest import Visit
from views.explorer.pages.cypher import KEPT, LONGEST, ROWS
from views.explorer.words import words

FIRMS = "MATCH (e:Enterprise) RETURN e.name AS name ORDER BY name"
MANY = "UNWIND range(1, 5000) AS number RETURN number"


def test_a_statement_of_the_address_is_answered(visit: Visit) -> None:
    page = visit(page="cypher", statement=FIRMS)
    assert not page.exception
    assert "东南复合" in list(page.dataframe[0].value["name"])


def test_nodes_and_edges_read_in_the_table_and_state_their_sentences(visit: Visit) -> None:
    page = visit(page="cypher", statement="MATCH (e:Enterprise)-[r:AWARDED]->(h:Honour) RETURN e, r, h")
    assert page.dataframe[0].value.iloc[0].to_list() == [
        "东南复合（Enterprise）",
        "-[AWARDED]->",
        "省级智能工厂（Honour）",
    ]
    assert any("<mark>东南复合获评省级智能工厂</mark>" in part.value for part in page.html)


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n) DELETE n",
        "MATCH (n:Region) SET n.name = 'x' RETURN n",
        "COPY (MATCH (n) RETURN n.id) TO 'ids.csv'",
        "LOAD FROM '/etc/passwd' RETURN *",
        "MATCH (n RETURN n",
        "<script>alert(1)</script>",
    ],
)
def test_what_does_not_only_read_is_refused_with_the_reason(visit: Visit, statement: str) -> None:
    page = visit(page="cypher", statement=statement)
    assert not page.exception
    assert words("zh")["cypher_trouble"] in page.error[0].value
    assert page.code[0].value
    assert not page.dataframe


def test_the_reason_is_said_in_the_language_of_the_page(visit: Visit) -> None:
    for language, part in (("zh", "这里只能查询"), ("en", "is only read from here")):
        assert part in visit(page="cypher", lang=language, statement="CREATE (n)").code[0].value


def test_rows_beyond_the_first_are_said_to_be_there(visit: Visit) -> None:
    page = visit(page="cypher", statement=MANY)
    assert len(page.dataframe[0].value) == ROWS
    assert any(words("zh")["cypher_cut"].format(rows=ROWS) in part.value for part in page.html)


def test_a_statement_too_long_for_an_address_is_said_so(visit: Visit) -> None:
    page = visit(page="cypher", statement="RETURN 1 " + " " * LONGEST)
    assert page.warning
    assert not page.dataframe


def test_columns_of_one_name_and_values_of_many_kinds_are_shown(visit: Visit) -> None:
    page = visit(page="cypher", statement="UNWIND [1, 2] AS a RETURN a, [a, 7] AS b, {c: a} AS c, NULL AS d, true AS a")
    assert not page.exception
    assert page.dataframe[0].value.iloc[1].to_list()[:2] == [2, "2、7"]


def test_an_example_fills_the_address_and_the_history_of_this_session_alone(visit: Visit) -> None:
    page, other = visit(page="cypher"), visit(page="cypher")
    for number in (0, 1, 0):
        page.button(key=f"example.{number}").click().run()
    assert page.query_params["statement"] == examples()[0].statement
    assert page.button(key="history.0").label.startswith("MATCH")
    assert not [button for button in page.button if button.key == "history.2"]
    page.button(key="history.1").click().run()
    assert page.query_params["statement"] == examples()[1].statement
    assert not [button for button in other.run().button if str(button.key).startswith("history")]


def test_the_history_of_a_session_has_an_end(visit: Visit) -> None:
    page = visit(page="cypher")
    page.session_state["cypher.history"] = [f"RETURN {number}" for number in range(KEPT)]
    page.button(key="example.0").click().run()
    assert len(page.session_state["cypher.history"]) == KEPT


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.title["en"])
def test_every_example_runs(sample_store: Store, example: Example) -> None:
    assert sample_store.run(example.statement).columns
