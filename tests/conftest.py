"""What several tests share: a hand-made graph, and the file built from the documents of the corpus."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.check import check
from graph.ontology import Ontology, load
from graph.statement import Graph
from graph.store.base import Store
from graph.store.ladybug import LadybugStore
from graph.store.ladybug_build import write
from loaders import corpus
from tests import sample
from tests.commands import Run, runner
from tests.server import emptied, found

DOCUMENTS = Path(__file__).parent.parent / "data" / "documents"


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load()


@pytest.fixture(scope="session")
def sample_graph() -> Graph:
    return sample.graph()


@pytest.fixture(scope="session")
def sample_file(sample_graph: Graph, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.lbug"
    write(sample_graph, path, ontology)
    return path


@pytest.fixture(scope="session")
def sample_store(sample_file: Path) -> Iterator[Store]:
    with LadybugStore.open(sample_file) as store:
        yield store


@pytest.fixture(scope="session")
def graph_file(ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the five documents of the corpus."""
    reading = corpus.read_corpus(corpus.find([DOCUMENTS]))
    check(reading.graph, reading.texts, ontology)
    path = tmp_path_factory.mktemp("corpus") / "policy.lbug"
    write(reading.graph, path, ontology)
    return path


@pytest.fixture(scope="module")
def neo4j_address() -> Iterator[str]:
    """The address of an empty database, nobody else's until the tests of the module are done."""
    address = found()
    if address is None:
        missing = "no Neo4j server; have one with: scripts/neo4j start"
        if "CI" in os.environ:
            pytest.fail(missing)
        pytest.skip(missing)
    with emptied(address):
        yield address


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests ran on a Neo4j server."""
    passed = terminalreporter.getreports("passed")
    ran = sum("neo4j_server" in report.keywords for report in passed if report.when == "call")
    terminalreporter.write_line(f"on a Neo4j server: {ran} passed" + ("" if ran else " (scripts/neo4j start has one)"))


@pytest.fixture
def policygraph(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)
