"""The graph file: what it answers, what it refuses, and what a build that dies leaves behind."""

import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import ladybug
import pytest

from graph.ontology import Ontology
from graph.statement import Graph, Node
from graph.store.base import Store, StoreError
from graph.store.cypher import quote, reads_only
from graph.store.ladybug import LadybugStore
from graph.store.ladybug_build import write
from graph.store.read import everything

ONE = Graph((Node.of("Region", "慈溪市"),), ())


def older(ontology: Ontology) -> Ontology:
    """Return the ontology as it was before names had grounds of merging."""
    labels = {
        name: replace(label, properties={key: p for key, p in label.properties.items() if key != "merged"})
        for name, label in ontology.labels.items()
    }
    return replace(ontology, labels=labels)


def message_of_writing(path: Path, first: str, *shell: str) -> str:
    """Run `first` in another process, have it write the sample, and return the message of its failure."""
    code = (
        f"{first}\n"
        "import pathlib\n"
        "from graph.ontology import load\n"
        "from graph.store.base import StoreError\n"
        "from graph.store.ladybug_build import write\n"
        "from tests.sample import graph\n"
        "try:\n"
        f"    write(graph(), pathlib.Path({str(path)!r}), load())\n"
        "except StoreError as error:\n"
        "    print(error)\n"
    )
    return subprocess.run([*shell, sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def in_another_process(code: str) -> subprocess.Popen[str]:
    """Run Python code elsewhere, and return when it has printed a line."""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n) WHERE n.name = 'LOAD FROM x; COPY' RETURN n",
        "/* LOAD FROM */ // ;\n MATCH (n:Region) RETURN n.name;",
        "optional match (n:Region) return n",
        "MATCH (n) RETURN n.load AS `from;`",
    ],
)
def test_a_reading_statement_is_let_through(sample_store: Store, statement: str) -> None:
    assert reads_only(statement)
    sample_store.run(statement.replace("n.load", "n.name"))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:Region {id: 'Region:1'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Region) SET n.name = '宁波市'",
        "MERGE (:Region {id: 'Region:1'})",
        "DROP TABLE Region",
        "COPY (MATCH (n) RETURN n.id) TO '{folder}/ids.csv'",
        "EXPORT DATABASE '{folder}/all'",
        "MATCH (n) RETURN n; COPY (MATCH (n) RETURN n.id) TO '{folder}/ids.csv'",
        "LOAD FROM '{folder}/secret.csv' RETURN *",
        "MATCH (n:Region) LOAD FROM '{folder}/secret.csv' RETURN *",
        "INSTALL json",
        "CHECKPOINT",
        "/* only a comment */",
        "",
    ],
)
def test_whatever_does_more_than_read_the_graph_is_refused(sample_file: Path, statement: str, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("secret\n", encoding="utf-8")
    before = sample_file.read_bytes()
    with (
        LadybugStore.open(sample_file) as store,
        pytest.raises(StoreError, match="only read from here") as caught,
    ):
        store.run(statement.replace("{folder}", str(tmp_path)))
    assert len(str(caught.value).splitlines()) <= 3
    assert sample_file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("MATCH (n:Regoin) RETURN n", "Table Regoin does not exist"),
        ("MATCH (n:Region) RETURN n.nmae", "Cannot find property nmae"),
        ("MATCH (n:Region RETURN n", "Parser exception"),
    ],
)
def test_a_wrong_statement_is_answered_in_the_words_of_the_engine(
    sample_store: Store, statement: str, message: str
) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        sample_store.run(statement)
    assert len(str(caught.value).splitlines()) <= 3


def test_a_statement_that_takes_too_long_is_stopped(sample_file: Path) -> None:
    pairs = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b"
    endless = f"{pairs} WITH a + b AS c WHERE c % 7 = 3 RETURN count(*)"
    with (
        LadybugStore.open(sample_file, timeout=0.2) as store,
        pytest.raises(StoreError, match=r"longer than 0\.2 s"),
    ):
        store.run(endless)


def test_what_is_not_a_graph_file_is_named(tmp_path: Path, sample_file: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "text").write_text("对第9号建议的答复" * 999, encoding="utf-8")
    (tmp_path / "cut").write_bytes(sample_file.read_bytes()[:9000])
    with ladybug.Database(tmp_path / "other") as database, ladybug.Connection(database) as connection:
        connection.execute("CREATE NODE TABLE Region(id STRING PRIMARY KEY)")
    for name, message in (
        ("missing", "no such graph file"),
        (".", "no such graph file"),
        ("empty", "not a graph file"),
        ("text", "not a graph file"),
        ("cut", "policygraph build|build again"),
        ("other", "another version of policygraph"),
    ):
        with pytest.raises(StoreError, match=message) as caught:
            LadybugStore.open(tmp_path / name)
        assert str(tmp_path / name) in str(caught.value)
        assert len(str(caught.value).splitlines()) <= 3


def test_a_file_with_the_tables_of_another_version_says_so(
    tmp_path: Path, ontology: Ontology, sample_graph: Graph
) -> None:
    path = tmp_path / "graph.lbug"
    write(sample_graph, path, older(ontology))
    with pytest.raises(StoreError, match="another version of policygraph") as caught:
        LadybugStore.open(path)
    assert f"policygraph build --out {path}" in str(caught.value)


