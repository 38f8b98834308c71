"""`policygraph diff`, as it is typed."""

import json
from pathlib import Path

import pytest

from graph.exchange import FORMATS
from graph.statement import Graph, Node
from tests.commands import Run, failure


@pytest.fixture
def less(sample_graph: Graph, tmp_path: Path) -> Path:
    """An export without the honour and what leads to it."""
    honours = {node.id for node in sample_graph.nodes if node.label == "Honour"}
    nodes = tuple(node for node in sample_graph.nodes if node.id not in honours)
    edges = tuple(edge for edge in sample_graph.edges if not honours & {edge.source, edge.target})
    return FORMATS["jsonl"].write(Graph(nodes, edges), tmp_path / "less")


def test_the_same_ends_with_zero(policygraph: Run, sample_file: Path, sample_graph: Graph, tmp_path: Path) -> None:
    folder = FORMATS["jsonl"].write(sample_graph, tmp_path)
    assert policygraph("diff", sample_file, folder)[:2] == (0, "两张图相同。\n")


def test_what_came_is_listed_by_document_and_ends_with_one(policygraph: Run, sample_file: Path, less: Path) -> None:
    code, out, _ = policygraph("diff", less, sample_file)
    assert code == 1
    assert "+ 荣誉 省级智能工厂" in out
    assert "+ 东南复合获评省级智能工厂" in out
    assert "reply-9.txt" in out
    assert "reply-362.txt" not in out


def test_it_speaks_english(policygraph: Run, sample_file: Path, less: Path) -> None:
    code, out, _ = policygraph("diff", sample_file, less, "--lang", "en")
    assert code == 1
    assert "- 东南复合 was awarded 省级智能工厂" in out


def test_what_changed_is_told(policygraph: Run, tmp_path: Path) -> None:
    for name, level in (("old", "市级"), ("new", "省级")):
        FORMATS["jsonl"].write(
            Graph((Node.of("Honour", "智能工厂", properties={"level": level}),), ()), tmp_path / name
        )
    _, out, _ = policygraph("diff", tmp_path / "old", tmp_path / "new")
    assert "~ 荣誉 智能工厂 (级别: 市级 → 省级)" in out


def test_json_holds_every_change(policygraph: Run, sample_file: Path, less: Path) -> None:
    code, out, _ = policygraph("diff", sample_file, less, "--json")
    found = json.loads(out)
    assert code == 1
    assert [node["name"] for node in found["nodes"]["gone"]] == ["省级智能工厂"]
    assert {edge["type"] for edge in found["edges"]["gone"]} == {"AWARDED", "CANDIDATE_FOR", "FROM_CHUNK"}
    assert found["documents"]["reply-9.txt"]["nodes"] == {"gone": 1}


def test_trouble_ends_with_two(policygraph: Run, sample_file: Path, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "nodes.jsonl").write_text("{}\n")
    (tmp_path / "empty").mkdir()
    for other, message in (
        ("none.lbug", "no such graph file"),
        ("empty", "policygraph export --format jsonl"),
        ("broken", "are not an export of a graph"),
    ):
        outcome = policygraph("diff", sample_file, tmp_path / other)
        assert outcome.code == 2
        assert message in failure(outcome)
    assert policygraph("diff", sample_file, sample_file, "--lang", "fr").code == 2
