"""A form below a table on one sheet → a grid of its own, as is a table below that form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.column_names import ColumnNames
from procurement_rules.read.headers.columns import NAMING_FIELDS
from procurement_rules.read.rows.note_rows import LONGEST_LABEL
from procurement_rules.read.tables.form_row import DESCRIPTION, RowReader

_NAME = "name"
_FEWEST_ROWS = 2
# A form shows what it is in its first rows.
_MOST_ROWS = 8
# What it is, who fills it in, the unit of money.
_MOST_TITLES = 3


def parted_at_forms(grid: Grid, names: ColumnNames) -> tuple[Grid, ...]:
    """Return the grid cut where a form begins below a table, and where a table begins below such a form.

    The titles and notes of the grid stay with its first part; each part keeps its row numbers.
    """
    places = [0, *_cuts(grid.rows, names), len(grid.rows)]
    return tuple(_part(grid, first, end) for first, end in pairwise(places))


def _cuts(rows: Sequence[Row], names: ColumnNames) -> Iterator[int]:
    reader = RowReader(names)
    in_table = parted = False
    for at, (_, cells) in enumerate(rows):
        if in_table and _begins_form(rows, at, reader, names):
            in_table, parted = False, True
            yield _with_titles(rows, at)
        elif not in_table and reader.is_header(cells) and NAMING_FIELDS & reader.names_in(cells):
            in_table = True
            if parted:
                yield _with_titles(rows, at)


def _begins_form(rows: Sequence[Row], at: int, reader: RowReader, names: ColumnNames) -> bool:
    """Tell whether rows that hold nothing but known labels with their values follow from here, one with the name."""
    if not _begins_with_label(rows[at][1], names):
        return False
    fields: set[str] = set()
    filled = 0
    for _, cells in rows[at : at + _MOST_ROWS]:
        own = _form_fields(cells, reader)
        # What comes again begins the next form, or is a word of the table.
        if not own or fields.intersection(own) - {DESCRIPTION}:
            break
        fields.update(own)
        filled += 1
    return filled >= _FEWEST_ROWS and _NAME in fields


def _begins_with_label(cells: Sequence[Cell], names: ColumnNames) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    # Labels with their values are even; most rows of a table need not be looked up.
    if not filled or len(filled) % 2 or not isinstance(filled[0], str) or len(filled[0]) > LONGEST_LABEL:
        return False
    return names.field(filled[0]) is not None


def _form_fields(cells: Sequence[Cell], reader: RowReader) -> list[str]:
    """Return the fields that a row asks for, none where it holds anything but labels with their values."""
    pairs = list(reader.pairs(cells))
    filled = sum(not is_blank(cell) for cell in cells)
    if not all(pair.filled for pair in pairs) or filled != 2 * len(pairs):
        return []
    return [pair.known.field.name for pair in pairs if pair.known.field]


def _with_titles(rows: Sequence[Row], at: int) -> int:
    """Return the place of the first of the lines that stand straight above a row, each in one cell."""
    first = at
    while first > max(0, at - _MOST_TITLES) and rows[first - 1][0] == rows[first][0] - 1:
        filled = [cell_text(cell) for cell in rows[first - 1][1] if not is_blank(cell)]
        if len(filled) != 1:
            break
        first -= 1
    return first


def _part(grid: Grid, first: int, end: int) -> Grid:
    if (first, end) == (0, len(grid.rows)):
        return grid
    whole = replace(grid, rows=grid.rows[first:end], blanks=grid.blanks[first:end])
    return whole if first == 0 else replace(whole, titles=(), notes=())
