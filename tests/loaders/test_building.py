"""Builds over time: whatever happens to the documents, the result is that of reading them all anew."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.diff import Changes, changes
from graph.ontology import load
from graph.statement import Edge, Graph, Node
from graph.store.ladybug import LadybugStore
from graph.store.read import everything
from loaders import building
from loaders.building import Built, rebuild
from loaders.corpus import find, read_corpus, read_files
from loaders.document import read_text
from loaders.identity import Judgement
from loaders.readings import Readings
from loaders.touched import touched

DOCUMENTS = sorted((Path(__file__).parents[2] / "data" / "documents").iterdir())
NAMES = ("a.txt", "b.txt", "c.txt")
TEXTS = (
    "甲市人民政府文件\n关于发展的通知\n江洲药业位于前湾。2024年全市数字经济增加值增长13.0%。\n",
    "对第9号建议的答复\n张三代表：\n以江洲药业、慈星股份等龙头企业为支撑，江洲药业被评为国家级单项冠军。\n",
    "泰州江洲药业有限公司与宁波大学共建智能产业学院。江洲药业位于前湾新区，前湾设有分厂。2023年投资3.2亿元。\n",
    "江洲药业被评为省级智能工厂。\n泰州江洲药业有限公司拟建设江洲药业数字化车间项目。\n",
)
SAME = Judgement("Enterprise", "江洲药业", "慈星股份", "same", "a test")
Statements = dict[object, Node | Edge]


def reading_anew(texts: dict[str, str], judgements: list[Judgement]) -> Graph:
    with Readings(None) as readings:
        for name, text in sorted(texts.items(), reverse=True):
            readings.add(read_text(name, text), b"")
        return touched(readings, judgements).after


def key(one: Node | Edge) -> object:
    return one.id if isinstance(one, Node) else one.key


def apply(found: Changes[Node] | Changes[Edge], graph: Statements) -> None:
    for gone in found.gone:
        del graph[key(gone)]
    for former, present in found.changed:
        assert graph[key(former)] == former
        graph[key(present)] = present
    assert not graph.keys() & {key(one) for one in found.added}
    graph.update((key(one), one) for one in found.added)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(TEXTS), min_size=1), st.booleans()),
        min_size=2,
        max_size=5,
    )
)
def test_what_changed_makes_the_former_graph_that_of_all_documents(states: list[tuple[dict[str, str], bool]]) -> None:
    nodes: Statements = {}
    edges: Statements = {}
    with TemporaryDirectory() as folder, Readings(Path(folder) / "readings") as readings:
        out = Path(folder) / "graph"
        out.touch()
        for texts, judged in states:
            judgements = [SAME] if judged else []
            for name, text in texts.items():
                if not readings.use(name, text.encode()):
                    readings.add(read_text(name, text), text.encode())
            readings.leave_others(texts)
            readings.judge(judgements)
            if not readings.is_written(out):
                nodes, edges = {}, {}
            part = touched(readings, judgements)
            changed_nodes, changed_edges = changes(part.before, part.after)
            apply(changed_nodes, nodes)
            apply(changed_edges, edges)
            readings.wrote(out, part.entities, {})
            want = reading_anew(texts, judgements)
            assert [node for _, node in sorted(nodes.items())] == list(want.nodes)
            assert [edge for _, edge in sorted(edges.items())] == list(want.edges)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    for path in DOCUMENTS[1:4]:
        (tmp_path / "documents" / path.name).write_bytes(path.read_bytes())
    return tmp_path


def build(folder: Path) -> Built:
    """Build, and hold the graph file against what its documents state."""
    files = find([folder / "documents"])
    built = rebuild(files, folder / "policy.lbug")
    want = read_corpus(files)
    with LadybugStore.open(folder / "policy.lbug") as store:
        assert everything(store, load()) == want.graph
    counts = Counter([*(node.label for node in want.graph.nodes), *(edge.type for edge in want.graph.edges)])
    assert {kind: number for kind, number in built.counts.items() if number} == counts
    assert built.documents == len(want.texts)
    return built


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Give the names of the documents that a build reads."""
    names: list[str] = []

    def noting(files: list[Path], jobs: int) -> object:
        names.extend(path.name for path in files)
        return read_files(files, jobs)

    monkeypatch.setattr(building, "read_files", noting)
    yield names


