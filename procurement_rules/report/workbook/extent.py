"""What Excel sorts and filters together must take the review columns in, or a sort would part them from their rows."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet


def take_in(sheet: Worksheet, titles: Sequence[str], first: int) -> None:
    """Widen the filter and the tables that reach up to column `first` to the columns of these titles."""
    last = first + len(titles) - 1
    if sheet.auto_filter.ref and _last_column(sheet.auto_filter.ref) == first - 1:
        sheet.auto_filter.ref = _widened(sheet.auto_filter.ref, last)
    for table in sheet.tables.values():
        if _last_column(table.ref) == first - 1:
            _widen(table, titles, last)


def _widen(table: Table, titles: Sequence[str], last: int) -> None:
    taken = {column.name for column in table.tableColumns}
    # Excel repairs, that is drops, a table with two columns of one name.
    if taken & set(titles):
        return
    highest = max(column.id for column in table.tableColumns)
    for number, title in enumerate(titles, start=highest + 1):
        table.tableColumns.append(TableColumn(id=number, name=title))
    table.ref = _widened(table.ref, last)
    if table.autoFilter and table.autoFilter.ref:
        table.autoFilter.ref = _widened(table.autoFilter.ref, last)


def _last_column(reference: str) -> int:
    return int(range_boundaries(reference)[2] or 0)


def _widened(reference: str, last: int) -> str:
    left, top, _, bottom = range_boundaries(reference)
    return f"{get_column_letter(left or 1)}{top}:{get_column_letter(last)}{bottom}"
