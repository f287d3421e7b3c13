"""Texts in columns that no header names, beside a table: they are read into nothing, and that is said."""

from __future__ import annotations

from collections.abc import Iterator

from procurement_rules.model.source import Cell
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.cell_text import is_blank, quoted
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.header import Header
from procurement_rules.read.words import AND_MORE, UNHEADED

_MOST_TOLD = 5


class UnheadedTexts:
    """Collects them from the items of one table."""

    def __init__(self, header: Header) -> None:
        self._headed = frozenset(column.index for column in header.columns)
        # Where the named columns follow each other from the first, most rows need not be looked at.
        self._width = next(n for n in range(len(self._headed) + 1) if n not in self._headed)
        self._last = max(self._headed, default=-1)
        self._told: list[str] = []
        self._count = 0

    def item(self, row: Row) -> None:
        """Note what stands beside an item."""
        number, cells = row
        for index in range(self._width, len(cells)):
            if index not in self._headed and _is_text(cells[index], beyond=index > self._last):
                self._count += 1
                if self._count <= _MOST_TOLD:
                    self._told.append(f"{column_letters(index)}{number}“{quoted([cells[index]])}”")

    def notes(self) -> Iterator[str]:
        """Yield what was not read."""
        if self._told:
            more = AND_MORE.format(cells=self._count) if self._count > _MOST_TOLD else ""
            yield UNHEADED.format(cells="、".join(self._told), more=more)


def _is_text(cell: Cell, *, beyond: bool) -> bool:
    # A number between named columns counts something; beyond the last, a delimited text has a cell too many.
    return isinstance(cell, str) and not is_blank(cell) and (beyond or not cell.strip().isdecimal())
