"""A report as a Word document: tables whose rows lead to numbered notes, charts as pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from rich.cells import cell_len

from graph.exchange.characters import for_xml
from views.cells import is_number, shown
from views.reports.drawing import png
from views.reports.model import Report, Section

BODY = {"zh": ("Times New Roman", "宋体"), "en": ("Calibri", "宋体")}
HEADINGS = {"zh": ("Arial", "黑体"), "en": ("Calibri", "黑体")}
INK, QUIET = RGBColor(0x2F, 0x55, 0x73), RGBColor(0x5A, 0x67, 0x75)
WIDTH, HEIGHT, MARGIN = Cm(29.7), Cm(21), Cm(1.8)  # A4, across
ROOM = 155  # characters of half width that fit on a line of a table


def write(report: Report) -> bytes:
    """Return a report as the content of a .docx file."""
    document = Document()
    document.core_properties.title = for_xml(report.title)[:255]
    _Writer(document, report).write()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class _Writer:
    def __init__(self, document: Any, report: Report) -> None:
        self.document, self.report, self.words = document, report, report.words
        page = document.sections[0]
        page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, WIDTH, HEIGHT
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
        body, headings = BODY[report.language], HEADINGS[report.language]
        self._font("Normal", body, Pt(10.5))
        self._font("Title", headings, Pt(22), INK)
        self._font("Heading 1", headings, Pt(15), INK)
        document.styles["Normal"].paragraph_format.space_after = Pt(4)
        foot = page.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot._p.append(_element("w:fldSimple", instr="PAGE"))

    def write(self) -> None:
        """Write all parts of the report in order."""
        report, words = self.report, self.words
        self.document.add_paragraph(for_xml(report.title), "Title")
        for title, value in report.facts:
            self._paragraph(f"{title}{words['colon']}{value}", QUIET)
        for text in (report.intro, *report.remarks):
            if text:
                self._paragraph(text)
        for section in report.sections:
            self._section(section)
        if report.sources:
            self._heading(words["sources"])
            for number, source in enumerate(report.sources, 1):
                self._paragraph(f"{number}. {source}")
        if report.notes:
            self._heading(words["notes"])
            for number, note in enumerate(report.notes, 1):
                paragraph = self._paragraph(f"[{number}] ")
                _bookmark(paragraph, number)
                paragraph.add_run(for_xml(note.citation)).font.color.rgb = QUIET
                paragraph.add_run(for_xml(f" “{note.sentence}”"))

    def _section(self, section: Section) -> None:
        self._heading(section.title)
        self._paragraph(section.question, QUIET).paragraph_format.keep_with_next = True
        if section.charts:
            pictures = self.document.add_paragraph()
            for chart in section.charts:
                picture = pictures.add_run().add_picture(io.BytesIO(png(chart)), height=Cm(5))
                # What the picture shows, for who can't see it.
                picture._inline.docPr.set("descr", for_xml(chart.title))
        if section.rows:
            self._table(section)
        else:
            self._paragraph(self.words["nothing"], QUIET)
        if section.remark:
            self._paragraph(f"{self.words['note']}{self.words['colon']}{section.remark}", QUIET, Pt(9))

    def _table(self, section: Section) -> None:
        cited = [self.words["evidence"]] if self.report.notes else []
        headings = [*section.headings, *cited]
        table = self.document.add_table(1, len(headings), "Table Grid")
        table.autofit = False
        language = self.report.language
        texts = [[shown(cell, language) for cell in row.cells] for row in section.rows]
        widths = _widths([list(section.headings), *texts], len(cited))
        for cell, heading in zip(table.rows[0].cells, headings, strict=True):
            self._fill(cell, heading).bold = True
            _shade(cell, "E8EEF3")
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        _repeat(table.rows[0])
        for row, line in zip(section.rows, texts, strict=True):
            cells = table.add_row().cells
            for place, text in enumerate(line):
                self._fill(cells[place], text)
                if is_number(row.cells[place]):
                    cells[place].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            for number in row.notes:
                _link(cells[-1].paragraphs[0], number)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table.rows:
            _keep_together(row)
            # Word goes by the cells, other programs by the columns.
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _fill(self, cell: Any, text: str) -> Any:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(for_xml(text))
        run.font.size = Pt(9)
        return run

    def _heading(self, text: str) -> None:
        self.document.add_paragraph(for_xml(text), "Heading 1")

    def _paragraph(self, text: str, colour: RGBColor | None = None, size: Length | None = None) -> Any:
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(for_xml(text))
        run.font.color.rgb, run.font.size = colour, size
        return paragraph

    def _font(self, style: str, faces: tuple[str, str], size: Length, colour: RGBColor | None = None) -> None:
        font = self.document.styles[style].font
        font.name, font.size, font.color.rgb = faces[0], size, colour
        fonts = self.document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), faces[1])


def _widths(rows: Sequence[Sequence[str]], cited: int) -> list[Length]:
    """Return the widths of columns, shared out by how long their texts are: short ones stay on one line."""
    needed = [max(cell_len(text) + 3 for text in column) for column in zip(*rows, strict=True)] + [10] * cited
    widest = next((cap for cap in range(80, 8, -1) if sum(min(need, cap) for need in needed) <= ROOM), 8)
    widths = [min(need, widest) for need in needed]
    room = WIDTH - 2 * MARGIN
    return [Length(room * width // sum(widths)) for width in widths]


def _element(tag: str, /, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _bookmark(paragraph: Any, number: int) -> None:
    """Make a paragraph the note that rows lead to."""
    paragraph._p.insert(0, _element("w:bookmarkStart", id=str(number), name=f"note_{number}"))
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def _link(paragraph: Any, number: int) -> None:
    """Add the number of a note, which leads to it."""
    paragraph.paragraph_format.space_after = Pt(0)
    link = _element("w:hyperlink", anchor=f"note_{number}", history="1")
    run = paragraph.add_run(f"[{number}] ")
    run.font.size, run.font.color.rgb = Pt(8), INK
    link.append(run._r)
    paragraph._p.append(link)


def _shade(cell: Any, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=colour))


def _repeat(row: Any) -> None:
    """Repeat a row on every page that its table goes over."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))


def _keep_together(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))
