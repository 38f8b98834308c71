"""`policygraph ask`, as it is typed."""

import json
from pathlib import Path

from tests.commands import Run


def test_ask_says_what_it_understood_and_answers(policygraph: Run, sample_file: Path) -> None:
    code, out, _ = policygraph("ask", "久一致能的样本企业有哪些", "--graph", sample_file, "--cite")
    assert code == 0
    assert "理解为：总包商与样本企业（总包商：久一智能）" in out
    assert 'policygraph query contractor-samples -p "contractor=久一智能"' in out
    assert "更大的计划" in out
    assert "目前已有东南复合、高松技术等拟建成样本企业。" in out


def test_ask_says_which_names_it_did_not_use(policygraph: Run, sample_file: Path) -> None:
    _, out, _ = policygraph("ask", "东南复合的样本企业有哪些", "--graph", sample_file)
    assert "没有用上：东南复合" in out


def test_ask_lists_what_can_be_asked_when_nothing_fits(policygraph: Run, sample_file: Path) -> None:
    code, out, err = policygraph("ask", "今天天气好吗", "--graph", sample_file)
    assert code == 1
    assert "contractor-samples" in out
    assert "没有听懂“今天天气好吗”" in err
    assert "policygraph show" in err


def test_ask_keeps_an_answer_for_another_program_free_of_remarks(policygraph: Run, sample_file: Path) -> None:
    words = ("ask", "honours of dongnanfuhe", "--lang", "en", "--format", "jsonl", "--graph", sample_file)
    code, out, err = policygraph(*words)
    assert code == 0
    assert [json.loads(line)["holder"] for line in out.splitlines()] == ["东南复合"]
    assert "Understood as: Honours of an enterprise (Name: 东南复合)" in err


def test_ask_of_a_day_knows_only_what_was_stated_then(policygraph: Run, graph_file: Path) -> None:
    words = ("ask", "蓝卓科技的样本企业有哪些", "--as-of", "2023", "--graph", graph_file)
    assert "contractor=" not in policygraph(*words).out
