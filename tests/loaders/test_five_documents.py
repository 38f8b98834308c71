"""The documents of the corpus as a whole: quotes, order, encodings, and neighbours that can't be read."""

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.check import check
from graph.ontology import Ontology
from loaders import corpus
from loaders.corpus import Corpus, LoadError
from tests.loaders.reading import DOCUMENTS

FILES = sorted(DOCUMENTS.glob("*.txt"))
ROOT = DOCUMENTS.parent.parent
BUILD = """
import sys
from pathlib import Path
from graph.exchange import jsonl
from loaders import corpus
jsonl.export(corpus.read_corpus([Path(name) for name in sys.argv[2:]]).graph, Path(sys.argv[1]))
"""


def exported(folder: Path, files: Sequence[Path], seed: int) -> tuple[bytes, bytes]:
    """Return what a fresh process, with a hash seed of its own, exports of some files."""
    command = [sys.executable, "-c", BUILD, str(folder), *map(str, files)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": str(seed)}, check=True)
    return (folder / "nodes.jsonl").read_bytes(), (folder / "edges.jsonl").read_bytes()


def test_every_quote_is_the_text_and_every_statement_fits_the_ontology(five: Corpus, ontology: Ontology) -> None:
    assert len(five.texts) == len(FILES) == 5
    check(five.graph, five.texts, ontology)


def test_nothing_is_skipped_or_odd(five: Corpus) -> None:
    assert five.skipped == ()
    assert five.warnings == ()


def test_two_builds_in_two_orders_are_byte_identical(tmp_path: Path) -> None:
    shuffled = random.Random(5).sample(FILES, len(FILES))
    assert exported(tmp_path / "one", FILES, seed=1) == exported(tmp_path / "two", shuffled, seed=2)


def test_where_the_files_lie_does_not_show_in_the_graph(five: Corpus, tmp_path: Path) -> None:
    for number, path in enumerate(FILES):
        folder = tmp_path / f"{9 - number}"
        folder.mkdir()
        (folder / path.name).write_bytes(path.read_bytes())
    assert corpus.read_corpus(corpus.find([tmp_path])) == five


@pytest.mark.parametrize(("encoding", "line_end"), [("gb18030", "\r\n"), ("utf-16", "\n"), ("utf-8-sig", "\r")])
def test_the_encoding_of_the_files_does_not_show_in_the_graph(
    five: Corpus, tmp_path: Path, encoding: str, line_end: str
) -> None:
    for name, text in five.texts.items():
        (tmp_path / name).write_bytes(text.replace("\n", line_end).encode(encoding))
    assert corpus.read_corpus(corpus.find([tmp_path])) == five


def test_a_file_that_can_not_be_read_does_not_keep_the_others_out(five: Corpus, tmp_path: Path) -> None:
    for path in FILES:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "a-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "z-empty.TXT").touch()
    told: list[str] = []
    found = corpus.read_corpus(corpus.find([tmp_path]), told.append)
    assert found.graph == five.graph
    assert [message.partition(":")[0] for message in found.skipped] == ["a-picture.txt", "z-empty.TXT"]
    assert told == ["a-picture.txt", *(path.name for path in FILES), "z-empty.TXT"]


def test_a_document_without_a_letterhead_is_read_under_its_file_name_and_said(tmp_path: Path) -> None:
    path = tmp_path / "loose-notes.txt"
    path.write_text("锦澜织造获评省级绿色工厂，成效明显。其余情况正常。\n", "utf-8")
    found = corpus.read_corpus([path])
    assert len(found.skipped) == 1
    assert found.skipped[0].startswith("loose-notes.txt: no letterhead found")
    assert [node.name for node in found.graph.nodes if node.label == "Document"] == ["loose-notes"]
    assert "锦澜织造" in {node.name for node in found.graph.nodes}


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="gone: no such file or folder") as caught:
        corpus.find([FILES[0], tmp_path / "gone"])
    assert len(str(caught.value).splitlines()) <= 3


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("a,b\n", "utf-8")
    with pytest.raises(LoadError, match="no documents in this folder"):
        corpus.find([tmp_path])


def test_a_document_given_twice_is_one(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    path = tmp_path / "deep" / "notice.txt"
    path.write_text("关于申报工作的通知\n", "utf-8")
    assert corpus.find([tmp_path, path, tmp_path / "deep"]) == [path]
