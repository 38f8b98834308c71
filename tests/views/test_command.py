"""`policygraph review`, as it is typed."""

from pathlib import Path

from tests.commands import Run, failure
from tests.conftest import DOCUMENTS


def test_review_writes_a_page_in_either_language(policygraph: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "review.html"
    for language, title in (("zh", "阅读室"), ("en", "Reading room")):
        assert policygraph("review", DOCUMENTS, "--out", out, "--lang", language).code == 0
        assert title in out.read_text("utf-8")


def test_review_says_what_it_cannot_do(policygraph: Run, tmp_path: Path) -> None:
    out = tmp_path / "review.html"
    assert "there are zh and en" in failure(policygraph("review", "--out", out, "--lang", "fr"))
    assert "no such file" in failure(policygraph("review", tmp_path / "none", "--out", out))
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert "left as it was" in failure(policygraph("review", empty, "--out", out)).splitlines()[-1]
    assert not out.exists()
