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
# Their text is read with the description, but alone it does not make a row an item.
_REMARKS = frozenset({"备注", "附注"})
# Beside these, 单位 is what is counted in: 项, 次, 人.
_COUNTS = ("数量", "单价")


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
        return self.field is not None and self.field.name in NAMING_FIELDS and self.key not in _REMARKS

    def cell(self, cells: Sequence[Cell]) -> Cell:
        """Return this column's cell of a row."""
        return cells[self.index] if self.index < len(cells) else None


@dataclass(frozen=True, slots=True)
class Header:
    """A header row; `unit` is how many yuan one is in the table's amounts."""

    row: int
    columns: tuple[Column, ...]
    unit: int = 1

    @property
    def names_items(self) -> bool:
        """Tell whether any column says what is bought."""
        return any(column.names_item for column in self.columns)

    @property
    def fields(self) -> frozenset[str]:
        """The fields that are read."""
        return frozenset(column.field.name for column in self.columns if column.field)

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
    """The header and its place in the grid."""

    header: Header
    index: int


def find_header(grid: Grid, names: ColumnNames) -> FoundHeader | None:
    """Return the first row that names what is bought and another field, or else what is bought alone.

    A better header may follow: straight below, it is taken instead; under rows of data, `TableReader` turns to it.
    """
    headers = [read_header(row, names, 1) for row in grid.rows[:SEARCHED_ROWS]]
    naming = [index for index, header in enumerate(headers) if header.names_items]
    # A title may happen to be the name of one column; two names make a table.
    index = next((index for index in naming if len(headers[index].fields) > 1), next(iter(naming), None))
    if index is None:
        return None
    while index + 1 in naming and len(headers[index + 1].fields) > len(headers[index].fields):
        index += 1
    return FoundHeader(read_header(grid.rows[index], names, unit_among(grid.rows[:index], names, 1)), index)


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
    headers = ["" if is_blank(cell) else cell_text(cell) for cell in cells]
    measures = _measures(headers, names)
    taken: set[str] = set()
    for index, header in enumerate(headers):
        if not header:
            continue
        field = None if index in measures else names.field(header)
        if field is None or field.name in taken:
            yield Column(index, header, names.key(header), None)
            continue
        # Several columns describe an item together; of any other field, the first is read.
        taken.update({field.name} - {"description"})
        yield Column(index, header, names.key(header), field, names.multiplier(header, field, unit))


def _measures(headers: Sequence[str], names: ColumnNames) -> frozenset[int]:
    """Return the columns called 单位 that hold units of measure and not the purchaser.

    That is so beside a quantity or a price; farther off, where 单位 follows the name or another column is the
    purchaser's. Ahead of the name it is the unit that buys, wherever the quantity stands.
    """
    keys = [names.bare_key(header) for header in headers]
    counts = [index for index, key in enumerate(keys) if key.endswith(_COUNTS)]
    units = [index for index, key in enumerate(keys) if key == "单位"]
    if not counts or not units:
        return frozenset()
    fields = [field.name if (field := names.field(header)) else None for header in headers]
    others = fields.count("purchaser") > len(units)
    first = next((index for index, field in enumerate(fields) if field in NAMING_FIELDS), len(fields))
    return frozenset(
        index
        for index in units
        if others or index > first or any(abs(index - count) == 1 for count in counts)
    )


def unit_among(rows: Sequence[Row], names: ColumnNames, default: int) -> int:
    """Return the unit that the lowest of these rows gives for all amounts, such as 单位：万元."""
    texts = (cell for _, cells in reversed(rows) for cell in cells if isinstance(cell, str))
    return next((unit for text in texts if (unit := names.unit_note(text)) is not None), default)
