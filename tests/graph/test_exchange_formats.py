"""The formats: each is documented, and goes where it is told to."""

from pathlib import Path

import pytest

from graph.exchange import FORMATS
from graph.statement import Graph
from terminal.carrying import FORMATS as WITH_PAGES
from tests.commands import Run

DOCS = Path(__file__).parents[2] / "docs" / "exchange.md"


@pytest.mark.parametrize("name", WITH_PAGES)
def test_each_format_is_documented(name: str) -> None:
    assert f"| `{name}` |" in DOCS.read_text("utf-8")


def test_one_file_goes_into_a_folder_or_where_it_is_told_to(sample_graph: Graph, tmp_path: Path) -> None:
    assert FORMATS["gexf"].write(sample_graph, tmp_path) == tmp_path / "policy.gexf"
    named = tmp_path / "new" / "mine.xml"
    assert FORMATS["gexf"].write(sample_graph, named) == named
    assert named.read_bytes() == (tmp_path / "policy.gexf").read_bytes()


def test_the_command_says_what_to_do_with_the_files(policygraph: Run, sample_file: Path, tmp_path: Path) -> None:
    _, out, _ = policygraph("export", "--format", "neo4j-admin", "--out", tmp_path / "admin", "--graph", sample_file)
    assert "then: neo4j-admin database import full neo4j @arguments.txt" in out
