"""Documents as Word, PDF, a web page and Markdown, made with the libraries of those formats."""

from collections.abc import Callable
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from loaders.formats import read_format
from loaders.layout import blocks, lines
from loaders.letterhead import read_letterhead
from loaders.text import LoadError, read
from tests.loaders.reading import document

FONT = "STSong-Light"  # every PDF reader has it, so that no font file is needed here
Row = tuple[str, ...]
Part = str | list[Row]
RUNNING_HEAD = "慈溪市人民政府公报"
MENU = "<li><a href='/a'>首页</a><li><a href='/b'>政务公开</a><li><a href='/c'>办事服务</a>"


def parts(name: str) -> list[Part]:
    """Return the paragraphs and tables of a document of the corpus, in reading order."""
    text = document(name)
    all_lines = lines(text)
    rows: dict[int, Row] = {}
    carried_on: set[int] = set()
    for block in blocks(text, read_letterhead(text, all_lines)[1]):
        offsets = [offset for part in block.cells or (block.folded,) for offset in part.offsets]
        if block.kind == "row":
            rows.update(dict.fromkeys(range(min(offsets), max(offsets) + 1), tuple(c.text for c in block.cells)))
        else:
            carried_on.update(range(min(offsets) + 1, max(offsets) + 1))
    found: list[Part] = []
    for in_table, group in groupby(all_lines, key=lambda line: line.start in rows or line.start == line.end):
        if in_table:
            found.append(list(dict.fromkeys(rows[line.start] for line in group if line.start in rows)))
        else:
            for line in group:
                said = text[line.start : line.end]
                if line.start in carried_on:
                    found[-1] = f"{found[-1]}{said}"
                else:
                    found.append(said)
    return found


def _even(rows: list[Row]) -> list[Row]:
    """Return rows of one width; a cell that is missing is one that a cell above reaches down to."""
    width = max(map(len, rows))
    return [("",) * (width - len(row)) + row for row in rows]


def as_docx(name: str) -> bytes:
    """Return a document as a Word file, with a page header and a page footer."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = RUNNING_HEAD
    word.sections[0].footer.paragraphs[0].text = "— 1 —"
    for part in parts(name):
        if isinstance(part, str):
            word.add_paragraph(part)
            continue
        rows = _even(part)
        table = word.add_table(len(rows), len(rows[0]))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, row, strict=True):
                cell.text = text
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def as_html(name: str) -> bytes:
    """Return a document as a page of a site, with what stands around an article there."""
    written = []
    for part in parts(name):
        if isinstance(part, str):
            written.append(f"<p>&emsp;&emsp;<span>{escape(part)}</span></p>")
        else:
            rows = ("".join(f"<td><p>{escape(cell)}</p>" for cell in row) for row in _even(part))
            written.append("<table>" + "".join(f"<tr>{row}" for row in rows) + "</table>")
    page = (
        "<!DOCTYPE html><html><head><meta charset='gb2312'><title>慈溪市人民政府</title>"
        "<style>p { margin: 0 }</style></head><body>"
        f"<header>慈溪市人民政府<a>登录</a></header><div class='main-nav'><ul>{MENU}</ul></div>"
        "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/b'>政务公开</a></div>"
        f"<form><div id='zoom'>{''.join(written)}</div></form>"
        "<script>document.write('<p>脚本</p>')</script>"
        "<p>【打印】【关闭】</p><div class='footer'>主办：慈溪市人民政府办公室<br>浙ICP备05000001号</div></body></html>"
    )
    return page.encode("gb18030")


def as_markdown(name: str) -> bytes:
    """Return a document as Markdown: its title a heading, its tables with bars."""
    written = ["---\ntitle: 一份文件\n---\n"]
    for part in parts(name):
        if isinstance(part, str):
            written.append(part.replace("*", "\\*"))
        else:
            head, *rows = _even(part)
            written.append("\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)))
    return "\n\n".join(written).encode()


def as_pdf(name: str) -> bytes:
    """Return a document as PDF, with a running head and page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    prose = ParagraphStyle("prose", fontName=FONT, fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24)
    cell = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
    story: list[Paragraph | Table] = []
    for part in parts(name):
        if isinstance(part, str):
            story.append(Paragraph(escape(part), prose))
        else:
            rows = [[Paragraph(escape(text), cell) for text in row] for row in _even(part)]
            story.append(Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))]))

    def furnish(canvas: Canvas, _: object) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, RUNNING_HEAD)
        canvas.drawCentredString(A4[0] / 2, 40, f"— {canvas.getPageNumber()} —")

    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(story, onFirstPage=furnish, onLaterPages=furnish)
    return file.getvalue()


MAKERS: dict[str, Callable[[str], bytes]] = {
    ".docx": as_docx,
    ".html": as_html,
    ".md": as_markdown,
    ".pdf": as_pdf,
}


def from_docx(write: Callable[[docx.document.Document], None]) -> list[str]:
    """Return the lines read from a Word document that a test writes."""
    word = docx.Document()
    write(word)
    file = BytesIO()
    word.save(file)
    return read_format(file.getvalue(), "a.docx", "docx").splitlines()


def from_pdf(draw: Callable[[Canvas], None], **options: str) -> bytes:
    """Return a PDF that a test draws."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = BytesIO()
    canvas = Canvas(file, **options)
    canvas.setFont(FONT, 12)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def refusal(data: bytes, name: str, folder: Path) -> str:
    """Return the message with which a file is refused."""
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(LoadError) as caught:
        read(path)
    message = str(caught.value)
    assert name in message.splitlines()[0]
    assert 2 <= len(message.splitlines()) <= 3
    return message


def in_format(name: str, ending: str, folder: Path) -> Path:
    """Return a document of the corpus as a file of another format."""
    path = folder / name.replace(".txt", ending)
    path.write_bytes(MAKERS[ending](name))
    return path
