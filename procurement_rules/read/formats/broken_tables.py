"""Tables of a document that are broken in two: the rows of the second part belong to the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import MergedGrid, Row, gaps
from procurement_rules.read.words import TABLES_JOINED

_NUMBER = re.compile(r"\s*[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]+)?\s*")
_GOING_ON = re.compile(
    r"\s*[(（]?(?:续表|续上表|接上表|表格?续|续)\s*[0-9一二三四五六七八九]*[)）]?[:：]?\s*"
)
_FEWEST_COLUMNS = 2


def joined(grids: Iterable[MergedGrid]) -> Iterator[Grid]:
    """Yield the tables, with those that go on without a header of their own at the end of the one above.

    They go on where no text parts them, the columns are as many, and numbers stand in the same of them; or where the
    table above is nothing but a header, as web pages draw one that stays while its rows are scrolled.
    """
    whole: MergedGrid | None = None
    for grid in grids:
        if whole is not None and _goes_on(whole, grid):
            whole = _together(whole, grid)
            continue
        if whole is not None:
            yield whole
        whole = grid
    if whole is not None:
        yield whole


def _goes_on(above: Grid, below: Grid) -> bool:
    if not all(map(_GOING_ON.fullmatch, below.titles)) or not above.rows or not below.rows:
        return False
    last, first = above.rows[-1][1], below.rows[0][1]
    numbers, is_header = _numbers(last), len(above.rows) == 1
    # A header above holds no numbers, and one below would stand where numbers do.
    alike = not numbers if is_header else numbers == _numbers(first)
    return alike and len(last) == len(first) >= _FEWEST_COLUMNS and bool(_numbers(first))


def _numbers(cells: Sequence[Cell]) -> set[int]:
    return {index for index, cell in enumerate(cells) if not is_blank(cell) and _NUMBER.fullmatch(str(cell))}


def _together(above: MergedGrid, below: MergedGrid) -> MergedGrid:
    """Return the rows of both, numbered on as a reader counts them who sees one table."""
    end = above.rows[-1][0]
    rows: tuple[Row, ...] = (*above.rows, *((number + end, cells) for number, cells in below.rows))
    merged = {(row + end, column): last + end for (row, column), last in below.merged.items()}
    note = TABLES_JOINED.format(part=below.sheet, whole=above.sheet, row=end + 1)
    return replace(
        above,
        rows=rows,
        blanks=gaps(rows),
        merged={**above.merged, **merged},
        hidden_rows=above.hidden_rows | {number + end for number in below.hidden_rows},
        notes=(*above.notes, note),
    )
