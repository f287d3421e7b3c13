"""One grid → its items and rejected rows, in the order in which they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Cell, Grid, RejectedRow, TableReading
from procurement_rules.read.address import column_letters
from procurement_rules.read.cell_text import quoted
from procurement_rules.read.column_names import ColumnNames, Fold
from procurement_rules.read.header import FoundHeader, Header, Row, read_header
from procurement_rules.read.row_fields import NamedCell, RowPlace, item_or_rejected
from procurement_rules.read.row_kind import REPEATED_HEADER, RowSorter
from procurement_rules.read.values.value import ValueReader

NO_HEADER = "工作表中没有可识别的表头"
ABOVE_HEADER = "在表头行之上，不知道各列是什么"


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads tables with the words of one dictionary."""

    names: ColumnNames
    values: ValueReader
    fold: Fold

    def read(self, grid: Grid, found: FoundHeader) -> Iterator[ServiceItem | RejectedRow | TableReading]:
        """Yield how the table was understood, then each row; a new layout further down is told too."""
        header = found.header
        yield header.reading(grid)
        yield from _rejected(grid, grid.rows[found.first : found.index], ABOVE_HEADER)
        sorter = RowSorter(header, self.names, self.fold)
        for row in grid.rows[found.index + 1 :]:
            reason = sorter.not_an_item(row[1])
            if reason is None:
                yield self._item(grid, header, row)
                continue
            yield from _rejected(grid, [row], reason)
            if reason == REPEATED_HEADER:
                again = read_header(row, self.names, header.unit)
                if not again.same_columns(header):
                    header, sorter = again, RowSorter(again, self.names, self.fold)
                    yield header.reading(grid)

    def _item(self, grid: Grid, header: Header, row: Row) -> ServiceItem | RejectedRow:
        number, cells = row
        place = RowPlace(grid.file, grid.sheet, number)
        return item_or_rejected(_named_cells(header, number, cells), place, self.values, cells)


def without_header(grid: Grid) -> Iterator[RejectedRow | TableReading]:
    """Yield every row of a sheet whose columns are not known, so that none is lost."""
    yield TableReading(file=grid.file, sheet=grid.sheet, header_row=None, columns=())
    yield from _rejected(grid, grid.rows, NO_HEADER)


def _rejected(grid: Grid, rows: Sequence[Row], reason: str) -> Iterator[RejectedRow]:
    for number, cells in rows:
        yield RowPlace(grid.file, grid.sheet, number).rejected(reason, quoted(cells))


def _named_cells(header: Header, number: int, cells: Sequence[Cell]) -> Iterator[NamedCell]:
    for column in header.columns:
        if column.field is not None:
            letters = column_letters(column.index)
            yield NamedCell(
                column.field, column.cell(cells), letters, f"{letters}{number}", column.multiplier
            )
