"""What a row is by the rows around it: the unit or the group of those below it, a title, a note below the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.header import Header
from procurement_rules.read.rows.group_rows import heads_group, is_empty_group, unit_over
from procurement_rules.read.rows.row_kind import (
    GROUP,
    NOTE,
    NOTHING_NAMED,
    OTHER_TABLE,
    TITLE,
    UNIT,
    RowSorter,
)

# Groups are no longer, and a table must not be read once a row.
_SEARCHED_BELOW = 200
# A title, the unit that buys, the unit of money, a day.
_MOST_CAPTIONS = 4


class Surroundings:
    """The rows of one grid as they are read under one header; `start` is the place of the first of them."""

    def __init__(self, rows: Sequence[Row], header: Header, sorter: RowSorter, start: int) -> None:
        self._rows = rows
        self._columns = header.columns
        self._sorter = sorter
        self._other_table = False
        self._has_groups = False
        places = range(len(rows) - 1, start - 1, -1)
        # What follows are notes and totals.
        self._last_full = next((at for at in places if sorter.is_full(rows[at][1])), start)

    def reason(self, index: int, cells: Sequence[Cell]) -> str | None:
        """Return why the row at a place of the grid is no item; asked in the order in which the rows lie."""
        if self._in_other_table(index, cells):
            return OTHER_TABLE
        at_end = index > self._last_full
        reason = self._sorter.not_an_item(cells, at_end=at_end)
        if reason == UNIT and at_end and not self._names_items_below(index):
            # Who signs.
            return NOTE
        if reason == NOTHING_NAMED and self.unit(index, cells):
            return UNIT
        if reason == NOTHING_NAMED and self._captions_header(index, cells):
            return TITLE
        return UNIT if reason == NOTE and not at_end and self._heads_rows(index, cells) else reason

    def heading(self, index: int, cells: Sequence[Cell]) -> str | None:
        """Return what a row that looks like an item heads: the table below it, or a group of its rows."""
        if self._sorter.is_title(cells, self._next(index)) or self._captions_header(index, cells):
            return TITLE
        heads = heads_group(cells, self._below(index), self._columns)
        self._has_groups = self._has_groups or heads
        return GROUP if heads or (self._has_groups and is_empty_group(cells, self._columns)) else None

    def unit(self, index: int, cells: Sequence[Cell]) -> str | None:
        """Return the unit that a row puts over those below it."""
        return self._sorter.unit(cells) or unit_over(cells, self._next(index), self._columns)

    def heads_groups(self, index: int) -> bool:
        """Tell whether what follows a heading is another heading, so that its sum is not of the rows straight below."""
        return heads_group(self._next(index), self._below(index + 1), self._columns)

    def _in_other_table(self, index: int, cells: Sequence[Cell]) -> bool:
        """Tell whether a row belongs to a table about something else, which begins below a title: 姓名 | 岗位 | 月工资."""
        begins = index > 0 and self._sorter.names_other_columns(cells, self._rows[index - 1][1])
        self._other_table = (self._other_table or begins) and not self._sorter.is_header(cells)
        return self._other_table

    def _captions_header(self, index: int, cells: Sequence[Cell]) -> bool:
        """Tell whether the row and those below it, a few lines at most, lead to a header."""
        for row in chain([cells], islice(self._below(index), _MOST_CAPTIONS)):
            if not self._sorter.is_caption(row):
                return self._sorter.is_header(row)
        return False

    def _names_items_below(self, index: int) -> bool:
        naming = [column for column in self._columns if column.names_item]
        return any(not is_blank(column.cell(cells)) for cells in self._below(index) for column in naming)

    def _heads_rows(self, index: int, cells: Sequence[Cell]) -> bool:
        """Tell whether 填报单位：某局 stands between rows, and not over the header of another table."""
        below = self._next(index)
        return (
            self._sorter.labelled_unit(cells) is not None
            and self._sorter.is_full(below)
            and not self._sorter.is_header(below)
        )

    def _next(self, index: int) -> Sequence[Cell]:
        return next(self._below(index), ())

    def _below(self, index: int) -> Iterator[Sequence[Cell]]:
        return (
            self._rows[at][1] for at in range(index + 1, min(len(self._rows), index + 1 + _SEARCHED_BELOW))
        )
