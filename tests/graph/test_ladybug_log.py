"""A small change goes into a log beside the graph file: who reads, who is cut off, and what is carried off alone."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.diff import changes
from graph.ontology import Ontology
from graph.statement import Evidence, Graph, Node
from graph.store.base import StoreError
from graph.store.ladybug import LadybugStore
from graph.store.ladybug_build import update, write
from graph.store.read import everything

EMPTY = Graph((), ())
ONE = Graph((Node.of("Region", "慈溪市"),), ())
LARGE = Graph((Node.of("Region", "慈溪市", evidence=[Evidence("a.txt", 0, 3_000_000, "市" * 3_000_000)]),), ())

Change = Callable[[Graph, Graph], None]


@pytest.fixture
def path(tmp_path: Path, ontology: Ontology) -> Path:
    write(ONE, tmp_path / "graph.lbug", ontology)
    return tmp_path / "graph.lbug"


@pytest.fixture
def log(path: Path) -> Path:
    return path.with_name("graph.lbug.wal")


@pytest.fixture
def change(path: Path, ontology: Ontology) -> Change:
    return lambda former, present: update(*changes(former, present), path, ontology)


def held(path: Path, ontology: Ontology) -> Graph:
    with LadybugStore.open(path) as store:
        return everything(store, ontology)


def test_changes_one_after_another_leave_the_file_as_it_is(
    path: Path, log: Path, change: Change, ontology: Ontology, sample_graph: Graph
) -> None:
    change(ONE, sample_graph)
    first, before = log.read_bytes(), path.read_bytes()
    assert held(path, ontology) == sample_graph
    change(sample_graph, EMPTY)
    assert log.read_bytes().startswith(first)
    assert path.read_bytes() == before
    assert held(path, ontology) == EMPTY
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, log.name]


def test_a_large_log_goes_into_the_file(path: Path, log: Path, change: Change, ontology: Ontology) -> None:
    change(ONE, EMPTY)
    assert log.exists()
    change(EMPTY, LARGE)
    assert not log.exists()
    assert held(path, ontology) == LARGE


def test_all_of_a_graph_takes_the_place_of_a_file_and_its_log(
    path: Path, log: Path, change: Change, ontology: Ontology, sample_graph: Graph
) -> None:
    change(ONE, EMPTY)
    write(sample_graph, path, ontology)
    assert not log.exists()
    assert held(path, ontology) == sample_graph


def test_a_file_that_can_not_be_replaced_keeps_its_log(
    path: Path, log: Path, change: Change, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(ONE, EMPTY)
    before, rename = log.read_bytes(), Path.replace

    def as_windows_does(self: Path, to: Path) -> Path:
        if to == path:
            raise PermissionError(13, "is used by another process")
        return rename(self, to)

    with monkeypatch.context() as refusing, pytest.raises(StoreError, match="Close the programs that have it open"):
        refusing.setattr(Path, "replace", as_windows_does)
        write(ONE, path, ontology)
    assert log.read_bytes() == before
    assert held(path, ontology) == EMPTY


def test_who_reads_reads_on(path: Path, change: Change, ontology: Ontology, sample_graph: Graph) -> None:
    with LadybugStore.open(path) as former:
        change(ONE, sample_graph)
        with LadybugStore.open(path) as present:
            change(sample_graph, EMPTY)
            assert everything(former, ontology) == ONE
            assert everything(present, ontology) == sample_graph


def test_a_file_without_the_log_it_needs_says_so(path: Path, log: Path, change: Change, ontology: Ontology) -> None:
    change(ONE, EMPTY)
    aside = log.rename(path.parent / "aside")
    with pytest.raises(StoreError, match=f"last changes stand in a log, {log.name}") as caught:
        LadybugStore.open(path)
    assert f"policygraph build --out {path}" in str(caught.value)
    aside.rename(log)
    assert held(path, ontology) == EMPTY


def test_a_damaged_log_is_named(path: Path, log: Path, change: Change) -> None:
    change(ONE, EMPTY)
    log.write_bytes(log.read_bytes()[:-100])
    with pytest.raises(StoreError, match="can't be opened") as caught:
        LadybugStore.open(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("renamed", [0, 1])
def test_a_change_that_is_killed_leaves_the_former_or_the_present_graph(
    path: Path, ontology: Ontology, renamed: int
) -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import pathlib, time\n"
            "from graph.diff import changes\n"
            "from graph.ontology import load\n"
            "from graph.store.ladybug_build import update\n"
            "from tests.graph.test_ladybug_log import EMPTY, ONE\n"
            "rename, names = pathlib.Path.replace, []\n"
            "def replace(path, to):\n"
            "    names.append(to)\n"
            f"    if len(names) > {renamed}:\n"
            "        print('ready', flush=True)\n"
            "        time.sleep(60)\n"
            "    return rename(path, to)\n"
            "pathlib.Path.replace = replace\n"
            f"update(*changes(ONE, EMPTY), pathlib.Path({str(path)!r}), load())\n",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert held(path, ontology) == (EMPTY if renamed else ONE)
    write(ONE, path, ontology)
    assert held(path, ontology) == ONE


def test_a_disk_without_room_for_a_copy_leaves_the_former_graph(tmp_path: Path) -> None:
    mounted = ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=40m none "$0" && "$@"', str(tmp_path)]
    if not shutil.which("unshare") or subprocess.run([*mounted, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    code = (
        "import pathlib\n"
        "from graph.diff import changes\n"
        "from graph.ontology import load\n"
        "from graph.store.base import StoreError\n"
        "from graph.store.ladybug_build import update, write\n"
        "from tests.graph.test_ladybug_log import EMPTY, ONE, held\n"
        f"path = pathlib.Path({str(tmp_path)!r}) / 'graph.lbug'\n"
        "write(ONE, path, load())\n"
        "path.with_name('ballast').write_bytes(bytes(24 << 20))\n"
        "try:\n"
        "    update(*changes(ONE, EMPTY), path, load())\n"
        "except StoreError as error:\n"
        "    print(error)\n"
        "print(held(path, load()) == ONE)\n"
    )
    out = subprocess.run([*mounted, sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "graph.lbug: can't be written: " in out
    assert "make room" in out
    assert out.splitlines()[-1] == "True"
