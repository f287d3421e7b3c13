"""A reviewed workbook → what the reviewer wrote in each row, and in which cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from procurement_rules.errors import InputError, Place
from procurement_rules.model.source import Cell, Grid
from procurement_rules.review import words

_TITLES = frozenset(
    {
        words.OPINION,
        words.REASON,
        words.APPROVER,
        words.VALID_UNTIL,
        words.KEY,
        words.SUGGESTED,
        words.DECIDED,
    }
)
# These make a header; the others only stand beside them.
_MARKING = frozenset({words.OPINION, words.KEY})
# A department may have such columns of its own; what it writes there grants nothing.
_GRANTING = frozenset({words.APPROVER, words.VALID_UNTIL})
WRITTEN = (words.OPINION, words.REASON, words.APPROVER, words.VALID_UNTIL, words.DECIDED)
# Of these our own columns are made; a column of decided codes may be the department's.
_OURS = (words.OPINION, words.REASON, words.APPROVER, words.VALID_UNTIL)
_OPINIONS = frozenset({words.ADOPTED, words.REJECTED, words.CORRECTED})
# What a spreadsheet shows for a formula that it could not calculate, or the formula itself.
_CALCULATED = re.compile(r"[=＝].*|#(?:[A-Z]+[!?]|DIV/0!|N/A)|Err:\d+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """One row that a reviewer wrote in; `columns` are the letters of the known columns, `cells` the whole row.

    `column` is that of the item's name where several items share the row.
    """

    file: str
    sheet: str | None
    row: int
    columns: Mapping[str, str]
    values: Mapping[str, Cell]
    cells: tuple[Cell, ...]
    column: str = ""

    @property
    def place(self) -> str:
        """File, sheet and row in words."""
        sheet = f"{self.sheet} " if self.sheet else ""
        item = words.IN_COLUMN.format(column=self.column) if self.column else ""
        return words.PLACE.format(file=self.file, sheet=sheet, row=self.row) + item

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the findings of the row, in the order of their numbers."""
        return tuple(self.text(words.KEY).split())

    @property
    def opinion(self) -> str:
        """What the reviewer chose, without blanks and signs: “ 驳 回。” is 驳回; what is nothing else stays."""
        text = self.text(words.OPINION)
        return _bare(text) or text

    @property
    def calculated(self) -> str | None:
        """The title of the first column in which not a text was written but a formula, or its error."""
        return next((title for title in WRITTEN if _CALCULATED.fullmatch(self.text(title))), None)

    def text(self, title: str) -> str:
        """Return what stands in a column, nothing where there is no such column."""
        value = self.values.get(title)
        return "" if value is None else str(value).strip()

    def cell(self, title: str) -> str:
        """Return the address of the row's cell in a column, nothing where there is no such column."""
        return f"{self.columns[title]}{self.row}" if title in self.columns else ""


def read_marks(grids: Iterable[Grid]) -> Iterator[Mark]:
    """Yield the rows of a reviewed workbook in which a reviewer wrote something.

    Raises InputError where no sheet has the columns of a review, or where one has opinions without them.
    """
    reviewed, file = False, ""
    for grid in grids:
        file = grid.file
        header = _header(grid)
        # Sorted together with its rows, a header may have come to stand below them.
        if cell := _opinion(grid.rows[: header[0]] if header else grid.rows):
            raise _no_columns(words.NO_COLUMNS_HERE, Place(file, sheet=grid.sheet, cell=cell))
        if header is not None:
            reviewed = True
            yield from _marks(grid, *header)
    if not reviewed:
        raise _no_columns(words.NO_COLUMNS, Place(file) if file else None)


def first_mark(grids: Iterable[Grid]) -> str:
    """Return in words where a reviewer wrote something in a workbook first, nothing where nobody did."""
    for grid in grids:
        header = _header(grid)
        if cell := _opinion(grid.rows[: header[0]] if header else grid.rows):
            return str(Place(grid.file, sheet=grid.sheet, cell=cell))
        for mark in _marks(grid, *header) if header else ():
            if any(map(mark.text, _OURS)):
                return mark.place
    return ""


def _no_columns(what: str, where: Place | None) -> InputError:
    return InputError(what, where=where, expected=words.NO_COLUMNS_EXPECTED, remedy=words.NO_COLUMNS_REMEDY)


def _opinion(rows: Sequence[tuple[int, tuple[Cell, ...]]]) -> str:
    """Return the address of the first cell that holds nothing but an opinion, nothing where there is none."""
    cells = (
        f"{get_column_letter(index)}{row}"
        for row, cells in rows
        for index, cell in enumerate(cells, start=1)
        if isinstance(cell, str) and _bare(cell) in _OPINIONS
    )
    return next(cells, "")


def _bare(opinion: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", opinion)))


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Return how many rows end with the header, and title → index of the column."""
    for number, (_, cells) in enumerate(grid.rows, start=1):
        columns: dict[str, int] = {}
        for index, cell in enumerate(cells):
            title = "".join(cell.split()) if isinstance(cell, str) else ""
            # The review columns stand to the right of everything that the department wrote: the last one is ours.
            if title in _TITLES and (title not in _GRANTING or words.OPINION in columns):
                columns[title] = index
        if columns.keys() >= _MARKING:
            return number, columns
    return None


def _marks(grid: Grid, header: int, columns: Mapping[str, int]) -> Iterator[Mark]:
    letters = {title: get_column_letter(index + 1) for title, index in columns.items()}
    for row, cells in grid.rows[header:]:
        values = {title: cells[index] for title, index in columns.items() if index < len(cells)}
        mark = Mark(grid.file, grid.sheet, row, letters, values, cells)
        # A sheet of several tables repeats the titles.
        if any(map(mark.text, WRITTEN)) and mark.text(words.OPINION) != words.OPINION:
            yield mark
