"""Tables that lie on their side: an item a column, the names of the fields below each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from procurement_rules.model.field import FieldSpec, FieldType
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.headers.column_names import ColumnNames

_SEARCHED_ROWS = 60
_FEWEST_FIELDS = 3
_FEWEST_ITEMS = 2
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def is_transposed(grid: Grid, names: ColumnNames) -> bool:
    """Tell whether the names of the fields stand below each other, with the values of several items beside each.

    A form has one value beside each, or a hint besides, which is no number where an amount or a number is asked for.
    """
    by_column: dict[int, dict[str, Mapping[int, Cell]]] = defaultdict(dict)
    numbered: dict[int, bool] = defaultdict(bool)
    for column, field, values in _labelled(grid, names):
        by_column[column].setdefault(field.name, values)
        numbered[column] |= _is_number_field(field) and all(map(_is_number, values.values()))
    return any(
        numbered[column] and "name" in fields and len(fields) >= _FEWEST_FIELDS
        for column, fields in by_column.items()
    )


def _labelled(grid: Grid, names: ColumnNames) -> Iterator[tuple[int, FieldSpec, Mapping[int, Cell]]]:
    """Yield the rows that begin with the name of a field and have several values: its column, the field, the values."""
    for _, cells in grid.rows[:_SEARCHED_ROWS]:
        filled = {index: cell for index, cell in enumerate(cells) if not is_blank(cell)}
        column = next(iter(filled))
        field = _named(filled.pop(column), names)
        if (
            field
            and len(filled) >= _FEWEST_ITEMS
            and not any(_named(cell, names) for cell in filled.values())
        ):
            yield column, field, filled


def _named(cell: Cell, names: ColumnNames) -> FieldSpec | None:
    return names.field(cell) if isinstance(cell, str) else None


def _is_number_field(field: FieldSpec) -> bool:
    return field.type is FieldType.MONEY or field.name == "id"


def _is_number(cell: Cell) -> bool:
    return _NUMBER.fullmatch(cell_text(cell).strip()) is not None
