"""The commands `report` and `reports`."""

from pathlib import Path

import pytest
from docx import Document

from tests.commands import Run, failure


def test_reports_are_listed(policygraph: Run) -> None:
    assert "规划目标与实绩" in policygraph("reports").out
    assert "Plan targets and actual figures" in policygraph("reports", "--lang", "en").out


def test_a_report_is_markdown_unless_the_file_says_otherwise(
    policygraph: Run, sample_file: Path, tmp_path: Path
) -> None:
    words = ["report", "contractors", "--lang", "en", "--graph", sample_file]
    assert policygraph(*words).out.startswith("# General contractors and sample enterprises\n")
    assert policygraph(*words, "--out", tmp_path / "made.docx").code == 0
    assert Document(str(tmp_path / "made.docx")).core_properties.title == "General contractors and sample enterprises"


def test_a_report_as_of_a_day_says_what_it_leaves_out(policygraph: Run, sample_file: Path) -> None:
    out = policygraph("report", "replies", "--as-of", "2024", "--graph", sample_file).out
    assert "只计入截至 2024-12-31 的文件。" in out and "此后的文件未计入（1）" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["contractor"], "nearest: contractors"),
        (["dossier"], "-p name=…"),
        (["contractors", "--format", "pdf"], "There are: md, html, xlsx, docx"),
    ],
)
def test_a_wrong_request_is_named(policygraph: Run, sample_file: Path, words: list[str], message: str) -> None:
    assert message in failure(policygraph("report", *words, "--graph", sample_file))
