"""The rows under one header, collected with what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from procurement_rules.model.clean import clean
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import (
    ColumnReading,
    FilledField,
    Grid,
    RejectedRow,
    RowCount,
    TableReading,
)
from procurement_rules.read.around.outside import outside_notes
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.headers.amount_notes import amount_notes, unit_notes
from procurement_rules.read.headers.columns import Column
from procurement_rules.read.headers.header import Header
from procurement_rules.read.rows.totals import Totals

ReadRow = ServiceItem | RejectedRow


@dataclass(frozen=True, slots=True)
class ReadTable:
    """How one table was understood, and every row below its header."""

    reading: TableReading
    rows: tuple[ReadRow, ...]


@dataclass(slots=True)
class Section:
    """A table while it is read; `start` is the place in the grid of the first row that belongs to it."""

    grid: Grid
    header: Header | None
    start: int
    filled: tuple[FilledField, ...] = ()
    earlier: Decimal = Decimal(0)
    rows: list[ReadRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    totals: Totals = field(init=False)
    # The last item with its place among the rows, and the number of the last row that belongs to it.
    _last: tuple[int, ServiceItem] | None = None
    _reached: int = 0

    def __post_init__(self) -> None:
        columns = self.header.columns if self.header else ()
        self.totals = Totals(tuple(column for column in columns if column.is_amount), self.earlier)

    @property
    def values(self) -> dict[str, str]:
        """The values that hold in every row."""
        return {each.field: each.value for each in self.filled}

    def add(self, row: ReadRow, unread: Sequence[str] = ()) -> None:
        """Add the next row; `unread` are the cells of its amount that could not be read."""
        self.rows.append(row)
        if isinstance(row, ServiceItem):
            self.totals.item(row, unread)
            self._last = len(self.rows) - 1, row
            self._reached = row.source.row or 0 if row.source else 0

    def above(self, number: int) -> ServiceItem | None:
        """Return the item that reaches down to the row above that number."""
        return self._last[1] if self._last and self._reached == number - 1 else None

    def reach(self, number: int) -> None:
        """Let the last item reach down to the row of that number, if it reaches down to the one above it."""
        if self.above(number) is not None:
            self._reached = number

    def go_on(self, text: str, number: int) -> None:
        """Add the text of the row of that number to the description of the last item."""
        if self._last is None:
            return
        at, item = self._last
        description = text if item.description is None else f"{item.description}\n{text}"
        self.rows[at] = item = item.model_copy(update={"description": description})
        self._last, self._reached = (at, item), number

    def note(self, notes: Iterable[str]) -> None:
        """Add what a reader should know, once."""
        self.notes = list(dict.fromkeys((*self.notes, *notes)))

    def end(self, end: int) -> ReadTable:
        """Return the table, whose last row stands before the place `end`."""
        items = sum(isinstance(row, ServiceItem) for row in self.rows)
        rejected = Counter(row.reason for row in self.rows if isinstance(row, RejectedRow))
        count = RowCount(
            heading=end - self.start - len(self.rows),
            items=items,
            rejected=dict(rejected),
            blank=sum(self.grid.blanks[self.start : end]),
        )
        return ReadTable(self._reading(count, end), tuple(self.rows))

    def _reading(self, count: RowCount, end: int) -> TableReading:
        grid, header = self.grid, self.header
        own = grid.rows[self.start : end]
        numbers = {number for number, _ in own}
        items = [row for row in self.rows if isinstance(row, ServiceItem)]
        return TableReading(
            file=grid.file,
            sheet=grid.sheet,
            header_row=header.row if header else None,
            header_rows=header.depth if header else 1,
            columns=tuple(self._column(column) for column in header.columns) if header else (),
            filled=self.filled,
            rows=count,
            totals=self.totals.checked(),
            hidden=grid.hidden,
            hidden_rows=tuple(sorted(grid.hidden_rows & numbers)),
            notes=(
                *grid.notes,
                *outside_notes(self.filled),
                *(amount_notes(header.columns, header.year) if header else ()),
                *(unit_notes(header, own, items) if header else ()),
                *self.notes,
            ),
        )

    def _column(self, column: Column) -> ColumnReading:
        known = column.known.field or column.known.part_of
        return ColumnReading(
            column=column_letters(column.index),
            header=clean(column.header),
            field=column.field.name if column.field else None,
            multiplier=column.multiplier,
            matched=clean(column.known.word),
            matched_field=known.name if known else None,
            mapped=column.known.mapped,
            hidden=column.index in self.grid.hidden_columns,
        )
