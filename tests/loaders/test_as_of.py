"""What had been stated by a day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.ontology import Ontology
from graph.store.base import Store
from graph.store.ladybug import LadybugStore
from graph.store.ladybug_build import write
from graph.store.read import counts, everything
from graph.store.sources import sources
from loaders import corpus
from loaders.as_of import as_of, last_day

TEXTS = {
    "2023.txt": "慈溪市商务局文件\n关于公布示范企业的通知\n公牛集团被评为省级智能工厂。\n2023年9月12日\n",
    "2024.txt": "慈溪市商务局文件\n慈商〔2024〕3号\n关于数字化改造的通知\n"
    "公牛集团被评为省级智能工厂，慈星股份被评为国家级单项冠军。\n",
    "never.txt": "慈溪市商务局文件\n关于园区的通知\n慈星股份被评为省级智能工厂。\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dated")
    for name, text in TEXTS.items():
        (made / name).write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def store(folder: Path, ontology: Ontology) -> Iterator[Store]:
    write(corpus.read_corpus(corpus.find([folder])).graph, folder / "all.lbug", ontology)
    with LadybugStore.open(folder / "all.lbug") as opened:
        yield opened


def names(store: Store, label: str) -> set[str]:
    return {str(name) for (name,) in store.run(f"MATCH (n:{label}) RETURN n.name AS name").rows}


def test_later_documents_have_stated_nothing_yet(store: Store) -> None:
    with as_of(store, date(2023, 12, 31)) as then:
        assert list(sources(then.store)) == ["2023.txt"]
        assert names(then.store, "Honour") == {"省级智能工厂"}
        assert [source.file for source in then.later] == ["2024.txt"]


def test_a_relation_rests_on_what_was_written_by_then(store: Store) -> None:
    asked = "MATCH (:Enterprise {name: '公牛集团'})-[r:AWARDED]->(:Honour {name: '省级智能工厂'}) RETURN r"
    assert {one.document for one in store.run(asked).evidence} == {"2023.txt", "2024.txt"}
    with as_of(store, date(2023, 12, 31)) as then:
        assert {one.document for one in then.store.run(asked).evidence} == {"2023.txt"}


def test_a_document_without_a_date_is_named_and_left_out(store: Store) -> None:
    with as_of(store, date(2100, 1, 1)) as then:
        assert [source.file for source in then.undated] == ["never.txt"]
        assert list(sources(then.store)) == ["2023.txt", "2024.txt"]


def test_a_document_of_a_year_counts_from_its_last_day(store: Store) -> None:
    with as_of(store, date(2024, 12, 30)) as then:
        assert [source.file for source in then.later] == ["2024.txt"]
    with as_of(store, date(2024, 12, 31)) as then:
        assert then.later == ()


def test_the_graph_is_the_one_a_build_would_have_made(store: Store, folder: Path, ontology: Ontology) -> None:
    built = corpus.read_corpus([folder / "2023.txt", folder / "2024.txt"]).graph
    with as_of(store, date(2024, 12, 31)) as then:
        found = everything(then.store, ontology)
    assert {node.id for node in found.nodes} == {node.id for node in built.nodes}
    assert [(edge.key, edge.evidence) for edge in found.edges] == [(edge.key, edge.evidence) for edge in built.edges]


def test_before_all_documents_there_is_an_empty_graph(store: Store, ontology: Ontology) -> None:
    with as_of(store, date(1990, 1, 1)) as then:
        nodes, edges = counts(then.store, ontology)
    assert set(nodes.values()) == set(edges.values()) == {0}


def test_progress_counts_the_documents_that_are_read(store: Store) -> None:
    seen: list[tuple[int, int]] = []
    with as_of(store, date(2024, 12, 31), lambda done, all_: seen.append((done, all_))):
        pass
    assert seen == [(1, 2), (2, 2)]


@pytest.mark.parametrize("when", ["2024-13", "soon", "", "2024-02-30", "2024-1-1-1"])
def test_what_is_no_day_is_refused(when: str) -> None:
    with pytest.raises(ValueError):
        last_day(when)
