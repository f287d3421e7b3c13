"""Grid → the data rows of its catalog tables, each with the columns of the header above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from procurement_rules.errors import InputError, Place
from procurement_rules.importing.cell import cell_text
from procurement_rules.importing.code_shape import fold_code, is_shaped
from procurement_rules.importing.columns import Columns, header_columns
from procurement_rules.importing.heading import Role
from procurement_rules.importing.note import ImportNote
from procurement_rules.model.source import Grid

# Enough to find the row again; a whole page in one cell would hide the other notes.
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it is printed; `columns` is None outside every table, `is_header` sets headers apart."""

    table: str
    number: int
    cells: tuple[str, ...]
    columns: Columns | None
    is_header: bool

    def note(self, code: str, message: str) -> ImportNote:
        """Return a note on this row."""
        return ImportNote(row=self.number, code=code, message=message, table=self.table)

    def left_out(self, code: str, reason: str) -> ImportNote:
        """Return a note that this row is not read as an entry, and why."""
        return replace(self.note(code, f"{reason}，未读入：{self.quote()}"), left_out=True)

    def quote(self) -> str:
        """Return the row's words, cut to what fits into a message."""
        text = " ".join(filter(None, self.cells))
        return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def table_rows(grid: Grid, name: Role) -> Iterator[TableRow]:
    """Yield the rows of the grid that say something.

    A table begins with a header that has a code column and a `name` column, may repeat it on every page, and
    ends where the header of another kind of table stands.
    """
    table = str(table_place(grid))
    columns: Columns | None = None
    for number, cells in grid.rows:
        texts = tuple(cell_text(cell) for cell in cells)
        header = header_columns(texts)
        if header is not None:
            columns = header if header.having(name) else None
        if any(texts):
            yield TableRow(table, number, texts, columns, is_header=header is not None)


def catalog_rows(grid: Grid) -> tuple[TableRow, ...]:
    """Return the rows of the grid's catalog tables with their headers, and rows elsewhere that show a code.

    Raises InputError where the grid has rows but no header of a catalog.
    """
    rows = tuple(table_rows(grid, Role.NAME))
    if rows and not any(row.columns for row in rows):
        raise InputError(
            "没有找到目录的表头",
            where=table_place(grid),
            expected="同一行中有代码列（如“代码”“编码”）和名称列（如“名称”“三级目录”）",
            remedy="补上表头，或只提交目录所在的工作表",
        )
    return tuple(row for row in rows if row.columns or any(is_shaped(fold_code(text)) for text in row.cells))


def table_place(grid: Grid) -> Place:
    """Return where the grid is, for messages."""
    return Place(grid.file, sheet=grid.sheet)
