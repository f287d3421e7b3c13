"""One grid → its items and rejected rows, in the order in which they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from procurement_rules.model.field import FieldType
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Cell, Grid, RejectedRow, TableReading
from procurement_rules.read.address import column_letters
from procurement_rules.read.cell_text import quoted
from procurement_rules.read.column_names import ColumnNames, Fold
from procurement_rules.read.header import Column, FoundHeader, Header, Row, read_header, unit_among
from procurement_rules.read.merged import MergedCells, Spread
from procurement_rules.read.row_fields import NamedCell, RowPlace, item_or_rejected
from procurement_rules.read.row_kind import REPEATED_HEADER, RowSorter
from procurement_rules.read.values.understood import NotUnderstood
from procurement_rules.read.values.value import ValueReader

NO_HEADER = "工作表中没有可识别的表头"


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads tables with the words of one dictionary."""

    names: ColumnNames
    values: ValueReader
    fold: Fold

    def read(self, grid: Grid, found: FoundHeader) -> Iterator[ServiceItem | RejectedRow | TableReading]:
        """Yield how the table was understood, then each row; a new layout further down is told too."""
        header = found.header
        unit = header.unit
        yield header.reading(grid)
        merged = MergedCells(grid)
        sorter = RowSorter(header, self.names, self.fold)
        for row in grid.rows[found.index + 1 :]:
            spread = merged.over(row)
            reason = sorter.not_an_item(_filled(header, row, spread))
            if reason is None:
                yield self._item(grid, header, row, spread)
                unit = header.unit
                continue
            yield from _rejected(grid, [row], reason)
            if reason != REPEATED_HEADER:
                unit = unit_among([row], self.names, unit)
            else:
                merged.close()
                again = read_header(row, self.names, unit)
                if again.names_items and not again.same_columns(header):
                    header, sorter = again, RowSorter(again, self.names, self.fold)
                    yield header.reading(grid)

    def _item(
        self, grid: Grid, header: Header, row: Row, spread: Mapping[int, Spread]
    ) -> ServiceItem | RejectedRow:
        place = RowPlace(grid.file, grid.sheet, row[0])
        return item_or_rejected(_named_cells(header, row, spread), place, self.values, row[1])


def without_header(grid: Grid) -> Iterator[RejectedRow | TableReading]:
    """Yield every row of a sheet whose columns are not known, so that none is lost."""
    yield TableReading(file=grid.file, sheet=grid.sheet, header_row=None, columns=())
    yield from _rejected(grid, grid.rows, NO_HEADER)


def _rejected(grid: Grid, rows: Sequence[Row], reason: str) -> Iterator[RejectedRow]:
    for number, cells in rows:
        yield RowPlace(grid.file, grid.sheet, number).rejected(reason, quoted(cells))


def _filled(header: Header, row: Row, spread: Mapping[int, Spread]) -> Sequence[Cell]:
    """Return the row's cells with the values that spread over them, amounts left out."""
    filled = {c.index: spread[c.index].value for c in header.columns if c.index in spread and _repeats(c)}
    if not filled:
        return row[1]
    cells = [*row[1], *[None] * (max(filled) + 1 - len(row[1]))]
    return [filled.get(index, cell) for index, cell in enumerate(cells)]


def _repeats(column: Column) -> bool:
    """Tell whether a merged cell of that column holds in every row: an amount is the sum of all of them."""
    return column.field is not None and column.field.type is not FieldType.MONEY


def _named_cells(header: Header, row: Row, spread: Mapping[int, Spread]) -> Iterator[NamedCell]:
    number, cells = row
    for column in header.columns:
        if column.field is None:
            continue
        letters = column_letters(column.index)
        above = spread.get(column.index)
        refused = None
        if above and not _repeats(column):
            refused = NotUnderstood(f"与第 {above.first} 行合并的金额只计入第 {above.first} 行，请按行填写")
        yield NamedCell(
            column.field,
            above.value if above else column.cell(cells),
            letters,
            f"{letters}{number}",
            column.multiplier,
            refused,
        )
