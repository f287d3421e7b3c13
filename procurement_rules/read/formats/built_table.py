"""A table that is written row by row and cell by cell, as documents and web pages are."""

from __future__ import annotations

from collections.abc import Sequence

from procurement_rules.errors import InputError, Place
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import MergedGrid, gaps
from procurement_rules.read.formats.survey import MAX_COLUMN

# No table of a document is wider; a count that is larger is a slip or meant to do harm.
_WIDEST_SPAN = 1000
_LONGEST_SPAN = 65_536
# No document that a person wrote comes near; these tables cost more than those of a workbook.
MAX_CELLS = 5_000_000
_MOST_TITLES = 20
_LONGEST_TITLE = 200


class BuiltTable:
    """Collects the cells of one table; rows count from 1, columns from 0."""

    def __init__(self, name: str, titles: Sequence[str], where: Place) -> None:
        self._name = name
        self._titles = tuple(title[:_LONGEST_TITLE] for title in titles[-_MOST_TITLES:])
        self._where = where
        self._rows: list[list[str | None]] = []
        self._merged: dict[tuple[int, int], int] = {}
        self._taken: dict[int, int] = {}
        self._hidden: set[int] = set()
        self._cells = 0

    def entitle(self, title: str) -> None:
        """Add a title that is written inside the table."""
        self._titles = (*self._titles, title[:_LONGEST_TITLE])[-_MOST_TITLES:]

    def begin_row(self) -> None:
        """Begin the next row."""
        self._rows.append([])

    def hide_row(self) -> None:
        """Note that the present row is hidden."""
        self._hidden.add(len(self._rows))

    def add(self, text: str, columns: int = 1, rows: int = 1) -> int:
        """Put a cell into the next free place of the present row, and return its column."""
        if not self._rows:
            self.begin_row()
        row, cells = len(self._rows), self._rows[-1]
        while self._taken.get(len(cells), 0) >= row:
            cells.append(None)
            self._require_modest_size(1)
        column, columns = len(cells), max(1, min(columns, _WIDEST_SPAN))
        cells += [text or None, *[None] * (columns - 1)]
        self._require_modest_size(columns)
        last = row + max(1, min(rows, _LONGEST_SPAN)) - 1
        if last > row:
            self._merged[row, column] = last
            self._taken.update(dict.fromkeys(range(column, column + columns), last))
        return column

    def merge(self, first_row: int, column: int) -> None:
        """Note that the cell of an earlier row spreads down to the present one."""
        self._merged[first_row, column] = len(self._rows)

    @property
    def row(self) -> int:
        """Number of the present row."""
        return len(self._rows)

    def grid(self, file: str) -> MergedGrid:
        """Return the table as it was written."""
        rows = tuple(
            (number, tuple(cells))
            for number, cells in enumerate(self._rows, start=1)
            if not all(map(is_blank, cells))
        )
        return MergedGrid(
            file=file,
            sheet=self._name,
            rows=rows,
            blanks=gaps(rows),
            titles=self._titles,
            merged=self._merged,
            hidden_rows=frozenset(self._hidden & {number for number, _ in rows}),
        )

    def _require_modest_size(self, more: int) -> None:
        self._cells += more
        if self._cells > MAX_CELLS or len(self._rows[-1]) > MAX_COLUMN:
            raise InputError(
                "表格太大",
                where=self._where,
                expected=f"不超过 {MAX_CELLS} 格、{MAX_COLUMN + 1} 列",
                remedy="拆成几个文件分别送审",
            )
