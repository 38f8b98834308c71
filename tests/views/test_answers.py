"""Answers in every format, opened by what people open them with."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from graph.check import check
from graph.ontology import Ontology
from graph.statement import Edge, Evidence, Graph, Node
from graph.store.base import Store
from graph.store.ladybug import LadybugStore
from graph.store.ladybug_build import write as write_graph
from queries.catalogue import run
from views.answers import FORMATS, write

HEADINGS = ["获得者", "荣誉", "已获得", "级别", "年份"]
ROWS = [["东南复合", "省级智能工厂", "是", "省", 2024], ["高松技术", "省级智能工厂", "否", "省", 2024]]
HOSTILE = ["=cmd|'/c calc'!A1", "</td><script>alert(1)</script>", "[x](http://evil.example)|**b**", "页\x0c\u202e倒"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Graph:
    """Enterprises with hostile names, awarded in a sentence that holds them."""
    text, nodes, edges = "", [], []
    honour = Node.of("Honour", "小巨人", evidence=[Evidence("=a.txt", 0, 3, "小巨人")])
    text = "小巨人\n"
    for name in HOSTILE:
        evidence = Evidence("=a.txt", len(text), len(text) + len(name), name)
        node = Node.of("Enterprise", name, evidence=[evidence])
        nodes.append(node)
        edges.append(Edge(node.id, "AWARDED", honour.id, {"year": 2024}, (evidence,)))
        text += f"{name}\n"
    graph = Graph((*nodes, honour), tuple(edges))
    check(graph, {"=a.txt": text}, ontology)
    return graph


@pytest.fixture(scope="module")
def hostile_file(hostile: Graph, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.lbug"
    write_graph(hostile, path, ontology)
    return path


def answered(store: Store, format: str, language: str = "zh", *, cite: bool = True, name: str = "") -> bytes:
    return write(run("honours-of", store, name=name), format, language, citing=store if cite else None)


def hostile_answer(path: Path, format: str) -> bytes:
    with LadybugStore.open(path) as store:
        return answered(store, format)


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_the_mark_of_excel_and_the_sentences(sample_store: Store) -> None:
    content = answered(sample_store, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    headings, first, second = table(content)
    assert headings == [*HEADINGS, "依据"]
    assert first[:5] == [str(cell) for cell in ROWS[0]]
    assert second[5].endswith("“一、工作情况”第10句. “东南复合获评省级智能工厂，高松技术拟申报省级智能工厂。”")


def test_csv_holds_no_formula(hostile_file: Path) -> None:
    cells = {cell for row in table(hostile_answer(hostile_file, "csv")) for cell in row}
    assert f"'{HOSTILE[0]}" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_json_keeps_types_and_points_to_the_sentences(sample_store: Store) -> None:
    content = json.loads(answered(sample_store, "json", name="高松技术"))
    assert content["parameters"] == {"name": "高松技术"}
    (row,) = content["rows"]
    assert (row["awarded"], row["year"]) == (False, 2024)
    (number,) = row["evidence"]
    (passage,) = content["evidence"][number - 1]["passages"]
    assert passage["quote"] == "高松技术拟申报省级智能工厂"


def test_jsonl_is_a_row_a_line_each_with_its_sentences(sample_store: Store) -> None:
    rows = [json.loads(line) for line in answered(sample_store, "jsonl").splitlines()]
    assert [row["holder"] for row in rows] == ["东南复合", "高松技术"]
    assert "东南复合获评省级智能工厂" in rows[0]["evidence"][0]["sentence"]


def test_markdown_is_a_table_with_footnotes(sample_store: Store) -> None:
    content = answered(sample_store, "md", "en").decode()
    assert "| Holder | Honour | Awarded | Level | Year | Evidence |" in content
    assert "| 高松技术 | 省级智能工厂 | no | 省 | 2024 | [^1] |" in content
    assert (
        "[^1]: 对第9号建议的答复: 慈经信建〔2024〕1号\\[Z\\]. 2024: “一、工作情况”, sentence 10. “东南复合获评"
        in content
    )


def test_hostile_text_is_text_in_markdown(hostile_file: Path) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(hostile_answer(hostile_file, "md").decode())
    page = LexborHTMLParser(rendered)
    assert page.css("script, a[href*=evil], strong") == []
    cells = [row.css("td")[0].text() for row in page.css("tbody tr")]
    assert sorted(cells) == sorted(name.replace("\x0c", "�") for name in HOSTILE)


def test_xlsx_has_headings_that_stay_widths_and_a_sheet_of_sentences(sample_store: Store) -> None:
    book = load_workbook(io.BytesIO(answered(sample_store, "xlsx")))
    assert book.sheetnames == ["获得与申报的荣誉", "原文依据", "说明"]
    sheet = book.worksheets[0]
    found = [list(row) for row in sheet.iter_rows(max_row=3, max_col=5, values_only=True)]
    assert found == [HEADINGS, *ROWS]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["D"].width
    number, citation, sentence, file, *_ = next(book["原文依据"].iter_rows(min_row=2, values_only=True))
    assert (number, file) == (1, "reply-9.txt")
    assert "第10句" in str(citation) and "高松技术拟申报" in str(sentence)


def test_hostile_text_is_text_in_a_workbook(hostile_file: Path) -> None:
    sheet = load_workbook(io.BytesIO(hostile_answer(hostile_file, "xlsx"))).worksheets[0]
    names = {sheet.cell(row, 1).value: sheet.cell(row, 1).data_type for row in range(2, 6)}
    assert names == {name.replace("\x0c", "�"): "s" for name in HOSTILE}


def test_html_stands_alone_and_leads_from_row_to_sentence(sample_store: Store) -> None:
    page = LexborHTMLParser(answered(sample_store, "html").decode())
    assert page.css("script, link, [src]") == []
    (link,) = page.css("tbody tr:first-child a")
    (note,) = page.css(str(link.attributes["href"]))
    assert "东南复合获评省级智能工厂" in note.text()


def test_hostile_text_is_text_on_a_page(hostile_file: Path) -> None:
    page = LexborHTMLParser(hostile_answer(hostile_file, "html").decode())
    assert page.css("script") == []
    cells = [row.css("td")[0].text() for row in page.css("tbody tr")]
    assert sorted(cells) == sorted(name.replace("\x0c", "�") for name in HOSTILE)


@pytest.mark.parametrize("format", FORMATS)
def test_an_answer_without_rows_is_written_too(sample_store: Store, format: str) -> None:
    content = answered(sample_store, format, name="不存在")
    if format in ("md", "html"):
        assert "没有符合条件的内容。" in content.decode()
    elif format == "xlsx":
        assert load_workbook(io.BytesIO(content)).worksheets[0]["A2"].value == "没有符合条件的内容。"


@pytest.mark.parametrize("format", FORMATS)
def test_without_citing_there_is_no_sentence(sample_store: Store, format: str) -> None:
    content = answered(sample_store, format, cite=False)
    if format == "xlsx":
        assert load_workbook(io.BytesIO(content)).sheetnames == ["获得与申报的荣誉", "说明"]
    else:
        assert "拟申报省级智能工厂" not in content.decode()
