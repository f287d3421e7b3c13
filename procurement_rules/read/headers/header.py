"""The header of a table: the rows that name its columns, under titles and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.merged import Merged, MergedGrid, Row
from procurement_rules.read.headers.amount_columns import NO_YEAR, WantedYear
from procurement_rules.read.headers.amount_unit import (
    texts_of,
    unit_around,
    unit_in_header,
    unit_noted_below,
)
from procurement_rules.read.headers.column_names import ColumnNames
from procurement_rules.read.headers.columns import Column, read_columns
from procurement_rules.read.headers.header_rows import goes_on_below, one_row, two_rows, with_third_row
from procurement_rules.read.headers.title_year import stated_year

# Non-blank rows: titles, the unit and instructions seldom take more.
SEARCHED_ROWS = 30
# Pages of instructions do; so far down, one name alone is no header.
SEARCHED_FAR = 200


@dataclass(frozen=True, slots=True)
class Header:
    """A header of `depth` rows from `row`; `unit` is how many yuan one is in the table's amounts."""

    row: int
    columns: tuple[Column, ...]
    unit: int = 1
    depth: int = 1
    # The year that amounts are wanted of.
    year: WantedYear = NO_YEAR
    # The first row as it stands, by which a repeated header is known.
    cells: tuple[Cell, ...] = ()
    # Whether the unit is written anywhere, or yuan for want of it.
    unit_stated: bool = True

    @property
    def names_items(self) -> bool:
        """Tell whether any column says what is bought."""
        return any(column.names_item for column in self.columns)

    @property
    def fields(self) -> frozenset[str]:
        """The fields that are read."""
        return frozenset(column.field.name for column in self.columns if column.field)

    @property
    def amount_year(self) -> int | None:
        """The year that the header says the amounts are of."""
        return next((column.known.year for column in self.columns if column.is_amount), None)

    @property
    def doubles(self) -> tuple[Column, ...]:
        """The columns that say the amount again, as in another unit: 预算金额（元） beside 预算金额（万元）."""
        read = [column.known for column in self.columns if column.is_amount]
        return tuple(column for column in self.columns if column.field is None and column.known in read)

    def same_columns(self, other: Header) -> bool:
        """Tell whether the other header puts the same fields into the same places."""
        return self._layout() == other._layout()

    def _layout(self) -> list[tuple[int, str, int]]:
        return [(c.index, c.field.name, c.multiplier) for c in self.columns if c.field]


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """The header, and the place of its first row in the grid."""

    header: Header
    index: int


def find_header(
    grid: Grid,
    names: ColumnNames,
    start: int = 0,
    screened: int | None = None,
    held_unit: int | None = None,
) -> FoundHeader | None:
    """Return the first header from `start` that names what is bought and another field, or else what is bought alone.

    `held_unit` is how many yuan one is where nothing around the table itself says it.
    A better header may follow: straight below, it is taken instead; under rows of data, `TableReader` turns to it.
    """
    index = _first_header(grid, names, start)
    if index is None:
        return None
    if index and _goes_on(grid, index - 1, names):
        index -= 1
    year = WantedYear(table_year(grid, texts_of(grid.rows[:index])), screened)
    unit = unit_in_header(grid.rows[index], names) or unit_around(grid, grid.rows[:index], names)
    if unit is None:
        unit = _unit_noted(grid.rows[index + 2 :], names) or held_unit
    return FoundHeader(header_at(grid, index, names, unit, year), index)


def _unit_noted(below: Sequence[Row], names: ColumnNames) -> int | None:
    """Return the unit that a note under the table gives, unless it stands under another table that follows."""
    place, unit = unit_noted_below(below, names) or (0, None)
    is_another = any(len(named_fields(cells, names)) > 1 for _, cells in below[:place])
    return None if is_another else unit


def _first_header(grid: Grid, names: ColumnNames, start: int) -> int | None:
    """Return the place of the row that names the most of the first table's columns."""
    near, far = start + SEARCHED_ROWS, start + SEARCHED_FAR
    naming = _naming(grid, names, range(start, near))
    # A title may happen to be the name of one column; two names make a table.
    index = next((index for index, fields in naming.items() if fields > 1), next(iter(naming), None))
    if index is None:
        naming = _naming(grid, names, range(near, far))
        index = next((index for index, fields in naming.items() if fields > 1), None)
    while index is not None and naming.get(index + 1, 0) > naming[index]:
        index += 1
    return index


def _naming(grid: Grid, names: ColumnNames, places: range) -> dict[int, int]:
    """Return the places of the rows that say what is bought → how many fields they name."""
    rows = enumerate(grid.rows[places.start : places.stop], places.start)
    headers = {index: _single(row, names, 1, NO_YEAR) for index, row in rows}
    return {index: len(header.fields) for index, header in headers.items() if header.names_items}


def table_year(grid: Grid, above: Sequence[str]) -> int | None:
    """Return the year that the lines above a table state, or else the names of its sheet, file or folder."""
    file = reversed(grid.file.split("/"))
    return stated_year((*reversed(above), *reversed(grid.titles), grid.sheet or "", *file))


def header_at(grid: Grid, index: int, names: ColumnNames, unit: int | None, year: WantedYear) -> Header:
    """Return the header that begins at a row of the grid, with its second row if it has one.

    `unit` is how many yuan one is by what stands around the table, if anything says it.
    """
    row = grid.rows[index]
    if not _goes_on(grid, index, names):
        return _single(row, names, unit, year)
    cells, depth = two_rows(row[1], grid.rows[index + 1][1], names), 2
    middle, below = _under(grid, index), grid.rows[index + 2 : index + 3]
    if _continues(grid, middle, below, names):
        cells, depth = with_third_row(cells, middle[1], below[0][1], names), 3
    return _header(row, tuple(read_columns(cells, names, unit or 1, year)), unit, year, depth)


def named_fields(cells: Sequence[Cell], names: ColumnNames) -> frozenset[str]:
    """Return the fields whose columns a row names."""
    fields = (names.field(cell) for cell in cells if isinstance(cell, str))
    return frozenset(field.name for field in fields if field)


def _goes_on(grid: Grid, index: int, names: ColumnNames) -> bool:
    return _continues(grid, grid.rows[index], grid.rows[index + 1 : index + 2], names)


def _continues(grid: Grid, upper: Row, below: Sequence[Row], names: ColumnNames) -> bool:
    return any(goes_on_below(upper, row, _merged(grid), names) for row in below)


def _under(grid: Grid, index: int) -> Row:
    """Return the row below with the cells of this one that are merged down over its blanks."""
    (above, upper), (number, lower) = grid.rows[index : index + 2]
    merged = _merged(grid)
    pairs = enumerate(zip_longest(upper, lower))
    return number, tuple(
        own if merged.get((above, i), 0) < number or own else over for i, (over, own) in pairs
    )


def _merged(grid: Grid) -> Merged:
    return grid.merged if isinstance(grid, MergedGrid) else {}


def _single(row: Row, names: ColumnNames, unit: int | None, year: WantedYear) -> Header:
    columns = read_columns(one_row(row[1], names), names, unit or 1, year)
    return _header(row, tuple(columns), unit, year, depth=1)


def _header(row: Row, columns: tuple[Column, ...], unit: int | None, year: WantedYear, depth: int) -> Header:
    # A header repeated on the next page may leave the unit out.
    amount = next((column for column in columns if column.is_amount), None)
    multiplier = amount.multiplier if amount else unit or 1
    stated = unit is not None or (amount is not None and amount.states_unit)
    return Header(row[0], columns, multiplier, depth, year, row[1], stated)