def test_the_graph_file_is_that_of_all_documents_after_every_change(folder: Path, read: list[str]) -> None:
    assert build(folder).written
    assert not build(folder).written
    first, second, _ = sorted((folder / "documents").iterdir())
    read.clear()
    with first.open("a", encoding="utf-8") as file:
        file.write("\n永通机械获评省级智能工厂。\n")
    assert build(folder).written
    text = second.read_text("utf-8")
    second.write_text(f"关于推进机械加工的通知\n\n{text}", "utf-8")
    assert build(folder).written
    assert read == [first.name, second.name]
    second.unlink()
    assert build(folder).written
    second.write_text(text, "utf-8")
    assert build(folder).written


def test_a_document_with_nothing_in_common_with_the_others_joins_them(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    for name, text in (("a.txt", "锦澜织造申报。\n"), ("b.txt", "青禾软件公司与云帆科技公司合作。\n")):
        (tmp_path / "documents" / name).write_text(text, "utf-8")
        build(tmp_path)


def test_a_document_that_can_no_longer_be_read_leaves_the_graph(folder: Path) -> None:
    build(folder)
    first = min((folder / "documents").iterdir())
    first.write_bytes(b"")
    built = build(folder)
    assert built.documents == 2
    assert first.name in built.skipped[0]


def test_nothing_is_written_when_nothing_can_be_read(folder: Path) -> None:
    build(folder)
    before = (folder / "policy.lbug").read_bytes()
    for path in (folder / "documents").iterdir():
        path.write_bytes(b"")
    assert rebuild(find([folder / "documents"]), folder / "policy.lbug").documents == 0
    assert (folder / "policy.lbug").read_bytes() == before


@pytest.mark.parametrize("damage", [lambda data: b"x" * 5_000, lambda data: data[:-9_000], lambda data: b""])
def test_damage_to_what_was_kept_means_reading_again(
    folder: Path, read: list[str], damage: Callable[[bytes], bytes]
) -> None:
    build(folder)
    read.clear()
    kept = folder / "policy.lbug.readings"
    kept.write_bytes(damage(kept.read_bytes()))
    assert build(folder).documents == 3
    assert len(read) == 3
    build(folder)
    build(folder)
    assert len(read) <= 6


def test_another_build_of_the_same_graph_costs_nothing_but_time(folder: Path) -> None:
    build(folder)
    with sqlite3.connect(folder / "policy.lbug.readings") as other:
        other.execute("BEGIN EXCLUSIVE")
        assert build(folder).written
    assert (folder / "policy.lbug.readings").stat().st_size > 0


def stopped(*_: object) -> None:
    """Do as a user does who has waited long enough."""
    raise KeyboardInterrupt


def test_what_was_read_before_a_build_was_stopped_is_not_read_again(
    folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as stopping:
        stopping.setattr(building, "write", stopped)
        with pytest.raises(KeyboardInterrupt):
            rebuild(find([folder / "documents"]), folder / "policy.lbug")
    read.clear()
    build(folder)
    assert read == []


def test_a_file_that_changes_while_it_is_read_is_not_taken_for_what_it_was(folder: Path) -> None:
    last = folder / "documents" / "z.txt"
    last.write_text(TEXTS[0], "utf-8")

    def change(_: str) -> None:
        last.write_text(TEXTS[1], "utf-8")

    # The documents before the last are told of when its bytes were looked at, but not yet read.
    rebuild(find([folder / "documents"]), folder / "policy.lbug", change)
    last.write_text(TEXTS[0], "utf-8")
    build(folder)


def test_the_same_bytes_under_another_name_are_another_document(folder: Path, read: list[str]) -> None:
    build(folder)
    read.clear()
    first = min((folder / "documents").iterdir())
    first.rename(first.with_name("other.txt"))
    build(folder)
    assert read == ["other.txt"]
