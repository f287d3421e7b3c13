"""One grid → its tables, each with its items and rejected rows in the order in which they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from procurement_rules.model.clean import clean
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.address import column_letters
from procurement_rules.read.cell_text import cell_text, is_blank, quoted
from procurement_rules.read.column_names import ColumnNames, Fold
from procurement_rules.read.columns import Column
from procurement_rules.read.header import FoundHeader, Header, header_at, unit_among
from procurement_rules.read.merged import MergedCells, Row, Spread
from procurement_rules.read.month_notes import month_notes
from procurement_rules.read.outside import Outside, filled_outside, stated_in_lines
from procurement_rules.read.parts import PartRows
from procurement_rules.read.row_fields import NamedCell, RowPlace, item_or_rejected
from procurement_rules.read.row_kind import PART_ONLY, REPEATED_HEADER, TITLE, TOTAL, UNIT, RowSorter
from procurement_rules.read.section import ReadRow, ReadTable, Section
from procurement_rules.read.unit_names import PURCHASER
from procurement_rules.read.values.understood import NotUnderstood
from procurement_rules.read.values.value import ValueReader
from procurement_rules.read.words import TOTAL_UNREAD, UNIT_ROWS

NO_HEADER = "没有可识别的表头"


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads tables with the words of one dictionary."""

    names: ColumnNames
    values: ValueReader
    fold: Fold

    def read(self, grid: Grid, found: FoundHeader, held: Outside) -> Iterator[ReadTable]:
        """Yield each table of the grid; a new layout, or another unit's rows, further down is a table of its own.

        `held` is what lines farther above state, as of a table that stands before it in the same document.
        """
        return _GridPass(self, grid, found, held).tables()


