"""The header of a table: the rows that name its columns, under titles and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.amount_columns import NO_YEAR, WantedYear
from procurement_rules.read.column_names import ColumnNames
from procurement_rules.read.columns import Column, read_columns
from procurement_rules.read.header_rows import goes_on_below, one_row, two_rows
from procurement_rules.read.merged import MergedGrid, Row
from procurement_rules.read.title_year import stated_year

# Non-blank rows: titles, the unit and instructions never take more.
SEARCHED_ROWS = 30


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
    grid: Grid, names: ColumnNames, start: int = 0, screened: int | None = None
) -> FoundHeader | None:
    """Return the first header from `start` that names what is bought and another field, or else what is bought alone.

    A better header may follow: straight below, it is taken instead; under rows of data, `TableReader` turns to it.
    """
    searched = grid.rows[start : start + SEARCHED_ROWS]
    headers = {index: _single(row, names, 1, NO_YEAR) for index, row in enumerate(searched, start)}
    naming = [index for index, header in headers.items() if header.names_items]
    # A title may happen to be the name of one column; two names make a table.
    index = next((index for index in naming if len(headers[index].fields) > 1), next(iter(naming), None))
    if index is None:
        return None
    while index + 1 in naming and len(headers[index + 1].fields) > len(headers[index].fields):
        index += 1
    if index and _goes_on(grid, index - 1, names):
        index -= 1
    above = texts_of(grid.rows[:index])
    unit = unit_among(above, names, unit_among(grid.titles, names, 1))
    year = WantedYear(table_year(grid, above), screened)
    return FoundHeader(header_at(grid, index, names, unit, year), index)


def table_year(grid: Grid, above: Sequence[str]) -> int | None:
    """Return the year that the lines above a table state, or else the names of its sheet, file or folder."""
    file = reversed(grid.file.split("/"))
    return stated_year((*reversed(above), *reversed(grid.titles), grid.sheet or "", *file))


def header_at(grid: Grid, index: int, names: ColumnNames, unit: int, year: WantedYear) -> Header:
    """Return the header that begins at a row of the grid, with its second row if it has one."""
    row = grid.rows[index]
    if not _goes_on(grid, index, names):
        return _single(row, names, unit, year)
    cells = two_rows(row[1], grid.rows[index + 1][1], names)
    return _header(row, tuple(read_columns(cells, names, unit, year)), unit, year, depth=2)


def unit_among(texts: Sequence[str], names: ColumnNames, default: int) -> int:
    """Return the unit that the last of these texts gives for all amounts, such as 单位：万元."""
    return next((unit for text in reversed(texts) if (unit := names.unit_note(text)) is not None), default)


def named_fields(cells: Sequence[Cell], names: ColumnNames) -> frozenset[str]:
    """Return the fields whose columns a row names."""
    fields = (names.field(cell) for cell in cells if isinstance(cell, str))
    return frozenset(field.name for field in fields if field)


def _goes_on(grid: Grid, index: int, names: ColumnNames) -> bool:
    merged = grid.merged if isinstance(grid, MergedGrid) else {}
    below = grid.rows[index + 1 : index + 2]
    return any(goes_on_below(grid.rows[index], row, merged, names) for row in below)


def _single(row: Row, names: ColumnNames, unit: int, year: WantedYear) -> Header:
    columns = read_columns(one_row(row[1], names), names, unit, year)
    return _header(row, tuple(columns), unit, year, depth=1)


def _header(row: Row, columns: tuple[Column, ...], unit: int, year: WantedYear, depth: int) -> Header:
    # A header repeated on the next page may leave the unit out.
    stated = (column.multiplier for column in columns if column.is_amount)
    return Header(row[0], columns, next(stated, unit), depth, year, row[1])


def texts_of(rows: Sequence[Row]) -> list[str]:
    """Return the texts of rows, so that the one which counts most stands last."""
    # Of several in one row the first counts, so it stands last.
    return [cell for _, cells in rows for cell in reversed(cells) if isinstance(cell, str)]
