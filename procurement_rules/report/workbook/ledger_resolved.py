"""The second sheet of the ledger: what the earlier screening found and this one does not, so that it can be closed."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from procurement_rules.report.loop import ResolvedView, Since
from procurement_rules.report.workbook import look, words
from procurement_rules.report.workbook.cell import lines_needed, put_text
from procurement_rules.report.workbook.rebuilt import unique_title

_TITLE_ROW, _HEADER_ROW = 1, 2
# Title, width in digits, what it says.
_COLUMNS: tuple[tuple[str, float, Callable[[ResolvedView], str]], ...] = (
    (words.KEY, 14, lambda one: one.key),
    (words.PURCHASER, 20, lambda one: one.purchaser),
    (words.ITEM, 26, lambda one: one.name),
    (words.CATEGORY, 16, lambda one: one.category),
    (words.OUTCOME, 10, lambda one: one.outcome),
    (words.DESCRIPTION, 50, lambda one: one.message),
    (words.WHY, 30, lambda one: one.why),
)


def add_resolved(workbook: Workbook, since: Since) -> None:
    """Add the sheet of the findings that are resolved behind the others."""
    sheet = workbook.create_sheet(unique_title(workbook, words.RESOLVED))
    title = sheet.cell(_TITLE_ROW, 1)
    put_text(title, words.RESOLVED_TITLE.format(file=since.file, count=len(since.resolved)))
    title.font = look.HEADING
    for column, (name, width, value) in enumerate(_COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        header = sheet.cell(_HEADER_ROW, column)
        put_text(header, name)
        header.font, header.fill, header.border = look.HEADER, look.HEADER_FILL, look.GRID
        header.alignment = look.CENTRED
        for row, one in enumerate(since.resolved, start=_HEADER_ROW + 1):
            cell = sheet.cell(row, column)
            put_text(cell, value(one))
            cell.font, cell.border, cell.alignment = look.BODY, look.GRID, look.WRAPPED
    for row, one in enumerate(since.resolved, start=_HEADER_ROW + 1):
        lines = max(lines_needed(value(one), width, look.BODY_SIZE) for _, width, value in _COLUMNS)
        sheet.row_dimensions[row].height = look.row_points(lines)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    look.print_on_a4(sheet, "landscape")
