"""`policygraph build`, again and again."""

from pathlib import Path

import ladybug
import pytest

from tests import sample
from tests.commands import Run, failure


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in sample.TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_a_build_without_changes_writes_nothing(policygraph: Run, documents: Path, tmp_path: Path) -> None:
    out = tmp_path / "policy.lbug"
    assert f"written: {out}" in policygraph("build", documents, "--out", out).out
    before = out.stat().st_mtime_ns
    code, text, _ = policygraph("build", documents, "--out", out)
    assert code == 0
    assert f"unchanged: {out}" in text
    assert "documents: 2," in text
    assert out.stat().st_mtime_ns == before


def test_what_changed_is_written(policygraph: Run, documents: Path, tmp_path: Path) -> None:
    out, judgements = tmp_path / "policy.lbug", tmp_path / "judgements.csv"
    judgements.write_text("label,name,other,judgement,reason,document\n", "utf-8")
    build = ("build", documents, "--out", out, "--judgements", judgements)
    policygraph(*build)
    with (documents / "reply-9.txt").open("a", encoding="utf-8") as file:
        file.write("永通机械获评省级智能工厂。\n")
    assert f"written: {out}" in policygraph(*build).out
    assert policygraph("show", "永通机械", "--graph", out).code == 0
    with judgements.open("a", encoding="utf-8") as file:
        file.write("Enterprise,永通机械,东南复合,same,a test,reply-9.txt\n")
    assert f"written: {out}" in policygraph(*build).out
    (documents / "reply-9.txt").unlink()
    assert f"written: {out}" in policygraph(*build).out
    assert policygraph("show", "永通机械", "--graph", out).code == 1


def test_a_graph_file_that_is_another_or_missing_is_written(policygraph: Run, documents: Path, tmp_path: Path) -> None:
    out = tmp_path / "policy.lbug"
    for _ in range(2):
        assert f"written: {out}" in policygraph("build", documents, "--out", out).out
        out.unlink()
    with ladybug.Database(out) as database, ladybug.Connection(database) as connection:
        connection.execute("CREATE NODE TABLE Region(id STRING PRIMARY KEY)")
    assert "another version" in failure(policygraph("stats", "--graph", out))
    assert f"written: {out}" in policygraph("build", documents, "--out", out).out
    assert policygraph("stats", "--graph", out).code == 0
    out.write_bytes(b"another")
    assert f"written: {out}" in policygraph("build", documents, "--out", out).out
    assert f"written: {out}" in policygraph("build", documents, "--out", out, "--fresh").out


def test_a_graph_whose_log_is_gone_or_damaged_is_written(policygraph: Run, documents: Path, tmp_path: Path) -> None:
    out = tmp_path / "policy.lbug"
    log = tmp_path / "policy.lbug.wal"
    for number in range(3):
        (documents / f"notice-{number}.txt").write_text(f"关于第{number}批智能工厂名单的通知\n", "utf-8")
    for spoil in (log.unlink, lambda: log.write_bytes(log.read_bytes()[1:])):
        policygraph("build", documents, "--out", out)
        with (documents / "reply-9.txt").open("a", encoding="utf-8") as file:
            file.write("永通机械获评省级智能工厂。\n")
        policygraph("build", documents, "--out", out)
        spoil()
        assert "policygraph build" in failure(policygraph("stats", "--graph", out))
        assert f"written: {out}" in policygraph("build", documents, "--out", out).out
        assert policygraph("stats", "--graph", out).code == 0
