"""Documents of strangers: joined to a graph in a process of its own; what can't be read says why and harms nothing."""

import shutil
from pathlib import Path

import pytest

from graph.diff import diff
from graph.ontology import Ontology
from graph.store.base import Store
from graph.store.opening import open_store
from graph.store.read import everything
from loaders.adding import LARGEST, MOST, add, safe_name
from loaders.text import LoadError
from tests import sample

REPLY = "慈溪市经济和信息化局文件\n慈经信建〔2025〕8号\n对第8号建议的答复\n新雷公司获评国家级智能工厂。\n"


def test_a_document_is_added_and_the_rest_stays(sample_store: Store, ontology: Ontology, tmp_path: Path) -> None:
    before = everything(sample_store, ontology)
    found = add(sample_store, {"../../第8号.txt": REPLY.encode()}, tmp_path)
    (name,) = found.names
    assert name.startswith("第8号-")
    assert found.graph
    with open_store(found.graph) as store:
        after = everything(store, ontology)
    assert {node.properties["file"] for node in after.nodes if node.properties.get("in_corpus")} == {
        name,
        *sample.TEXTS,
    }
    assert diff(before, after).by_document[name]["nodes"]["added"]
    assert everything(sample_store, ontology) == before
    assert "第8号.txt" not in {path.name for path in tmp_path.rglob("*")}


def test_what_cannot_be_read_says_why_and_the_others_are_added(sample_store: Store, tmp_path: Path) -> None:
    files = {
        "a.docx": b"PK\x03\x04 no archive",
        "b.exe": b"MZ",
        "c.txt": b"",
        "d.pdf": b"%PDF-1.7 broken",
        "e.txt": sample.TEXTS["reply-9.txt"].encode(),
        "f.txt": REPLY.encode(),
    }
    found = add(sample_store, files, tmp_path)
    assert [name[0] for name in found.names] == ["f"]
    assert sorted(message.text[0] for message in found.skipped) == ["a", "b", "c", "d", "e"]
    assert "reply-9.txt" in next(message.text for message in found.skipped if message.text.startswith("e"))
    assert not any(str(tmp_path) in message.text for message in found.skipped)


def test_nothing_that_can_be_read_gives_no_graph(sample_store: Store, tmp_path: Path) -> None:
    assert add(sample_store, {"a.txt": b""}, tmp_path).graph is None


def test_a_document_that_takes_too_long_is_ended(sample_store: Store, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"longer than 0\.01 s"):
        add(sample_store, {"a.txt": REPLY.encode()}, tmp_path, seconds=0.01)


@pytest.mark.parametrize(
    ("name", "data", "number"),
    [("a.exe", b"", 0), ("a", b"", 0), ("a.txt", b"x" * (LARGEST + 1), 0), ("a.txt", b"", MOST), ("", b"", 0)],
)
def test_kind_size_and_number_are_limited(name: str, data: bytes, number: int) -> None:
    with pytest.raises(LoadError):
        safe_name(name, data, number)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "..\\..\\a.txt", "\u202etxt.exe.txt", "\x00.txt", "长" * 999 + ".txt"]
)
def test_no_document_is_kept_under_its_own_name(name: str, tmp_path: Path) -> None:
    kept = safe_name(name, b"x")
    assert kept != name
    assert (tmp_path / kept).parent == tmp_path
    assert len(kept.encode()) < 200
    assert kept.isprintable()
    shutil.copy(__file__, tmp_path / kept)
