"""An amount that a row states only in a column that is not read: a part beside an empty 合计, or the other unit."""

from __future__ import annotations

from collections.abc import Iterator

from procurement_rules.model.source import Cell
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.columns import Column
from procurement_rules.read.headers.header import Header
from procurement_rules.read.values.amount import read_amount
from procurement_rules.read.values.understood import NotUnderstood


def stray_amount(header: Header, read: Column, row: Row) -> tuple[Column, NotUnderstood] | None:
    """Return the first column that states what the one that is `read` leaves blank in this row, and what to do."""
    if not is_blank(read.cell(row[1])):
        return None
    said = NotUnderstood(f"没有采用：预算金额取自 {column_letters(read.index)}{row[0]}，那一格空着，请补填")
    stating = (
        column for column in _beside(header, read) if _is_amount(column.cell(row[1]), column.multiplier)
    )
    return next(((column, said) for column in stating), None)


def _beside(header: Header, read: Column) -> Iterator[Column]:
    for column in header.columns:
        is_part = column.known.part_of == read.field and column.known.year == read.known.year
        if column.field is None and (is_part or column in header.doubles):
            yield column


def _is_amount(cell: Cell, multiplier: int) -> bool:
    """Tell whether a cell states money; a nought, a dash or a remark is no amount that could be lost."""
    amount = None if is_blank(cell) else read_amount(cell, multiplier)
    return not isinstance(amount, NotUnderstood) and bool(amount)
