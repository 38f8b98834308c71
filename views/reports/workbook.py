"""A report as an Excel workbook: one sheet a section, one of the sentences, one that tells what it is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from rich.cells import cell_len

from graph.exchange.characters import for_xml
from views.cells import is_number, shown
from views.reports.drawing import COLOURS
from views.reports.model import Cell, Report, Section

WIDEST = 60  # of a column, in characters; beyond that a text is wrapped
LONGEST = 32_767  # characters that a cell can hold
LONGEST_NAME = 31  # of a sheet
ABOUT = (30, 110)  # widths of the columns of the sheet that tells what it is
LINE = 16  # points
ROWS_OF_CHART = 17
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_TOP = Alignment(vertical="top", wrap_text=True)
_LINE = Border(bottom=Side("hair", color="BBBBBB"))
_INK = PatternFill("solid", fgColor="2F5573")


def write(report: Report) -> bytes:
    """Return a report as the content of an .xlsx file; text is text there, never a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = for_xml(report.title)
    _Writer(book, report).write()
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class _Writer:
    def __init__(self, book: Workbook, report: Report) -> None:
        self.book, self.report, self.words = book, report, report.words
        self.face = "Microsoft YaHei" if report.language == "zh" else "Calibri"

    def write(self) -> None:
        """Write all sheets; a single answer begins with its table, a report with what it is about."""
        sections = self.report.sections
        if len(sections) > 1:
            self._about()
        for section in sections:
            self._section(section)
            if section.charts:
                self._charts(section)
        if self.report.notes:
            self._notes()
        if len(sections) == 1:
            self._about()

    def _sheet(self, title: str) -> Worksheet:
        """Add a sheet whose name is a title in as many characters as Excel allows; it numbers those alike."""
        name = _FORBIDDEN.sub(" ", for_xml(title)).strip("' ")[: LONGEST_NAME - 3]
        sheet: Worksheet = self.book.create_sheet(name)
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        return sheet

    def _section(self, section: Section) -> None:
        sheet = self._sheet(section.title)
        headings = [*section.headings, *([self.words["evidence"]] if self.report.notes else [])]
        rows = [
            [*row.cells, *([shown(list(row.notes), self.report.language)] if self.report.notes else [])]
            for row in section.rows
        ]
        self._table(sheet, headings, rows)
        if not rows:
            self._put(sheet, 2, 1, self.words["nothing"], Font(self.face, color="666666")).alignment = Alignment()
        if section.remark:
            # Merged, so that it wraps under the whole table and not in its first column.
            below = len(rows) + 4
            text = f"{self.words['note']}{self.words['colon']}{section.remark}"
            self._put(sheet, below, 1, text, Font(self.face, color="666666"))
            sheet.merge_cells(start_row=below, end_row=below, start_column=1, end_column=len(headings))
            room = sum(sheet.column_dimensions[get_column_letter(n)].width for n in range(1, len(headings) + 1))
            sheet.row_dimensions[below].height = _height([(text, room)])

    def _table(self, sheet: Worksheet, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        for place, heading in enumerate(headings, 1):
            cell = self._put(sheet, 1, place, heading, Font(self.face, bold=True, color="FFFFFF"))
            cell.fill, cell.alignment = _INK, Alignment(vertical="center", wrap_text=True)
            widths = [cell_len(heading) + 4, *(cell_len(shown(row[place - 1])) + 2 for row in rows)]
            sheet.column_dimensions[get_column_letter(place)].width = min(max(widths), WIDEST)
        font = Font(self.face)
        for number, row in enumerate(rows, 2):
            for place, value in enumerate(row, 1):
                self._put(sheet, number, place, value, font).border = _LINE
            room = [sheet.column_dimensions[get_column_letter(place)].width for place in range(1, len(row) + 1)]
            sheet.row_dimensions[number].height = _height(zip(map(shown, row), room, strict=True))
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(rows) + 1}"

    def _charts(self, section: Section) -> None:
        """Write the figures of each chart, with the chart beside them, which Excel draws."""
        sheet = self._sheet(f"{section.title[:24]} {self.words['charts']}")
        sheet.column_dimensions["A"].width = 16
        top = 1
        for chart in section.charts:
            self._put(sheet, top, 1, chart.title, Font(self.face, bold=True)).alignment = Alignment()
            for column, (name, values) in enumerate(chart.series.items(), 2):
                self._put(sheet, top + 1, column, name, Font(self.face))
                for row, value in enumerate(values, top + 2):
                    self._put(sheet, row, column, value, Font(self.face))
            for row, label in enumerate(chart.labels, top + 2):
                self._put(sheet, row, 1, label, Font(self.face))
            last = top + 1 + len(chart.labels)
            drawn = BarChart()
            drawn.title, drawn.height, drawn.width = for_xml(chart.title), 7.5, 18
            drawn.add_data(Reference(sheet, 2, top + 1, len(chart.series) + 1, last), titles_from_data=True)
            drawn.set_categories(Reference(sheet, 1, top + 2, 1, last))
            for series, colour in zip(drawn.series, COLOURS, strict=False):
                series.graphicalProperties.solidFill = colour.removeprefix("#").upper()
            drawn.dataLabels = DataLabelList(
                showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
            )
            # Without this Excel leaves the axes out.
            drawn.x_axis.delete = drawn.y_axis.delete = False
            sheet.add_chart(drawn, f"{get_column_letter(len(chart.series) + 3)}{top}")
            top = max(last + 2, top + ROWS_OF_CHART)

    def _notes(self) -> None:
        words = self.words
        rows = [
            (number, note.citation, note.sentence, first.document, first.start, last.end)
            for number, note in enumerate(self.report.notes, 1)
            for first, last in [(note.evidence[0], note.evidence[-1])]
        ]
        headings = [words[name] for name in ("number", "citation", "sentence", "file", "start", "end")]
        self._table(self._sheet(words["notes"]), headings, rows)

    def _about(self) -> None:
        report, words = self.report, self.words
        sheet = self._sheet(words["about"])
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = ABOUT
        self._put(sheet, 1, 1, report.title, Font(self.face, bold=True, size=16)).alignment = Alignment()
        lines = [*report.facts, *(("", text) for text in (report.intro, *report.remarks) if text)]
        lines += [(s.title if len(report.sections) > 1 else words["question"], s.question) for s in report.sections]
        lines += [("" if place else words["sources"], text) for place, text in enumerate(report.sources)]
        for row, (name, text) in enumerate(lines, 3):
            self._put(sheet, row, 1, name, Font(self.face, bold=True))
            self._put(sheet, row, 2, text, Font(self.face))
            sheet.row_dimensions[row].height = _height(zip((name, text), ABOUT, strict=True))

    def _put(self, sheet: Worksheet, row: int, column: int, value: Cell, font: Font) -> Any:
        cell = sheet.cell(row, column)
        if is_number(value):
            cell.value = value
        else:
            text = for_xml(shown(value, self.report.language))
            cell.value = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
            cell.data_type = "s"  # or else a text that begins with = would be a formula
        cell.font, cell.alignment = font, _TOP
        return cell


def _height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row of texts in columns of these widths; not every program works it out itself."""
    return LINE * max(
        sum(1 + (cell_len(line) - 1) // (width - 2) for line in text.split("\n")) for text, width in cells
    )
