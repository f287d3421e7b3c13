"""Grid of a printed list → the units that compile department catalogs, with their six-digit codes."""

from __future__ import annotations

import re

from procurement_rules.errors import InputError
from procurement_rules.importing.code_shape import fold_code
from procurement_rules.importing.columns import Columns
from procurement_rules.importing.heading import Role
from procurement_rules.importing.table import TableRow, table_place, table_rows
from procurement_rules.model.catalog import Unit
from procurement_rules.model.source import Grid

_CODE = re.compile(r"[0-9]{6}")


def unit_list(grid: Grid) -> tuple[Unit, ...]:
    """Return the units of the grid in printed order; rows with neither code nor name are headings.

    A list of units is short and every code in it counts, so there are no notes: raises InputError on the
    first row that is not one unit, on a code that stands twice, and where no header names codes and units.
    """
    units: dict[str, Unit] = {}
    for row, columns in _unit_rows(grid):
        code = fold_code(columns.text(row.cells, Role.CODE))
        name = columns.text(row.cells, Role.UNIT_NAME, Role.NAME)
        if not code and not name:
            continue
        if not name:
            raise _fault(grid, row, f"单位代码“{code}”没有单位名称")
        if not _CODE.fullmatch(code):
            raise _fault(grid, row, f"“{name}”的单位代码“{code}”不是六位数字")
        if code in units:
            raise _fault(grid, row, f"单位代码“{code}”重复（{units[code].name}、{name}）")
        units[code] = Unit(code=code, name=name)
    return tuple(units.values())


def _unit_rows(grid: Grid) -> list[tuple[TableRow, Columns]]:
    """Return the rows under a header with 单位名称, or else under one with a plain name column."""
    for name in (Role.UNIT_NAME, Role.NAME):
        rows = [(row, row.columns) for row in table_rows(grid, name) if row.columns]
        if rows:
            return [(row, columns) for row, columns in rows if not row.is_header]
    raise InputError(
        "没有找到单位名单的表头",
        where=table_place(grid),
        expected="同一行中有“单位代码”（或“代码”）和“单位名称”",
        remedy="补上表头",
    )


def _fault(grid: Grid, row: TableRow, what: str) -> InputError:
    # Excel drops the leading zeros of a code that is kept as a number.
    return InputError(
        f"第 {row.number} 行：{what}",
        where=table_place(grid),
        expected="一行一个单位：六位数字代码和单位名称",
        remedy="对照原件改正这一行；代码列应设为文本格式，以免丢失前面的零",
    )
