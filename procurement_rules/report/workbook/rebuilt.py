"""A submitted table of another kind as a workbook: the same columns, the rows at the same numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.model.source import Cell, Grid, TableReading
from procurement_rules.report.workbook import look
from procurement_rules.report.workbook.cell import put_text, safe_text, text_width
from procurement_rules.report.workbook.package import new_workbook

Sheets = dict[str | None, Worksheet]
_LONGEST_TITLE = 31
_NO_TITLE = re.compile(r"[\[\]:*?/\\]|^'|'$")
_WIDTHS = (8.0, 40.0)
_LARGEST_EXACT = 10**15
_FIRST_YEAR = 1900


def rebuilt(grids: Iterable[Grid], tables: Iterable[TableReading], title: str) -> tuple[Workbook, Sheets]:
    """Return a workbook with a sheet a grid, and the sheets by the names that the file gave them."""
    workbook, sheets = new_workbook(), {}
    headers = {(table.sheet, table.header_row) for table in tables}
    for grid in grids:
        sheet = workbook.create_sheet(unique_title(workbook, grid.sheet or title))
        _lay_out(sheet, grid, {row for name, row in headers if name == grid.sheet})
        sheets[grid.sheet] = sheet
    return workbook, sheets


def unique_title(workbook: Workbook, wanted: str) -> str:
    """Return a title like `wanted` that Excel allows and no sheet of the workbook bears."""
    taken = {title.casefold() for title in workbook.sheetnames}
    base = _NO_TITLE.sub("_", safe_text(wanted)).strip() or "_"
    number, title = 1, base[:_LONGEST_TITLE]
    while title.casefold() in taken:
        number += 1
        title = f"{base[: _LONGEST_TITLE - len(str(number))]}{number}"
    return title


def _lay_out(sheet: Worksheet, grid: Grid, headers: set[int | None]) -> None:
    widths: dict[int, float] = {}
    for number, cells in grid.rows:
        for column, value in enumerate(cells, start=1):
            if value is None:
                continue
            cell = sheet.cell(number, column)
            if isinstance(cell, ExcelCell):
                _put(cell, value)
            cell.border, cell.alignment = look.GRID, look.WRAPPED
            cell.font = look.HEADER if number in headers else look.BODY
            if number in headers:
                cell.fill, cell.alignment = look.HEADER_FILL, look.CENTRED
            widths[column] = max(widths.get(column, 0), text_width(str(value)) + 2)
    for column, width in widths.items():
        least, most = _WIDTHS
        sheet.column_dimensions[get_column_letter(column)].width = min(most, max(least, width))


def _put(cell: ExcelCell, value: Cell) -> None:
    if _is_excel_value(value):
        cell.value = value
    else:
        put_text(cell, str(value))


def _is_excel_value(value: Cell) -> bool:
    """Tell whether Excel has the value itself; it keeps fifteen digits, and knows no day before 1900."""
    if isinstance(value, int | float):
        return abs(value) < _LARGEST_EXACT
    return isinstance(value, date) and value.year > _FIRST_YEAR
