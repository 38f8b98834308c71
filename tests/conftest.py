"""What several tests share: a hand-made graph, and the file built from the documents of the corpus."""

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


@pytest.fixture
def policygraph(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)
