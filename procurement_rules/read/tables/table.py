"""One grid → its tables, each with its items and rejected rows in the order in which they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from procurement_rules.model.clean import clean
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.around.outside import Held, Outside, filled_outside, stated_in_lines
from procurement_rules.read.around.unit_names import PURCHASER
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.cell_text import cell_text, is_blank, quoted
from procurement_rules.read.cells.merged import MergedCells, Row, Spread
from procurement_rules.read.headers.amount_unit import texts_of, unit_among
from procurement_rules.read.headers.column_names import ColumnNames, Fold
from procurement_rules.read.headers.columns import Column
from procurement_rules.read.headers.header import FoundHeader, Header, header_at
from procurement_rules.read.rows.continued import continued_text, may_go_on
from procurement_rules.read.rows.ditto import Ditto
from procurement_rules.read.rows.month_notes import month_notes
from procurement_rules.read.rows.parts import PartRows
from procurement_rules.read.rows.row_fields import NamedCell, RowPlace, item_or_rejected
from procurement_rules.read.rows.row_kind import (
    CONTINUED,
    GROUP,
    PART_ONLY,
    REPEATED_HEADER,
    SAME_ITEM,
    TITLE,
    TOTAL,
    UNIT,
    RowSorter,
)
from procurement_rules.read.rows.section import ReadRow, ReadTable, Section
from procurement_rules.read.rows.surroundings import Surroundings
from procurement_rules.read.tables.cut_amounts import refuse_cut_amounts
from procurement_rules.read.tables.disputed_amounts import disputed
from procurement_rules.read.tables.stray_amounts import stray_amount
from procurement_rules.read.tables.unheaded import UnheadedTexts
from procurement_rules.read.values.understood import NotUnderstood
from procurement_rules.read.values.value import ValueReader
from procurement_rules.read.words import MAY_GO_ON, TOTAL_UNREAD, UNIT_ROWS, UNITS_MISSING

NO_HEADER = "没有可识别的表头"
# Under these, the item above may go on: on the next page, its text continues below title and header.
_WITHIN_ITEM = frozenset({SAME_ITEM, TITLE})


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads tables with the words of one dictionary."""

    names: ColumnNames
    values: ValueReader
    fold: Fold

    def read(self, grid: Grid, found: FoundHeader, held: Held) -> Iterator[ReadTable]:
        """Yield each table of the grid; a new layout, or another unit's rows, further down is a table of its own."""
        return _GridPass(self, grid, found, held).tables()


