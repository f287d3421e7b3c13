"""Cells merged downwards: the file keeps their value in the first row only, a person sees it in every row.

Cells merged across are left alone: a name that spreads over the column of the description is no description.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.cell_text import is_blank, quoted
from procurement_rules.read.words import AND_MORE, COVERED

Row = tuple[int, tuple[Cell, ...]]
# First row and column index → last row.
Merged = Mapping[tuple[int, int], int]
_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class MergedGrid(Grid):
    """A sheet's grid with the cells that are merged downwards; `rows` is as the file keeps it."""

    merged: Merged = field(default_factory=dict)


def gaps(rows: Sequence[Row]) -> tuple[int, ...]:
    """Return how many rows are left out straight above each, by their numbers."""
    above = [0, *(number for number, _ in rows)]
    return tuple(number - before - 1 for before, (number, _) in zip(above, rows, strict=False))


@dataclass(frozen=True, slots=True)
class Spread:
    """A value that is meant for the rows from `first` to `last`."""

    first: int
    last: int
    value: Cell


class MergedCells:
    """Follows the merged cells of one grid, asked for its rows in the order in which they lie."""

    def __init__(self, grid: Grid) -> None:
        self._merged: Merged = grid.merged if isinstance(grid, MergedGrid) else {}
        self._open: dict[int, Spread] = {}
        self._covered: list[str] = []

    def over(self, row: Row) -> dict[int, Spread]:
        """Return column index → the value that spreads from a row above over this row's cell.

        What the cell itself keeps is seen by nobody.
        """
        if not self._merged:
            return {}
        number, cells = row
        self._open = {column: spread for column, spread in self._open.items() if number <= spread.last}
        over = dict(self._open)
        for column, cell in enumerate(cells):
            if column in over and not is_blank(cell) and cell != over[column].value:
                self._covered.append(f"{column_letters(column)}{number}“{quoted([cell])}”")
            last = self._merged.get((number, column))
            if last is not None and not is_blank(cell):
                self._open[column] = Spread(number, last, cell)
        return over

    def notes(self) -> Iterator[str]:
        """Yield which cells keep something else than what is seen there."""
        if self._covered:
            more = AND_MORE.format(cells=len(self._covered)) if len(self._covered) > _MOST_TOLD else ""
            yield COVERED.format(cells="、".join(self._covered[:_MOST_TOLD]), more=more)
            self._covered = []

    def close(self) -> None:
        """Let nothing spread below this row: it is a header."""
        self._open = {}
