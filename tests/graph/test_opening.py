"""A graph is opened from wherever it is kept, and what can't be opened is named without a secret."""

from pathlib import Path

import pytest

from graph.store.base import StoreError
from graph.store.neo4j_server import Address
from graph.store.opening import open_store
from tests.commands import Run, failure


def test_a_path_is_a_graph_file(sample_file: Path) -> None:
    for where in (sample_file, str(sample_file)):
        with open_store(where) as store:
            assert store.run("MATCH (n:Region) RETURN n.name AS name").rows == (("慈溪市",),)


def test_the_environment_names_the_graph(policygraph: Run, sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_URI", str(sample_file))
    assert policygraph("stats").code == 0


@pytest.mark.parametrize("address", ["http://localhost:7474", "neo4j://", "neo4j+x://localhost"])
def test_what_is_no_address_of_a_server_is_named(address: str) -> None:
    with pytest.raises(StoreError, match="is no address of a server"):
        open_store(address)


def test_a_password_in_an_address_is_refused_and_not_repeated(policygraph: Run) -> None:
    message = failure(policygraph("stats", "--graph", "neo4j://me:secret@localhost:7687"))
    assert "NEO4J_PASSWORD" in message
    assert "secret" not in message


def test_the_database_is_the_path_of_the_address_or_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Address.parse("bolt://localhost").database is None
    monkeypatch.setenv("NEO4J_DATABASE", "policies")
    assert Address.parse("bolt://localhost").database == "policies"
    assert Address.parse("neo4j+s://localhost:7687/other/").database == "other"


def test_a_server_that_does_not_answer_is_named(policygraph: Run) -> None:
    message = failure(policygraph("stats", "--graph", "bolt://127.0.0.1:1"))
    assert "bolt://127.0.0.1:1: does not answer" in message
