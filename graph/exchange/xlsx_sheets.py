"""A workbook for people: a sheet a label and a type, Chinese headings that stay in sight and filter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from graph.exchange.characters import for_xml
from graph.exchange.sheets import Sheet, sheets
from graph.statement import Graph, Scalar

LONGEST = 32_767  # characters that a cell of a workbook can hold
LONGEST_TITLE = 31
WIDTH = 18  # of a column, in characters


def export(graph: Graph, out: Path) -> None:
    """Write the workbook `out`; a text longer than a cell can hold ends in “…”.

    Raises `OSError` when it can't be written.
    """
    book = Workbook(write_only=True)
    for sheet in sheets(graph):
        _fill(book.create_sheet(sheet.title[:LONGEST_TITLE]), sheet)
    book.save(out)


def _fill(page: Any, sheet: Sheet) -> None:
    page.freeze_panes = "A2"
    for place in range(1, len(sheet.headings) + 1):
        page.column_dimensions[get_column_letter(place)].width = WIDTH
    headings = [_cell(page, heading) for heading in sheet.headings]
    for heading in headings:
        heading.font = Font(bold=True)
    page.append(headings)
    for row in sheet.rows:
        page.append([_cell(page, value) for value in row])
    page.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(sheet.rows) + 1}"


def _cell(page: Any, value: Scalar | None) -> Any:
    if isinstance(value, str):
        value = for_xml(value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…")
    cell = WriteOnlyCell(page, value)
    if isinstance(value, str):
        cell.data_type = "s"  # or else a text that begins with = would be a formula
    return cell
