"""The command line, as it is typed: exit code, output, and messages of one to three lines."""

from pathlib import Path

import pytest

from graph.ontology import Ontology
from graph.statement import Graph, Node
from graph.store.ladybug_build import write
from tests.commands import Run, failure


def test_stats_counts_under_chinese_titles(policygraph: Run, sample_file: Path) -> None:
    code, out, _ = policygraph("stats", "--graph", sample_file)
    assert code == 0
    assert any(line.split()[:3] == ["服务商", "ServiceProvider", "2"] for line in out.splitlines())
    assert any(line.split()[-3:] == ["样本企业", "SAMPLE_ENTERPRISE_OF", "3"] for line in out.splitlines())


def test_show_finds_by_alias_and_prints_the_sentence(policygraph: Run, sample_file: Path) -> None:
    code, out, _ = policygraph("show", "祈禧", "--graph", sample_file)
    assert code == 0
    assert "祈禧牌电器（企业）" in out
    assert "reply-362.txt" in out
    assert "祈禧牌电器（祈禧）也来了。" in out


def test_show_reads_relations_as_sentences(policygraph: Run, sample_file: Path) -> None:
    _, out, _ = policygraph("show", "东南", "--graph", sample_file)
    assert "东南复合是汽配行业数字化改造的样本企业（2024年，状态：拟建成）" in out
    assert "[135–156] “一、工作情况”第9句" in out
    assert "目前已有东南复合、高松技术等拟建成样本企业。" in out


def test_show_lists_names_when_many_share_a_part(policygraph: Run, tmp_path: Path, ontology: Ontology) -> None:
    regions = tuple(Node.of("Region", f"慈溪市第{number}镇") for number in range(11))
    write(Graph(regions, ()), tmp_path / "many.lbug", ontology)
    _, out, _ = policygraph("show", "慈溪", "--graph", tmp_path / "many.lbug")
    assert "慈溪市第10镇" in out
    assert "Region:" not in out


def test_show_names_the_nearest(policygraph: Run, sample_file: Path) -> None:
    assert "nearest: 蓝卓科技" in failure(policygraph("show", "蓝桌科技", "--graph", sample_file))


def test_query_prints_headings_rows_and_what_is_left_out(policygraph: Run, sample_file: Path) -> None:
    code, out, _ = policygraph("query", "contractor-samples", "-p", "contractor=久一智能", "--graph", sample_file)
    assert code == 0
    assert "更大的计划" in out
    assert "蓝卓科技" not in out
    assert "注：文件没有逐一说明" in out


def test_query_says_when_nothing_fits(policygraph: Run, sample_file: Path) -> None:
    code, out, _ = policygraph("query", "honours-of", "-p", "name=不存在", "--graph", sample_file)
    assert code == 0
    assert "没有符合条件的内容。" in out


def test_query_offers_the_nearest_value(policygraph: Run, sample_file: Path) -> None:
    _, out, _ = policygraph("query", "contractor-samples", "-p", "contractor=蓝桌科技", "--graph", sample_file)
    assert "没有“蓝桌科技”；最接近的是：蓝卓科技" in out


def test_query_cites(policygraph: Run, sample_file: Path) -> None:
    _, out, _ = policygraph("query", "contractor-samples", "--cite", "--graph", sample_file)
    assert "确定了蓝卓科技和久一智能作为区域总包商，组成以蓝卓科技牵头的总包服务体系。" in out


def test_queries_lists_every_question(policygraph: Run) -> None:
    code, out, _ = policygraph("queries")
    assert code == 0
    assert "plan-vs-actual" in out


def test_cypher_prints_nodes_edges_and_lists(policygraph: Run, sample_file: Path) -> None:
    statement = "MATCH (a:Person)-[r:SUBMITTED]->(b) RETURN a, r, b.aliases AS aliases"
    code, out, _ = policygraph("cypher", statement, "--graph", sample_file)
    assert code == 0
    assert "黄新华（Person）" in out
    assert "-[SUBMITTED]->" in out
    assert "rows: 1" in out


def test_text_of_documents_is_not_markup(policygraph: Run, sample_file: Path) -> None:
    _, out, _ = policygraph("cypher", "RETURN '[red]慈溪[/red] :smile:' AS x", "--graph", sample_file)
    assert "[red]慈溪[/red] :smile:" in out


def test_export_and_validate(policygraph: Run, sample_file: Path, tmp_path: Path) -> None:
    assert policygraph("export", "--format", "jsonl", "--out", tmp_path / "out", "--graph", sample_file).code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["edges.jsonl", "nodes.jsonl"]
    code, out, _ = policygraph("validate", "--graph", sample_file)
    assert code == 0
    assert out.startswith("in order: ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["query", "contractor-sample"], "nearest: contractor-samples"),
        (["query", "contractor-samples", "-p", "contracter=x"], "nearest: contractor"),
        (["query", "contractor-samples", "-p", "contractor"], "is not KEY=VALUE"),
        (["cypher", "MATCH (n:Regoin) RETURN n"], "Regoin"),
        (["cypher", "MATCH (n) DELETE n"], "only read from here"),
        (["cypher", "COPY Region FROM 'x.csv'"], "only read from here"),
        (["export", "--format", "xml", "--out", "x"], "there are jsonl, "),
        (["show", "没有这个"], "policygraph stats"),
    ],
)
def test_a_wrong_request_is_named(policygraph: Run, sample_file: Path, words: list[str], message: str) -> None:
    assert message in failure(policygraph(*words, "--graph", sample_file))


@pytest.mark.parametrize("words", [["stats"], ["show", "x"], ["query", "honours-of"], ["validate"], ["app"]])
def test_a_missing_graph_file_is_named(policygraph: Run, words: list[str], tmp_path: Path) -> None:
    message = failure(policygraph(*words, "--graph", tmp_path / "none.lbug"))
    assert "none.lbug: no such graph file" in message
    assert "policygraph build" in message


def test_a_folder_that_cannot_be_written_to_is_named(policygraph: Run, sample_file: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert f"{tmp_path / 'file'}: is a file" in failure(
        policygraph("export", "--out", tmp_path / "file", "--graph", sample_file)
    )


def test_an_unknown_option_ends_with_code_2(policygraph: Run) -> None:
    outcome = policygraph("stats", "--grahp", "x")
    assert outcome.code == 2
    assert "--graph" in outcome.err
