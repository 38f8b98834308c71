"""Reports: bound from questions, and opened by what people open them with."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from graph.fields import FieldError
from graph.result import Result
from graph.statement import Evidence
from graph.store.base import Store
from graph.store.ladybug import LadybugStore
from queries.catalogue import Answer, QueryError, find
from views.reports.binding import FORMATS, make, write
from views.reports.charts import Drawing, charts
from views.reports.definitions import definitions
from views.reports.drawing import png, svg
from views.reports.model import Chart, Note, Report, Row, Section

GOLDEN = Path(__file__).parent.parent / "golden" / "reports"
MADE = date(2026, 1, 2)
HOSTILE = "</svg><script>alert(1)</script>\x00=1+1"


@pytest.fixture(scope="module")
def store(graph_file: Path) -> Iterator[Store]:
    with LadybugStore.open(graph_file) as opened:
        yield opened


@pytest.fixture(scope="module")
def plan(store: Store) -> Report:
    return make("plan-vs-actual", store, made=MADE)


def drawn(report: Report) -> list[Chart]:
    return [chart for section in report.sections for chart in section.charts]


def given(name: str) -> dict[str, str]:
    return dict.fromkeys(definitions()[name].parameters, "公牛")


def small(language: str) -> Report:
    """Return a report with a table, an empty section, a remark and two notes."""
    evidence = (Evidence("a.txt", 0, 4, "蓝卓科技"),)
    cited = "慈溪市经信局. 对第9号建议的答复: 慈经信建〔2024〕1号[Z]. 2024: “一、工作情况”第{}句."
    rows = (Row(("蓝卓科技", "是", 2024), (1, 2)), Row(("*久一*|智能", "否", 0.5), (2,)))
    return Report(
        title="总包商",
        language=language,
        facts=(("制作日期", "2026-01-02"),),
        intro="各计划的总包商。",
        sections=(
            Section("总包商", "有哪些总包商？", ("名称", "牵头", "年份"), rows, "只列写明的。"),
            Section("园区", "有哪些园区？", ("名称",), ()),
        ),
        notes=tuple(Note(cited.format(place), f"第{place}句。", evidence) for place in (3, 4)),
        sources=("慈溪市经信局. 对第9号建议的答复: 慈经信建〔2024〕1号[Z]. 2024.",),
        remarks=("只计入截至 2024-12-31 的文件。",),
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", definitions())
def test_every_report_cites_a_sentence_for_every_row(store: Store, name: str, language: str) -> None:
    report = make(name, store, language, made=MADE, **given(name))
    rows = [row for section in report.sections for row in section.rows]
    assert rows and all(row.notes for row in rows)
    assert {number for row in rows for number in row.notes} == set(range(1, len(report.notes) + 1))
    assert report.sources
    assert "{" not in report.title + report.intro


def test_every_report_is_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text("utf-8")
    assert [name for name in definitions() if f"| `{name}" not in page] == []


def test_a_note_is_the_sentence_that_states_the_row(plan: Report) -> None:
    row = next(row for row in plan.sections[0].rows if "数字经济核心产业增加值" in row.cells)
    cited = [plan.notes[number - 1] for number in row.notes]
    assert any(
        "206.7亿元" in note.sentence.replace(" ", "") and "慈经信建〔2024〕1号" in note.citation for note in cited
    )
    assert any("330" in note.sentence and "规划" in note.citation for note in cited)


def test_a_report_takes_its_parameter_in_title_and_questions(store: Store) -> None:
    report = make("dossier", store, made=MADE, name="蓝卓科技")
    assert report.title == "企业档案：蓝卓科技"
    assert ("名称", "蓝卓科技") in report.facts
    samples = next(section for section in report.sections if section.title == "作为总包商")
    assert samples.rows and all(row.cells[0] == "蓝卓科技" for row in samples.rows)


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("contractor", {}, "nearest: contractors"),
        ("dossier", {}, "needs a name: -p name=…"),
        ("dossier", {"name": "蓝桌科技"}, "nearest: 蓝卓科技"),
        ("dossier", {"name": "没有这个"}, "nothing is stated of name=没有这个"),
        ("parks", {"park": "x"}, "no parameter 'park'"),
    ],
)
def test_a_wrong_request_is_named(store: Store, name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        make(name, store, made=MADE, **values)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- question: plan-vs-actul", "nearest: plan-vs-actual"),
        ("- {question: parks, parameters: {prak: x}}", "nearest: park"),
        ("- {question: plan-vs-actual, chart: {each: [unit], unit: unit, bars: {target: when}}}", "unknown column"),
        ("- {question: plan-vs-actual, chart: {each: [region], unit: unit, bars: {}}}", "unknown 'unit'"),
    ],
)
def test_a_broken_definition_names_file_and_key(tmp_path: Path, line: str, message: str) -> None:
    text = "title: {zh: 题, en: T}\nintro: {zh: 题, en: T}\nsections:\n  "
    (tmp_path / "broken.yaml").write_text(text + line, "utf-8")
    with pytest.raises(FieldError, match=rf"broken\.yaml.*{message}"):
        definitions(tmp_path)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_reads_as_it_did(language: str) -> None:
    """A change of order, words or marks shows as a difference to the kept file."""
    kept = GOLDEN / f"small.{language}.md"
    assert write(small(language), "md").decode() == kept.read_text("utf-8")


def test_markdown_has_a_footnote_for_every_reference(plan: Report) -> None:
    text = write(plan, "md").decode()
    assert text.startswith("# 规划目标与实绩\n\n- 制作日期：2026-01-02\n")
    for number in range(1, len(plan.notes) + 1):
        assert f"[^{number}]" in text and f"\n[^{number}]: " in text


def test_a_page_shows_charts_and_fetches_nothing(plan: Report) -> None:
    page = LexborHTMLParser(write(plan, "html").decode())
    pictures = page.css("figure img")
    assert len(pictures) == len(drawn(plan)) > 0
    assert all(str(picture.attributes["src"]).startswith("data:image/svg+xml;base64,") for picture in pictures)
    assert page.css("script, link") == []


def test_word_leads_from_row_to_note_and_shows_charts(plan: Report) -> None:
    document = Document(io.BytesIO(write(plan, "docx")))
    body = document.element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert anchors == marks == {f"note_{number}" for number in range(1, len(plan.notes) + 1)}
    assert len(document.inline_shapes) == len(drawn(plan))
    first = next(p for p in document.paragraphs if p.text.startswith("[1] "))
    assert plan.notes[0].sentence in first.text
    assert [cell.text for cell in document.tables[0].rows[0].cells][:-1] == list(plan.sections[0].headings)


def test_a_workbook_draws_its_charts_itself(plan: Report) -> None:
    book = load_workbook(io.BytesIO(write(plan, "xlsx")))
    sheets = [sheet for sheet in book.worksheets if sheet.title.endswith("图")]
    assert sum(len(sheet._charts) for sheet in sheets) == len(drawn(plan))
    assert [sheets[0][cell].value for cell in ("A1", "B2", "C2")] == [drawn(plan)[0].title, "实际", "目标"]


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_on_an_empty_answer_says_so(sample_store: Store, format: str) -> None:
    report = make("parks", sample_store, made=MADE)
    assert not any(section.rows for section in report.sections)
    content = write(report, format)
    if format == "docx":
        text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    elif format == "xlsx":
        text = str(load_workbook(io.BytesIO(content)).worksheets[1]["A2"].value)
    else:
        text = content.decode()
    assert "没有符合条件的内容。" in text


DRAWING = Drawing(
    ("indicator", "region", "scope", "unit"), "unit", {"target": "target_period", "actual": "actual_period"}, "",
    {"comparable": ["same_year", "other_year"]},
)  # fmt: skip


def figures(*rows: tuple[str, str, float, str, float, str, str, str]) -> Answer:
    """Return an answer of plan-vs-actual: indicator, scope, target and its period, actual and its, unit, comparable."""
    question = find("plan-vs-actual")
    cells = tuple((i, "慈溪市", s, t, tp, a, ap, u, c, "规划", "答复") for i, s, t, tp, a, ap, u, c in rows)
    return Answer(question, {}, Result(tuple(question.columns), cells))


def test_no_chart_mixes_units_scopes_or_what_can_not_be_compared() -> None:
    answer = figures(
        ("产值", "", 10, "2025", 8, "2023", "亿元", "other_year"),
        ("产值", "", 12, "2025", 9, "2023", "%", "other_year"),
        ("产值", "规上", 7, "2025", 5, "2023", "亿元", "other_year"),
        ("产值", "", 99, "2025", 98, "2023", "亿元", "unit"),
    )
    assert charts(answer, DRAWING, "zh") == (
        Chart("产值 · 慈溪市（亿元）", "亿元", ("2023", "2025"), {"目标": (None, 10), "实际": (8, None)}),
        Chart("产值 · 慈溪市（%）", "%", ("2023", "2025"), {"目标": (None, 12), "实际": (9, None)}),
        Chart("产值 · 慈溪市 · 规上（亿元）", "亿元", ("2023", "2025"), {"目标": (None, 7), "实际": (5, None)}),
    )


def test_a_time_line_parts_targets_from_figures_and_leaves_out_single_bars() -> None:
    question = find("indicator-timeline")
    cells: list[tuple[str, str, str, float]] = [
        ("产值", "2023", "actual", 8),
        ("产值", "2025", "target", 10),
        ("产值", "", "actual", 3),
        ("增速", "2023", "actual", 5),
    ]
    rows = tuple((i, "慈溪市", "", p, k, "=", v, "亿元", "", "答复") for i, p, k, v in cells)
    drawing = Drawing(("indicator", "unit"), "unit", {"value": "period"}, "kind", {})
    assert charts(Answer(question, {}, Result(tuple(question.columns), rows)), drawing, "en") == (
        Chart("产值 (亿元)", "亿元", ("2023", "2025"), {"actual": (8, None), "target": (None, 10)}),
    )


def test_values_that_disagree_are_all_drawn() -> None:
    answer = figures(
        ("产值", "", 10, "2025", 8, "2025", "亿元", "same_year"),
        ("产值", "", 10, "2025", 9, "2025", "亿元", "same_year"),
    )
    (chart,) = charts(answer, DRAWING, "zh")
    assert chart.labels == ("2025 ①", "2025 ②")
    assert chart.series == {"目标": (10, None), "实际": (8, 9)}


def test_hostile_text_is_text_in_pictures() -> None:
    chart = Chart(HOSTILE, HOSTILE, (HOSTILE,), {HOSTILE: (1,), "实际": (2,)})
    picture = LexborHTMLParser(svg(chart))
    assert picture.css("script") == []
    assert png(chart).startswith(b"\x89PNG")


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_names_are_text_in_every_format(store: Store, format: str) -> None:
    made = make("contractors", store, made=MADE, remarks=[HOSTILE])
    content = write(made, format)
    if format == "docx":
        assert HOSTILE.replace("\x00", "�") in [p.text for p in Document(io.BytesIO(content)).paragraphs]
    elif format == "xlsx":
        cells = [cell for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows() for cell in row]
        assert [c.data_type for c in cells if c.value == HOSTILE.replace("\x00", "�")] == ["s"]
    elif format == "html":
        assert LexborHTMLParser(content.decode()).css("script") == []
    else:
        assert "\\<script\\>" in content.decode()
