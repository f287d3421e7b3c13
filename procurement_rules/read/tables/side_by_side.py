"""Tables that stand beside each other on one sheet → a grid each, as if the others were not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from procurement_rules.model.source import Grid
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import MergedGrid, Row, gaps
from procurement_rules.read.headers.column_names import ColumnNames
from procurement_rules.read.headers.columns import Column
from procurement_rules.read.headers.header import FoundHeader
from procurement_rules.read.words import COLUMNS, SIDE_BY_SIDE

_FEWEST_FIELDS = 2
_FEWEST_TABLES = 2


def side_by_side(grid: Grid, found: FoundHeader, names: ColumnNames) -> tuple[Grid, ...]:
    """Return the grids of the tables from the left, or the grid itself where it holds one table.

    Each keeps its row numbers and columns, and the lines above the header, which may be about all of them.
    """
    tables = list(_tables(found.header.columns, names))
    if len(tables) < _FEWEST_TABLES:
        return (grid,)
    width = max(len(cells) for _, cells in grid.rows)
    starts = [0, *(columns[0].index for columns in tables[1:]), width]
    parts = [range(first, end) for first, end in pairwise(starts)]
    note = SIDE_BY_SIDE.format(
        row=found.header.row, tables=len(parts), columns="、".join(map(_columns, parts))
    )
    return tuple(_part(grid, part, found.index, note) for part in parts)


def _tables(columns: Sequence[Column], names: ColumnNames) -> Iterator[list[Column]]:
    """Yield the columns of each table; what names no items belongs to the table on its left."""
    table: list[Column] = []
    for group in _groups(columns, names):
        if table and _is_table(table) and _is_table(group):
            yield table
            table = group
        else:
            table = table + group
    if table:
        yield table


def _groups(columns: Sequence[Column], names: ColumnNames) -> Iterator[list[Column]]:
    """Yield columns between which no name is lacking; the first name begins another group when it comes again."""
    group: list[Column] = []
    for column in columns:
        lacking = group and column.index > group[-1].index + 1
        if group and (lacking or names.key(column.header) == names.key(group[0].header)):
            yield group
            group = []
        group.append(column)
    if group:
        yield group


def _is_table(columns: Sequence[Column]) -> bool:
    fields = {column.known.field.name for column in columns if column.known.field}
    return "name" in fields and len(fields) >= _FEWEST_FIELDS


def _columns(part: range) -> str:
    return COLUMNS.format(first=column_letters(part.start), last=column_letters(part.stop - 1))


def _part(grid: Grid, part: range, header: int, note: str) -> Grid:
    rows = tuple(_rows(grid.rows, part, header))
    notes = (*grid.notes, note)
    if not isinstance(grid, MergedGrid):
        return replace(grid, rows=rows, blanks=gaps(rows), notes=notes)
    merged = {place: last for place, last in grid.merged.items() if place[1] in part}
    return replace(grid, rows=rows, blanks=gaps(rows), notes=notes, merged=merged)


def _rows(rows: Sequence[Row], part: range, header: int) -> Iterator[Row]:
    for at, (number, cells) in enumerate(rows):
        own = tuple(cell if index in part else None for index, cell in enumerate(cells))
        if not all(map(is_blank, own)):
            yield number, own
        elif at < header:
            # A title over the tables, whose cell stands over the first of them.
            yield number, cells
