"""Documents of other formats read as the text they hold; what is no document is refused by name."""

from dataclasses import fields
from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from reportlab.pdfgen.canvas import Canvas

from graph.statement import Graph
from loaders.corpus import find, read_corpus
from loaders.folding import Folded
from loaders.formats import ENDINGS, format_of, read_format
from loaders.formats.html import article_of, lines_of
from loaders.text import read
from tests.loaders.documents import MAKERS, RUNNING_HEAD, from_docx, from_pdf, in_format
from tests.loaders.reading import DOCUMENTS, document, head_of

REPLY, PLAN = "cixi-2024-reply-009.txt", "cixi-2021-plan-digital-economy.txt"


def head_fields(said: str) -> dict[str, object]:
    """Return the letterhead of a text, its fields as words."""
    head = head_of(said)
    return {field.name: _words(getattr(head, field.name)) for field in fields(head)}


def _words(value: object) -> object:
    if isinstance(value, list):
        return [_words(item) for item in value]
    return value.text if isinstance(value, Folded) else value


def statements(graph: Graph) -> set[str]:
    """Return the edges of a graph by name, without those of the lexical graph."""
    nodes = {node.id: node for node in graph.nodes}
    ends = ((nodes[edge.source], edge.type, nodes[edge.target]) for edge in graph.edges)
    return {f"{a.name} {type_} {b.name}" for a, type_, b in ends if "Chunk" not in (a.label, b.label)}


@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("name", [REPLY, PLAN])
def test_a_document_states_the_same_in_every_format(name: str, ending: str, tmp_path: Path) -> None:
    path = in_format(name, ending, tmp_path)
    assert head_fields(read(path)) == head_fields(document(name))
    expected = statements(read_corpus([DOCUMENTS / name]).graph)
    found = statements(read_corpus([path]).graph)
    contractors = {statement for statement in expected if " GENERAL_CONTRACTOR_FOR " in statement}
    figures = {statement for statement in expected if " OF_INDICATOR " in statement}
    assert contractors | figures <= found
    # The font of the PDF has no middle dot (宁波城市大脑·慈溪平台); in the other formats nothing is lost.
    assert len(expected - found) <= (0.02 * len(expected) if ending == ".pdf" else 0)


@pytest.mark.parametrize("ending", MAKERS)
def test_what_stands_around_a_document_is_left_out(ending: str, tmp_path: Path) -> None:
    said = read(in_format(PLAN, ending, tmp_path))
    for around in (RUNNING_HEAD, "— 1 —", "— 12 —", "首页", "脚本", "ICP", "打印", "当前位置", "title:"):
        assert around not in said


@pytest.mark.parametrize("ending", sorted(MAKERS.keys() - {".md"}))
def test_the_bytes_decide_where_the_ending_lies(ending: str, tmp_path: Path) -> None:
    path = in_format(REPLY, ending, tmp_path)
    expected = read(path)
    assert read(path.rename(path.with_suffix(".txt"))) == expected


def test_a_text_that_speaks_of_tags_is_a_text() -> None:
    assert format_of("网页用<br>换行，用<p>分段。".encode(), "a.txt") is None
    assert format_of("只有文字".encode(), "a.html") is None


def test_folders_are_searched_for_every_format(tmp_path: Path) -> None:
    for ending in ENDINGS:
        (tmp_path / f"a{ending}").touch()
    for name in ("~$a.docx", ".hidden.txt", "a.png"):
        (tmp_path / name).touch()
    assert [path.name for path in find([tmp_path])] == sorted(f"a{ending}" for ending in ENDINGS)


# Word


def numbered(word: docx.document.Document, *levels: tuple[str, str]) -> None:
    """Give a document a list with these (format, text) levels, under number 77."""
    written = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{said}"/></w:lvl>'
        for i, (format_, said) in enumerate(levels)
    )
    numbering = word.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{written}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def item(word: docx.document.Document, said: str, level: int) -> None:
    """Add a paragraph of that list."""
    numbering = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
    word.add_paragraph(said)._p.get_or_add_pPr().append(parse_xml(numbering))


def append(paragraph: Paragraph, inner: str) -> None:
    """Append elements to a paragraph as they are written in the file."""
    wrapped = parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
    for element in list(wrapped):
        paragraph._p.append(element)


def test_automatic_numbers_are_written_out() -> None:
    def write(word: docx.document.Document) -> None:
        numbered(word, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("bullet", "●"))
        for said, level in [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 2), ("戊", 1), ("己", 0), ("庚", 1), ("辛", 3)]:
            item(word, said, level)

    assert from_docx(write) == ["一、甲", "（一）乙", "1. 丙", "2. 丁", "（二）戊", "二、己", "（一）庚", "辛"]


def test_cells_that_reach_down_are_said_in_each_row() -> None:
    def write(word: docx.document.Document) -> None:
        table = word.add_table(3, 3)
        for line, row in zip(table.rows, ["指标名", "综合甲", "　乙丙"], strict=True):
            for cell, said in zip(line.cells, row, strict=True):
                cell.text = said
        table.cell(2, 0).text = ""
        table.cell(1, 0).merge(table.cell(2, 0)).text = "类别\n一"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "2025年"

    assert from_docx(write) == ["指\t2025年\t\u2003", "类别 一\t合\t甲", "类别 一\t乙\t丙"]


