"""CSV files for people: UTF-8 with the mark by which Excel knows it, Chinese headings, a file a label and a type."""

from __future__ import annotations

import csv
from pathlib import Path

from graph.exchange.characters import harmless
from graph.exchange.sheets import Row, sheets
from graph.statement import Graph, Scalar


def export(graph: Graph, folder: Path) -> None:
    """Write the files into `folder`.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.

    >>> from tempfile import TemporaryDirectory
    >>> from graph.statement import Node
    >>> with TemporaryDirectory() as folder:
    ...     export(Graph((Node.of("Region", "=1+1"),), ()), Path(folder))
    ...     (Path(folder) / "地区 Region.csv").read_text("utf-8-sig").splitlines()[1].split(",")[1]
    "'=1+1"
    """
    for sheet in sheets(graph):
        with (folder / f"{sheet.title}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(sheet.headings)
            writer.writerows(map(_harmless, sheet.rows))


def _harmless(row: Row) -> list[Scalar | None]:
    return [harmless(cell) if isinstance(cell, str) else cell for cell in row]
