"""Cells that say 同上: the value above is meant, or nothing in a description with nothing above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procurement_rules.model.source import Cell
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.columns import Column
from procurement_rules.read.headers.header import Header
from procurement_rules.read.words import DITTO

_DITTO = frozenset(
    {"同上", "同前", "同上行", "同上一行", "如上", "〃", "々", "″", '"', "“", "”", "＂", "''", "’’"}
)
_LONGEST = 12


class Ditto:
    """Follows the items of one table, in the order in which they lie.

    An amount is never taken from the row above: two purchases seldom cost the same, and 同上 may mean that both do.
    """

    def __init__(self, header: Header) -> None:
        self._columns = [
            column.index
            for column in header.columns
            if column.field and not column.is_amount and column.field.name != "id"
        ]
        self._describing = [column.index for column in header.columns if _describes(column)]
        self._above: Sequence[Cell] = ()
        self._first = ""
        self._count = 0

    def filled(self, row: Row) -> Row:
        """Return the row with the values of the row above in place of 同上."""
        number, cells = row
        said = [i for i in self._columns if i < len(cells) and _is_ditto(cells[i])]
        if not said:
            return row
        found = [i for i in said if self._has(i)]
        meant: dict[int, Cell] = {i: self._above[i] for i in found}
        # Of a unit or a name, 同上 under nothing is told as it stands; a remark says nothing then.
        meant |= {i: None for i in said if i in self._describing and i not in found}
        if found:
            self._first = self._first or f"{column_letters(found[0])}{number}"
            self._count += len(found)
        return number, tuple(meant.get(i, cell) for i, cell in enumerate(cells))

    def item(self, cells: Sequence[Cell]) -> None:
        """Remember an item, which the next row may point to."""
        self._above = cells

    def notes(self) -> Iterator[str]:
        """Yield how many cells were read so."""
        if self._count:
            yield DITTO.format(cells=self._count, first=self._first)

    def _has(self, index: int) -> bool:
        return index < len(self._above) and not is_blank(self._above[index])


def _describes(column: Column) -> bool:
    return column.field is not None and column.field.name == "description"


def _is_ditto(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= _LONGEST and "".join(cell.split()) in _DITTO
