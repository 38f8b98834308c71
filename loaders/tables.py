"""Tables of figures → observations: a column a year, a row an indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.figures import NOISE, Figure
from loaders.layout import Block
from loaders.regions import FIRST_PERSON, Home

YEAR = re.compile(r"((?:19|20)\d\d)年?")
NAMES, UNITS = re.compile(r"指标|项目|名称|内容"), re.compile(r"单位")
# In a table that says from which year it sets out, all later years are aims.
SOUGHT, BASE = re.compile(r"目标|预期|规划|计划"), re.compile(r"基数|基期|基准|现状|完成|实际|实绩")
NUMBER = re.compile(
    r"(?P<before>[≥≤><＞＜约超]|不低于|大于|小于)?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[%\u4e00-\u9fff/]{0,6})(?P<after>以上|左右)?"
)
UNIT_IN_NAME = re.compile(r"（([^（）]{1,8})）$")
LEVEL = re.compile(r"^(?:市级|县级|区级|省级)(?!.{0,6}(?:企业|园区|平台|实验室))")
COMPARATORS = {
    "≥": ">=",
    "≤": "<=",
    ">": ">",
    "<": "<",
    "＞": ">",
    "＜": "<",
    "约": "~",
    "超": ">",
    "不低于": ">=",
    "大于": ">",
    "小于": "<",
    "以上": ">=",
    "左右": "~",
}


def table_figures(rows: Sequence[tuple[int, Block]], year: int, home: Home) -> Iterator[tuple[int, Figure]]:
    """Yield (sentence index, figure) for each number under a year in a document's tables.

    Args:
        rows: (sentence index, block) of each row, in reading order.
        year: when the document was written, 0 if unknown.
        home: the region the table is of.
    """
    columns: dict[int, tuple[str, bool]] = {}
    name_column = unit_column = -1
    table = -1
    for index, block in rows:
        texts = [cell.text for cell in block.cells]
        if block.table != table:
            table, columns = block.table, {}
        years = {
            i: (m[1], bool(SOUGHT.search(t))) for i, t in enumerate(texts) if (m := YEAR.match(t)) and len(t) <= 14
        }
        if years and not any(NUMBER.fullmatch(t) for i, t in enumerate(texts) if i not in years):
            bases = [period for i, (period, _) in years.items() if BASE.search(texts[i])]
            columns = {i: (p, sought or (bool(bases) and p > max(bases))) for i, (p, sought) in years.items()}
            name_column = next((i for i, t in enumerate(texts) if NAMES.search(t)), 0)
            unit_column = next((i for i, t in enumerate(texts) if UNITS.search(t)), -1)
            continue
        if not columns:
            continue
        yield from _row(index, block, columns, name_column, unit_column, year, home)


def _row(
    index: int,
    block: Block,
    columns: dict[int, tuple[str, bool]],
    name_column: int,
    unit_column: int,
    year: int,
    home: Home,
) -> Iterator[tuple[int, Figure]]:
    # A cell merged downwards may be missing from the rows below it: columns then count from the right.
    shift = len(block.cells) - 1 - max(columns)
    shift = min(shift, 0)
    if not 0 <= name_column + shift < len(block.cells) or unit_column + shift >= len(block.cells):
        return
    starts = [0]
    for cell in block.cells:
        starts.append(starts[-1] + len(cell.text))
    name = block.cells[name_column + shift].text
    in_name = UNIT_IN_NAME.search(name)
    unit = block.cells[unit_column + shift].text if unit_column >= 0 else (in_name[1] if in_name else "")
    indicator = UNIT_IN_NAME.sub("", name) if in_name and unit_column < 0 else name
    indicator = NOISE.sub("", LEVEL.sub("", FIRST_PERSON.sub("", indicator)))
    first = min(int(y) for y, _ in columns.values())
    for column, (period, is_sought) in columns.items():
        place = column + shift
        match = NUMBER.fullmatch(block.cells[place].text) if 0 <= place < len(block.cells) else None
        if not match or not name:
            continue
        ahead = int(period) > year if year else int(period) > first
        yield (
            index,
            Figure(
                start=starts[min(name_column + shift, place)],
                end=starts[max(name_column + shift, place) + 1],
                indicator=indicator,
                value=float(match["number"].replace(",", "")),
                unit=unit or match["unit"],
                period=period,
                kind="target" if is_sought or ahead else "actual",
                comparator=COMPARATORS.get(match["before"] or match["after"] or "", "="),
                region=home.name,
            ),
        )
