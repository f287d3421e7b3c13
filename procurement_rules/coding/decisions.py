"""A reviewed table → what the officer wrote beside every item."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from procurement_rules.coding import words
from procurement_rules.errors import InputError, Place
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Cell, Grid, RejectedRow, Source
from procurement_rules.model.text import Fold
from procurement_rules.read import read_grids, read_items
from procurement_rules.read.cells.cell_text import Formula

_TITLES = {
    "suggested": words.SUGGESTED,
    "decided": words.DECIDED,
    "opinion": words.OPINION,
    "reason": words.REASON,
}
# One of these makes a row a decision; the others only stand beside it.
_DECIDING = frozenset({"decided", "opinion"})
# Titles and notes above a table never take more rows.
_SEARCHED_ROWS = 30

# Sheet and row.
RowKey = tuple[str | None, int | None]


@dataclass(frozen=True, slots=True)
class Decision:
    """An item, and the cells that a reviewer filled, as they stand there; an empty text is an empty cell."""

    item: ServiceItem
    suggested: str = ""
    decided: str = ""
    opinion: str = ""
    reason: str = ""

    @property
    def place(self) -> str:
        """Where the item stands, in words."""
        return place_of(self.item.source) if self.item.source else ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reviewed table: what was decided on its items, and rows with a decision that could not be read as items."""

    decisions: tuple[Decision, ...]
    unread: tuple[RejectedRow, ...]


def place_of(source: Source) -> str:
    """Return where a row stands, in words."""
    sheet = f"{source.sheet} " if source.sheet else ""
    return words.PLACE.format(file=source.file, sheet=sheet, row=source.row)


def read_decisions(path: Path, dictionary: DataDictionary, fold: Fold) -> Reviewed:
    """Return the items of a reviewed table with what was decided on each, in the order of the file.

    Raises InputError where the file is no table of items, or no sheet of it has a column of decisions.
    """
    read = read_items(path, dictionary, lambda text: fold(text).folded)
    written: dict[RowKey, dict[str, str]] = {}
    for grid in read_grids(path):
        written |= _written(grid, fold)
    if not written:
        raise InputError(
            "没有复核的列",
            where=Place(path.name),
            expected=f"列名为“{words.OPINION[0]}”或“{words.DECIDED[0]}”的列",
            remedy="用 screen --annotated 写出的工作簿填写复核意见，或在表中加上这样的列",
        )
    unread = [row for row in read.rejected if _is_decided(written.get(_place(row.source), {}))]
    decisions = []
    for item in read.items:
        cells = written.get(_place(item.source))
        if cells is None:
            continue
        formula = next((name for name, cell in cells.items() if isinstance(cell, Formula)), None)
        if formula and item.source and _is_decided(cells):
            reason = words.UNSAVED_FORMULA.format(column=_TITLES[formula][0])
            unread.append(RejectedRow(source=item.source, reason=reason))
        else:
            decisions.append(Decision(item, **cells))
    return Reviewed(tuple(decisions), tuple(unread))


def _is_decided(cells: dict[str, str]) -> bool:
    return any(map(cells.get, _DECIDING))


def _place(source: Source | None) -> RowKey:
    return (source.sheet, source.row) if source else (None, None)


def _written(grid: Grid, fold: Fold) -> dict[RowKey, dict[str, str]]:
    """Return sheet and row → what stands in its columns of decisions, for the rows below their titles."""
    for number, (_, titles) in enumerate(grid.rows[:_SEARCHED_ROWS], start=1):
        columns = _columns(titles, fold)
        if _DECIDING & columns.keys():
            return {
                (grid.sheet, row): {name: _text(cells, index) for name, index in columns.items()}
                for row, cells in grid.rows[number:]
            }
    return {}


def _columns(cells: tuple[Cell, ...], fold: Fold) -> dict[str, int]:
    titles = {fold(cell).folded: index for index, cell in enumerate(cells) if isinstance(cell, str)}
    return {
        name: index
        for name, known in _TITLES.items()
        if (index := next((titles[title] for title in known if title in titles), None)) is not None
    }


def _text(cells: tuple[Cell, ...], index: int) -> str:
    cell = cells[index] if index < len(cells) else None
    if isinstance(cell, Formula):
        return cell
    return "" if cell is None else str(cell).strip()