class _GridPass:
    """One pass over the rows of one grid."""

    def __init__(self, reader: TableReader, grid: Grid, found: FoundHeader, held: Held) -> None:
        self._names, self._values, self._fold = reader.names, reader.values, reader.fold
        self._grid = grid
        self._merged = MergedCells(grid)
        self._first = found.index + found.header.depth
        # The rows since the last item: what may stand above a table further down.
        self._between: list[Row] = []
        # What the lines above state holds further down too, until another line states otherwise.
        stated = stated_in_lines(grid.titles, grid.rows[: found.index], self._names)
        self._stated: Outside = {**held.stated, **stated}
        self._begin(found.header, 0)

    def _begin(self, header: Header, start: int, earlier: Decimal = Decimal(0)) -> None:
        self._header = header
        sorter = RowSorter(header, self._names, self._fold)
        self._around = Surroundings(self._grid.rows, header, sorter, start)
        self._parts = PartRows(header, self._names)
        self._ditto = Ditto(header)
        self._unheaded = UnheadedTexts(header)
        self._unit: dict[str, str] = {}
        self._without_unit: list[int] = []
        filled = filled_outside(self._grid, self._stated, header)
        self._section = Section(self._grid, header, start, filled, earlier)

    def tables(self) -> Iterator[ReadTable]:
        """Yield the tables of the grid."""
        rows = self._grid.rows
        index = self._first
        while index < len(rows):
            spread = self._merged.over(rows[index])
            row = self._ditto.filled(rows[index])
            cells = _filled(self._header, row, spread)
            reason = SAME_ITEM if self._same_item(row, spread) else self._reason(index, row[0], cells)
            index += 1
            if reason == REPEATED_HEADER:
                again = header_at(self._grid, index - 1, self._names, self._unit_between(), self._header.year)
                index += again.depth - 1
                self._reject(rows[index - again.depth : index], reason)
                for number, _ in rows[index - again.depth : index]:
                    self._section.reach(number)
                yield from self._turn_to(again, index)
            elif reason is None:
                self._add(row, spread)
                self._ditto.item(cells)
            else:
                self._set_aside(index - 1, row, cells, reason)
        yield self._ended(index)

    def _reason(self, index: int, number: int, cells: Sequence[Cell]) -> str | None:
        """Return why a row is no item, by itself and by what stands around it."""
        return (
            self._around.reason(index, cells)
            or (PART_ONLY if self._parts.no_service(cells) else None)
            or self._around.heading(index, cells)
            or (CONTINUED if self._continued(number, cells) is not None else None)
        )

    def _same_item(self, row: Row, spread: Mapping[int, Spread]) -> bool:
        """Tell whether a row has nothing of its own under the item that is merged down to it, such as one more indicator."""
        own = [c for c in self._header.columns if c.field and not is_blank(c.cell(row[1]))]
        named = any(c.names_item and c.index in spread for c in self._header.columns)
        return named and not own and self._section.above(row[0]) is not None

    def _continued(self, number: int, cells: Sequence[Cell]) -> str | None:
        return continued_text(cells, self._header.columns, self._section.above(number))

    def _set_aside(self, index: int, row: Row, cells: Sequence[Cell], reason: str) -> None:
        """Reject a row, and let what it says hold for the rows around it."""
        if reason == CONTINUED:
            self._section.go_on(self._continued(row[0], cells) or "", row[0])
        self._reject([row], reason)
        if reason in _WITHIN_ITEM:
            self._section.reach(row[0])
        if reason == UNIT:
            self._turn_to_unit(self._around.unit(index, cells), row)
        elif reason == GROUP and not self._around.heads_groups(index):
            self._total(row, heads=True)

    def _turn_to_unit(self, unit: str | None, row: Row) -> None:
        if not self._unit:
            self._section.note([UNIT_ROWS.format(row=row[0])])
        self._unit = {PURCHASER: clean(unit)}
        self._total(row, heads=True)

    def _ended(self, index: int) -> ReadTable:
        self._section.note(self._parts.notes())
        self._section.note(self._ditto.notes())
        self._section.note(self._merged.notes())
        self._section.note(self._unheaded.notes())
        if self._without_unit:
            note = UNITS_MISSING.format(rows=len(self._without_unit), first=self._without_unit[0])
            self._section.note([note])
        return self._section.end(index)

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

    def _unit_between(self) -> int | None:
        between = unit_among(texts_of(self._between), self._names)
        return between or (self._header.unit if self._header.unit_stated else None)

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
        named = list(_named_cells(self._header, row, spread))
        # Only a delimited text has no sheet; in a workbook, what stands beyond the header is a note beside the table.
        delimited = self._grid.sheet is None
        cells = refuse_cut_amounts(named, row[1], self._header) if delimited else named
        self._section.note(month_notes(cells))
        if any(cell.field.name == PURCHASER and not is_blank(cell.cell) for cell in cells):
            # A row that names its own unit ends what a row above says of those below it.
            self._unit = {}
        filled = self._section.values | self._unit
        item = item_or_rejected(cells, _place(self._grid, row), self._values, row[1], filled)
        if isinstance(item, ServiceItem):
            item = self._parts.placed(item, row[1])
            self._look_at(item, row)
        self._section.add(item, list(self._unread(item, spread)))
        self._between = []

    def _look_at(self, item: ServiceItem, row: Row) -> None:
        """Note what an officer should look at in an item."""
        self._unheaded.item(row)
        if may_go_on(row[1], self._header.columns, self._section.above(row[0])):
            self._section.note([MAY_GO_ON.format(row=row[0])])
        if item.purchaser is None and PURCHASER in self._header.fields:
            self._without_unit.append(row[0])

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


def without_header(grid: Grid, reason: str = NO_HEADER) -> ReadTable:
    """Return every row of a sheet whose columns are not known, so that none is lost."""
    section = Section(grid, None, 0)
    for row in grid.rows:
        section.add(_place(grid, row).rejected(reason, quoted(row[1])))
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
    doubles = header.doubles
    for column in header.columns:
        if column.field is None:
            continue
        letters = column_letters(column.index)
        above = spread.get(column.index)
        refused = None
        if above and not _repeats(column):
            refused = NotUnderstood(f"与第 {above.first} 行合并的金额只计入第 {above.first} 行，请按行填写")
        elif column.is_amount:
            refused = next((said for double in doubles if (said := disputed(column, double, row))), None)
        elsewhere = stray_amount(header, column, row) if column.is_amount and not above else None
        if elsewhere:
            stray, said = elsewhere
            yield NamedCell(column.field, stray.cell(row[1]), letters, _address(stray, row), refused=said)
            continue
        yield NamedCell(
            column.field,
            above.value if above else column.cell(row[1]),
            letters,
            _address(column, row),
            column.multiplier,
            column.known.part_of is not None,
            refused,
        )