class _GridPass:
    """One pass over the rows of one grid."""

    def __init__(self, reader: TableReader, grid: Grid, found: FoundHeader, held: Outside) -> None:
        self._names, self._values, self._fold = reader.names, reader.values, reader.fold
        self._grid = grid
        self._merged = MergedCells(grid)
        self._first = found.index + found.header.depth
        # The rows since the last item: what may stand above a table further down.
        self._between: list[Row] = []
        # What the lines above state holds further down too, until another line states otherwise.
        stated = stated_in_lines(grid.titles, grid.rows[: found.index], self._names)
        self._stated: Outside = {**held, **stated}
        self._begin(found.header, 0)

    def _begin(self, header: Header, start: int, earlier: Decimal = Decimal(0)) -> None:
        self._header = header
        self._sorter = RowSorter(header, self._names, self._fold)
        self._parts = PartRows(header, self._names)
        self._unit: dict[str, str] = {}
        filled = filled_outside(self._grid, self._stated, header)
        self._section = Section(self._grid, header, start, filled, earlier)

    def tables(self) -> Iterator[ReadTable]:
        """Yield the tables of the grid."""
        rows = self._grid.rows
        index = self._first
        while index < len(rows):
            row = rows[index]
            spread = self._merged.over(row)
            cells = _filled(self._header, row, spread)
            reason = self._sorter.not_an_item(cells)
            if reason is None and self._parts.no_service(cells):
                reason = PART_ONLY
            if reason is None and self._is_title(index):
                reason = TITLE
            index += 1
            if reason == REPEATED_HEADER:
                again = header_at(self._grid, index - 1, self._names, self._unit_between(), self._header.year)
                index += again.depth - 1
                self._reject(rows[index - again.depth : index], reason)
                yield from self._turn_to(again, index)
            elif reason is None:
                self._add(row, spread)
            else:
                self._reject([row], reason)
                if reason == UNIT:
                    self._turn_to_unit(cells, row)
        yield self._ended(index)

    def _turn_to_unit(self, cells: Sequence[Cell], row: Row) -> None:
        if not self._unit:
            self._section.note([UNIT_ROWS.format(row=row[0])])
        self._unit = {PURCHASER: clean(self._sorter.unit(cells))}
        self._total(row, heads=True)

    def _ended(self, index: int) -> ReadTable:
        self._section.note(self._parts.notes())
        return self._section.end(index)

    def _is_title(self, index: int) -> bool:
        below = self._grid.rows[index + 1 : index + 2]
        return any(self._sorter.is_title(self._grid.rows[index][1], row[1]) for row in below)

    def _turn_to(self, again: Header, index: int) -> Iterator[ReadTable]:
        """End the present table where the header that was met begins another."""
        self._merged.close()
        stated = stated_in_lines((), self._between[: -again.depth], self._names)
        self._between = []
        if not again.names_items:
            return
        before, self._stated = self._stated, {**self._stated, **stated}
        if _values(before) != _values(self._stated) or not again.same_columns(self._header):
            yield self._ended(index)
            self._begin(again, index, self._section.totals.sum)

    def _unit_between(self) -> int:
        texts = [cell for _, cells in self._between for cell in reversed(cells) if isinstance(cell, str)]
        return unit_among(texts, self._names, self._header.unit)

    def _reject(self, rows: Sequence[Row], reason: str) -> None:
        for row in rows:
            self._between.append(row)
            self._section.add(_place(self._grid, row).rejected(reason, quoted(row[1])))
            if reason == TOTAL:
                self._parts.total()
                self._total(row)

    def _total(self, row: Row, *, heads: bool = False) -> None:
        stated: list[Decimal] = []
        for column in self._section.totals.columns:
            amount = self._amount(column, row)
            if isinstance(amount, NotUnderstood):
                note = TOTAL_UNREAD.format(row=row[0], cell=_address(column, row), reason=amount.reason)
                self._section.notes.append(note)
                return
            stated += [amount] if isinstance(amount, Decimal) else []
        if stated:
            label = next((cell_text(cell) for cell in row[1] if not is_blank(cell)), "")
            self._section.totals.total(row[0], label, sum(stated, Decimal(0)), heads=heads)

    def _amount(self, column: Column, row: Row) -> object:
        field = column.field
        return self._values.read(column.cell(row[1]), field, column.multiplier) if field else None

    def _add(self, row: Row, spread: Mapping[int, Spread]) -> None:
        cells = list(_named_cells(self._header, row, spread))
        self._section.note(month_notes(cells))
        filled = self._section.values | self._unit
        item = item_or_rejected(cells, _place(self._grid, row), self._values, row[1], filled)
        if isinstance(item, ServiceItem):
            item = self._parts.placed(item, row[1])
        self._section.add(item, list(self._unread(item, spread)))
        self._between = []

    def _unread(self, item: ReadRow, spread: Mapping[int, Spread]) -> Iterator[str]:
        """Yield the cells of the amount that cannot be read; what is counted in a row above is left out."""
        source = item.source
        if source is not None and source.part_of_row is not None:
            return
        for problem in source.problems if source else ():
            for column in self._section.totals.columns:
                address = f"{column_letters(column.index)}{source.row}" if source else ""
                if problem.cell == address and column.index not in spread:
                    yield address


def without_header(grid: Grid) -> ReadTable:
    """Return every row of a sheet whose columns are not known, so that none is lost."""
    section = Section(grid, None, 0)
    for row in grid.rows:
        section.add(_place(grid, row).rejected(NO_HEADER, quoted(row[1])))
    return section.end(len(grid.rows))


def _place(grid: Grid, row: Row) -> RowPlace:
    return RowPlace(grid.file, grid.sheet, row[0], grid.hidden or row[0] in grid.hidden_rows)


def _filled(header: Header, row: Row, spread: Mapping[int, Spread]) -> Sequence[Cell]:
    """Return the row's cells with the values that spread over them, amounts left out."""
    filled = {c.index: spread[c.index].value for c in header.columns if c.index in spread and _repeats(c)}
    if not filled:
        return row[1]
    cells = [*row[1], *[None] * (max(filled) + 1 - len(row[1]))]
    return [filled.get(index, cell) for index, cell in enumerate(cells)]


def _address(column: Column, row: Row) -> str:
    return f"{column_letters(column.index)}{row[0]}"


def _values(stated: Outside) -> dict[str, str]:
    return {name: each.value for name, each in stated.items()}


def _repeats(column: Column) -> bool:
    """Tell whether a merged cell of that column holds in every row: an amount is the sum of all of them."""
    return column.field is not None and not column.is_amount


def _named_cells(header: Header, row: Row, spread: Mapping[int, Spread]) -> Iterator[NamedCell]:
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
            above.value if above else column.cell(row[1]),
            letters,
            _address(column, row),
            column.multiplier,
            column.known.part_of is not None,
            refused,
        )
