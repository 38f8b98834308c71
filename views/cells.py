"""How a value reads: in a table, a sentence or a cell of any face."""

from __future__ import annotations

from typing import TypeGuard

from graph.result import Cell
from graph.statement import Edge, Node

_YES = {"zh": ("否", "是"), "en": ("no", "yes")}
_BETWEEN = {"zh": "、", "en": ", "}


def shown(cell: Cell, language: str = "zh") -> str:
    """Return a value as text; what is not there is empty, and a whole number has no decimals.

    >>> shown([12.0, True, None, "慈溪市"]), shown([12.5, False], "en")
    ('12、是、、慈溪市', '12.5, no')
    """
    match cell:
        case None:
            return ""
        case bool():
            return _YES[language][cell]
        case float() if cell.is_integer():
            return str(int(cell))
        case list():
            return _BETWEEN[language].join(shown(item, language) for item in cell)
        case Node():
            return f"{cell.name}（{cell.label}）"
        case Edge():
            return f"-[{cell.type}]->"
        case _:
            return str(cell)


def heading(title: str, unit: str, language: str = "zh") -> str:
    """Return the heading of a column with its unit.

    >>> heading("处数", "处"), heading("Passages", "处", "en"), heading("年份", "")
    ('处数（处）', 'Passages (处)', '年份')
    """
    if not unit:
        return title
    return f"{title}（{unit}）" if language == "zh" else f"{title} ({unit})"


def is_number(cell: Cell) -> TypeGuard[int | float]:
    """Tell whether a value is a number, which a truth value is not.

    >>> is_number(0.5), is_number(True)
    (True, False)
    """
    return isinstance(cell, int | float) and not isinstance(cell, bool)
