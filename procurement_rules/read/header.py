"""The header of a table: the row that names its columns, under titles and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procurement_rules.model.clean import clean
from procurement_rules.model.field import FieldSpec, FieldType
from procurement_rules.model.source import Cell, ColumnReading, Grid, TableReading
from procurement_rules.read.address import column_letters
from procurement_rules.read.cell_text import cell_text, is_blank
from procurement_rules.read.column_names import ColumnNames

Row = tuple[int, tuple[Cell, ...]]
# Non-blank rows: titles, the unit and instructions never take more.
SEARCHED_ROWS = 30
NAMING_FIELDS = frozenset({"name", "description"})


@dataclass(frozen=True, slots=True)
class Column:
    """One named column; `field` is None where nobody reads it."""

    index: int
    header: str
    key: str
    field: FieldSpec | None
    multiplier: int = 1

    @property
    def names_item(self) -> bool:
        """Tell whether the column says what is bought."""
        return self.field is not None and self.field.name in NAMING_FIELDS

    def cell(self, cells: Sequence[Cell]) -> Cell:
        """Return this column's cell of a row."""
        return cells[self.index] if self.index < len(cells) else None


@dataclass(frozen=True, slots=True)
class Header:
    """A header row; `unit` is how many yuan one is in the table's amounts."""

    row: int
    columns: tuple[Column, ...]
    unit: int = 1

    def same_columns(self, other: Header) -> bool:
        """Tell whether the other header puts the same fields into the same places."""
        return self._layout() == other._layout()

    def _layout(self) -> list[tuple[int, str, int]]:
        return [(c.index, c.field.name, c.multiplier) for c in self.columns if c.field]

    def reading(self, grid: Grid) -> TableReading:
        """Return how the table was understood, for the report."""
        columns = tuple(
            ColumnReading(
                column=column_letters(column.index),
                header=clean(column.header),
                field=column.field.name if column.field else None,
                multiplier=column.multiplier,
            )
            for column in self.columns
        )
        return TableReading(file=grid.file, sheet=grid.sheet, header_row=self.row, columns=columns)


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """The header and its place in the grid; from `first` on stand rows under an earlier, poorer header."""

    header: Header
    index: int
    first: int


def find_header(grid: Grid, names: ColumnNames) -> FoundHeader | None:
    """Return the row that names the most fields, `name` or `description` among them; the first of equals."""
    found = {
        index: len(fields)
        for index, (_, cells) in enumerate(grid.rows[:SEARCHED_ROWS])
        if (fields := named_fields(cells, names)) & NAMING_FIELDS
    }
    if not found:
        return None
    index = max(found, key=lambda index: found[index])
    # A title may happen to be the name of one column; two names make a table.
    poorer = [other for other, fields in found.items() if fields > 1 and other < index]
    header = read_header(grid.rows[index], names, _unit_above(grid.rows[:index], names))
    return FoundHeader(header, index, first=min(poorer, default=index))


def read_header(row: Row, names: ColumnNames, unit: int) -> Header:
    """Return the header that a row is."""
    number, cells = row
    columns = tuple(_columns(cells, names, unit))
    # A header repeated on the next page may leave the unit out.
    stated = (
        column.multiplier for column in columns if column.field and column.field.type is FieldType.MONEY
    )
    return Header(number, columns, next(stated, unit))


def named_fields(cells: Sequence[Cell], names: ColumnNames) -> frozenset[str]:
    """Return the fields whose columns a row names."""
    fields = (names.field(cell) for cell in cells if isinstance(cell, str))
    return frozenset(field.name for field in fields if field)


def _columns(cells: Sequence[Cell], names: ColumnNames, unit: int) -> Iterator[Column]:
    taken: set[str] = set()
    for index, cell in enumerate(cells):
        if is_blank(cell):
            continue
        header = cell_text(cell)
        field = names.field(header)
        if field is None or field.name in taken:
            yield Column(index, header, names.key(header), None)
            continue
        taken.add(field.name)
        yield Column(index, header, names.key(header), field, names.multiplier(header, field, unit))


def _unit_above(rows: Sequence[Row], names: ColumnNames) -> int:
    texts = (cell for _, cells in reversed(rows) for cell in cells if isinstance(cell, str))
    return next((unit for text in texts if (unit := names.unit_note(text)) is not None), 1)