def test_a_reader_keeps_the_former_file_while_a_new_one_takes_its_place(
    tmp_path: Path, ontology: Ontology, sample_graph: Graph
) -> None:
    path = tmp_path / "new folder" / "graph.lbug"
    write(ONE, path, ontology)
    with LadybugStore.open(path) as former:
        for suffix in (".wal", ".shadow"):
            path.with_name(path.name + suffix).write_bytes(b"left by a program that died")
        write(sample_graph, path, ontology)
        assert everything(former, ontology) == ONE
        with LadybugStore.open(path) as present:
            assert everything(present, ontology) == sample_graph
    assert [path.name for path in path.parent.iterdir()] == ["graph.lbug"]


def test_a_build_that_is_killed_leaves_the_former_file_whole(tmp_path: Path, ontology: Ontology) -> None:
    path = tmp_path / "graph.lbug"
    write(ONE, path, ontology)
    before = path.read_bytes()
    # The build is stopped just before the rename, when all of the new file is there.
    process = in_another_process(
        "import pathlib, time\n"
        "from graph.ontology import load\n"
        "from graph.store.ladybug_build import write\n"
        "from tests.sample import graph\n"
        "pathlib.Path.replace = lambda *paths: (print('ready', flush=True), time.sleep(60))\n"
        f"write(graph(), pathlib.Path({str(path)!r}), load())\n"
    )
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert path.read_bytes() == before
    with LadybugStore.open(path) as store:
        assert everything(store, ontology) == ONE
    write(Graph((), ()), path, ontology)
    with LadybugStore.open(path) as store:
        assert everything(store, ontology) == Graph((), ())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.8, 0.99])
def test_a_disk_that_gets_full_leaves_the_former_file_whole(
    tmp_path: Path, ontology: Ontology, sample_file: Path, part: float
) -> None:
    path = tmp_path / "graph.lbug"
    write(ONE, path, ontology)
    before = path.read_bytes()
    most = int(part * sample_file.stat().st_size)
    out = message_of_writing(path, f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, -1))")
    assert out.startswith(f"{path}: can't be written: ")
    assert "make room" in out
    assert len(out.splitlines()) <= 3
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["graph.lbug"]


def test_a_disk_without_room_is_named(tmp_path: Path) -> None:
    mounted = ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=32k none "$0" && "$@"', str(tmp_path)]
    if not shutil.which("unshare") or subprocess.run([*mounted, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    path = tmp_path / "graph.lbug"
    out = message_of_writing(path, "", *mounted)
    assert out.startswith(f"{path}: can't be written: ")
    assert "(0 MB free), make room" in out


def test_a_file_that_another_program_holds_open_can_be_read(tmp_path: Path, ontology: Ontology) -> None:
    path = tmp_path / "graph.lbug"
    write(ONE, path, ontology)
    process = in_another_process(
        "import ladybug, time\n"
        f"database = ladybug.Database({str(path)!r})\n"
        "print('ready', flush=True)\n"
        "time.sleep(60)\n"
    )
    try:
        with LadybugStore.open(path) as store:
            assert everything(store, ontology) == ONE
        with pytest.raises(RuntimeError, match="lock"):
            ladybug.Database(path)
    finally:
        process.kill()
        process.communicate()


def test_a_file_that_another_program_has_half_written_is_named(tmp_path: Path, ontology: Ontology) -> None:
    path = tmp_path / "graph.lbug"
    write(ONE, path, ontology)
    with ladybug.Database(path, read_only=True) as database, ladybug.Connection(database) as connection:
        # A checkpoint that can't finish leaves what one looks like from outside while it runs.
        with pytest.raises(RuntimeError):
            connection.execute("CHECKPOINT")
        with pytest.raises(StoreError, match="another program is writing") as caught:
            LadybugStore.open(path)
        assert str(path) in str(caught.value)


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, ontology: Ontology) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "graph.lbug", tmp_path / "folder"):
        with pytest.raises(StoreError, match="can't be written") as caught:
            write(ONE, path, ontology)
        assert str(path) in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_an_identifier_is_quoted() -> None:
    assert quote("a`b") == "`a``b`"


def test_more_than_fifteen_files_are_open_at_once(sample_file: Path) -> None:
    with ExitStack() as closing:
        stores = [closing.enter_context(LadybugStore.open(sample_file)) for _ in range(17)]
        assert stores[0].run("RETURN 1 AS one").rows == stores[-1].run("RETURN 1 AS one").rows


def test_a_statement_that_needs_too_much_memory_is_stopped(sample_file: Path) -> None:
    with LadybugStore.open(sample_file, memory=64 << 20) as store:
        with pytest.raises(StoreError, match="too much memory"):
            store.run("UNWIND range(1, 2000000) AS number WITH repeat('a', 100) AS name RETURN name")
        assert store.run("MATCH (n:Enterprise) RETURN count(n)").rows == ((4,),)


def test_threads_ask_at_once(sample_file: Path) -> None:
    statement = "MATCH (n:Enterprise) RETURN n.name AS name ORDER BY name"
    with LadybugStore.open(sample_file) as store, ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: store.run(statement).rows, range(40)))
    assert len(set(answers)) == 1
    assert len(answers[0]) == 4
