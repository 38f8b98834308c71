"""CSV and XLSX, opened as people's programs open them."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.exchange import FORMATS
from graph.exchange.sheets import sheets
from graph.exchange.xlsx_sheets import LONGEST, LONGEST_TITLE
from graph.ontology import Ontology
from graph.statement import Evidence, Graph, Node

Table = list[dict[str, str]]


@pytest.fixture(scope="module")
def tables(sample_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    folder = FORMATS["csv"].write(sample_graph, tmp_path_factory.mktemp("csv"))
    tables = {}
    for path in folder.iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def test_there_is_a_table_for_each_label_and_type(tables: dict[str, Table], ontology: Ontology) -> None:
    kinds = sorted(title.split()[1] for title in tables)
    assert kinds == sorted([*ontology.labels, *ontology.relations, "Evidence"])


def test_a_row_reads_in_chinese(tables: dict[str, Table]) -> None:
    row = next(row for row in tables["总包商 GENERAL_CONTRACTOR_FOR"] if row["起点"] == "蓝卓科技")
    assert (row["终点"], row["牵头"], row["最早年份"]) == ("汽配行业数字化改造", "是", "2024")
    assert row["首条依据原文"].startswith("确定了蓝卓科技和久一智能")
    target = next(row for row in tables["指标值 Observation"] if row["数值"] == "13")
    assert target["类型"] == "目标"


def test_every_passage_of_every_statement_is_there(tables: dict[str, Table], sample_graph: Graph) -> None:
    given = {(node.id, passage) for node in sample_graph.nodes for passage in node.evidence}
    given |= {(" ".join(edge.key), passage) for edge in sample_graph.edges for passage in edge.evidence}
    found = set()
    for row in tables["依据 Evidence"]:
        start, end = int(row["依据起点（字符）"]), int(row["依据终点（字符）"])
        found.add((row["标识"], Evidence(row["依据文件"], start, end, row["依据原文"])))
    assert found == given


def test_the_workbook_holds_the_same_cells(tables: dict[str, Table], sample_graph: Graph, tmp_path: Path) -> None:
    book = load_workbook(FORMATS["xlsx"].write(sample_graph, tmp_path))
    assert set(book.sheetnames) == set(tables)
    for page in book:
        headings, *rows = page.values
        cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
        assert [dict(zip(map(str, headings), row, strict=True)) for row in cells] == tables[page.title]


def test_titles_of_sheets_fit_a_workbook() -> None:
    titles = [sheet.title for sheet in sheets(Graph((), ()))]
    assert max(map(len, titles)) <= LONGEST_TITLE
    assert not set("".join(titles)) & set("[]:*?/\\")


@pytest.mark.parametrize("name", ["=HYPERLINK(A1)", "+86", "-1+1", "@SUM(A1)", "＝1+1", "\t=1"])
def test_no_text_becomes_a_formula(name: str, tmp_path: Path) -> None:
    graph = Graph((Node.of("Region", name),), ())
    folder = FORMATS["csv"].write(graph, tmp_path / "csv")
    assert f"'{name}" in (folder / "地区 Region.csv").read_text("utf-8-sig")
    cell = load_workbook(FORMATS["xlsx"].write(graph, tmp_path / "a.xlsx"))["地区 Region"]["B2"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_a_text_too_long_for_a_cell_is_cut_visibly(tmp_path: Path) -> None:
    document = Node.of("Document", "一份文件", properties={"text": "\0很" * LONGEST})
    page = load_workbook(FORMATS["xlsx"].write(Graph((document,), ()), tmp_path))["文件 Document"]
    (text,) = [cell.value for cell in page[2] if isinstance(cell.value, str) and cell.value.endswith("…")]
    assert len(text) == LONGEST
