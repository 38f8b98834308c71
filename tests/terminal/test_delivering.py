"""The options of `query` that decide how an answer leaves the command line."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands import Run, failure


def test_a_format_goes_to_the_standard_output(policygraph: Run, sample_file: Path) -> None:
    _, out, _ = policygraph("query", "honours-of", "--format", "jsonl", "--graph", sample_file)
    assert [json.loads(line)["holder"] for line in out.splitlines()] == ["东南复合", "高松技术"]


def test_the_ending_of_the_file_tells_the_format(policygraph: Run, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "answer.xlsx"
    code, _, said = policygraph("query", "honours-of", "--cite", "--lang", "en", "--out", out, "--graph", sample_file)
    assert code == 0
    assert str(out) in said.replace("\n", "")
    assert load_workbook(out).sheetnames == ["Honours of an enterprise", "Sentences", "About"]


def test_tables_and_lists_speak_english(policygraph: Run, sample_file: Path) -> None:
    _, out, _ = policygraph("query", "honours-of", "--lang", "en", "--cite", "--graph", sample_file)
    assert "Holder" in out and "Note: Honours that a document only counts" in out
    assert "“一、工作情况”, sentence 10" in out
    assert "Plan targets against later figures" in policygraph("queries", "--lang", "en").out
    shown = policygraph("show", "东南复合", "--lang", "en", "--graph", sample_file).out
    assert "东南复合 (Enterprise)" in shown and "is a sample enterprise of" in shown


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "cvs"], "nearest: csv"),
        (["--out", "answer.doc"], "no format 'doc'"),
        (["--format", "table", "--out", "x"], "no format 'table'"),
        (["--lang", "fr"], "zh and en"),
    ],
)
def test_what_can_not_be_written_is_named(policygraph: Run, sample_file: Path, words: list[str], message: str) -> None:
    assert message in failure(policygraph("query", "honours-of", *words, "--graph", sample_file))


def test_a_workbook_is_not_poured_into_a_terminal(
    policygraph: Run, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "--out answer.xlsx" in failure(
        policygraph("query", "honours-of", "--format", "xlsx", "--graph", sample_file)
    )


def test_a_question_is_asked_as_of_a_day(policygraph: Run, sample_file: Path) -> None:
    words = ["query", "documents-and-proposals", "--graph", sample_file]
    assert "对第362号建议的答复" in policygraph(*words).out
    then = policygraph(*words, "--as-of", "2024").out
    table, note = then.split("只计入截至 2024-12-31 的文件。")
    assert "慈经信建〔2024〕1号" in table and "对第362号建议的答复" not in table
    assert "此后的文件未计入（1）：对第362号建议的答复[Z]. 2025" in note


def test_a_name_is_shown_as_of_a_day(policygraph: Run, sample_file: Path) -> None:
    words = ["show", "洛卡特", "--graph", sample_file]
    assert "样本企业" in policygraph(*words, "--as-of", "2025-12").out
    assert "nothing is named" in failure(policygraph(*words, "--as-of", "2024-12"))


def test_what_is_no_day_is_named(policygraph: Run, sample_file: Path) -> None:
    message = failure(policygraph("query", "honours-of", "--as-of", "soon", "--graph", sample_file))
    assert "--as-of soon: is no day; write it as 2023-12-31" in message