def test_a_box_of_one_cell_keeps_its_paragraphs() -> None:
    def write(word: docx.document.Document) -> None:
        word.add_table(1, 1).cell(0, 0).text = "专栏1：数字工程\n建设平台。"

    assert from_docx(write) == ["专栏1：数字工程", "建设平台。"]


def test_only_what_the_printed_page_shows_is_read() -> None:
    def write(word: docx.document.Document) -> None:
        paragraph = word.add_paragraph("我市")
        append(
            paragraph,
            '<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>'
            '<w:ins w:id="2"><w:r><w:t>新增</w:t></w:r></w:ins>'
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
            "<w:sdt><w:sdtContent><w:r><w:t>企业</w:t></w:r></w:sdtContent></w:sdt>",
        )
        word.add_paragraph("数字产业…………………… 12")

    assert from_docx(write) == ["我市新增企业"]


def test_a_red_head_in_a_text_box_comes_once_and_first() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>某市人民政府文件</w:t></w:r></w:p></w:txbxContent>"
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def write(word: docx.document.Document) -> None:
        append(
            word.add_paragraph("某政发〔2024〕1号"),
            f'<w:r><mc:AlternateContent {spaces}><mc:Choice Requires="wps">{box}</mc:Choice>'
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
        )

    assert from_docx(write) == ["某市人民政府文件", "某政发〔2024〕1号"]


def test_a_footnote_follows_its_paragraph() -> None:
    def write(word: docx.document.Document) -> None:
        notes = (
            f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>含前湾新区。</w:t></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), word.part.package)
        word.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
        append(word.add_paragraph("全市增加值"), '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>增长</w:t></w:r>')
        word.add_paragraph("某市人民政府")

    assert from_docx(write) == ["全市增加值增长", "含前湾新区。", "某市人民政府"]


# Web pages and Markdown


def test_a_page_gives_its_article() -> None:
    page = (
        "<html><head><meta name='ArticleTitle' content='关于认定名单的公告'></head><body><div id='topbar'>无障碍</div>"
        "<nav>首页</nav>"
        "<table><tr><td>索 引 号：</td><td>K1</td><td>发文字号：</td><td>某经〔2024〕1号</td></tr></table>"
        "<div id='print'><p>各镇：<br/>现将名单公布。&nbsp;&lt;附&gt;</p><p style='display:none'>看不见</p>"
        "<table><tr><th>序号<th>企业<th>类别<tr><td>1<td>甲公司<td rowspan=2>示范<tr><td>2<td>乙公司</table>"
        "<iframe src='frame.html'>框</iframe></div>"
        f"<ul>{'<li><a href=x>相关链接</a>' * 4}</ul><p>版权所有：某市</p></body></html>"
    )
    assert list(article_of(page)) == [
        "关于认定名单的公告",
        "索 引 号：K1",
        "发文字号：某经〔2024〕1号",
        "各镇：",
        "现将名单公布。\xa0<附>",
        "序号\t企业\t类别",
        "1\t甲公司\t示范",
        "2\t乙公司\t示范",
    ]


def test_tables_that_place_things_are_no_tables() -> None:
    inner = "<table><tr><td>指标<td>2024年<td>2025年</table>"
    assert list(lines_of(f"<table><tr><td>标题<p>正文</p><td>{inner}</table>")) == [
        "标题",
        "正文",
        "指标\t2024年\t2025年",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_pages_in_any_encoding(encoding: str) -> None:
    page = "<html><body><p>全市企业</p></body></html>".encode(encoding)
    assert format_of(page, "a.txt") == "html"
    assert read_format(page, "a.txt", "html") == "全市企业\n"


def test_markdown_is_read_as_it_is_shown() -> None:
    source = (
        "# 关于**数字经济**的通知\n\n某市经信局\n2024年5月1日\n\n　　见[规划](http://example.com)。\n\n"
        "    缩进的段落。\n\n"
        "3. 第三\n4. 第四\n\n- 平台\n\n| 指标 | 2024年 | 2025年 |\n|:--|--:|--|\n| 产值 | 1 | 2 |\n\n"
        "<table><tr><td>甲</td><td>乙</td></tr></table>\n"
    )
    assert read_format(source.encode(), "a.md", "markdown").splitlines() == [
        "关于数字经济的通知",
        "某市经信局",
        "2024年5月1日",
        "见规划。",
        "缩进的段落。",
        "3. 第三",
        "4. 第四",
        "平台",
        "指标\t2024年\t2025年",
        "产值\t1\t2",
        "甲\t乙",
    ]


# PDF


def test_a_character_set_twice_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(100 + shift, 700, "关于数字经济的通知")

    assert read_format(from_pdf(draw), "a.pdf", "pdf") == "关于数字经济的通知\n"


def test_columns_are_read_in_the_order_they_were_set() -> None:
    def draw(canvas: Canvas) -> None:
        for x, column in ((60, "左一左二左三"), (320, "右一右二右三")):
            for i in range(3):
                canvas.drawString(x, 700 - 20 * i, column[2 * i : 2 * i + 2])

    assert read_format(from_pdf(draw), "a.pdf", "pdf").split() == ["左一", "左二", "左三", "右一", "右二", "右三"]


def test_a_turned_watermark_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "正文")
        canvas.rotate(45)
        canvas.drawString(300, 300, "内部资料")

    assert read_format(from_pdf(draw), "a.pdf", "pdf") == "正文\n"
