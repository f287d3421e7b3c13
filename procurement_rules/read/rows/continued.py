"""Rows in which the text of the row above goes on, as where a long cell was broken by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.headers.columns import Column
from procurement_rules.read.rows.unit_rows import GROUP_NUMERAL

# What no name begins with: （续）, （二期）, 以及….
_GOING_ON = ("(", "（", "续", "以及", "并", "及", "，", "、", "；")
# （含雨量站运维）: all that a row says, in brackets.
_BRACKETED = re.compile(r"[(（][^()（）]{2,}[)）]")


def continued_text(cells: Sequence[Cell], columns: Sequence[Column], above: ServiceItem | None) -> str | None:
    """Return the text that a row adds to the description of the item straight above; it fills nothing else."""
    bracketed = _bracketed(cells, columns)
    if bracketed and above is not None and (above.id or above.budget is not None):
        return bracketed
    name = next((c for c in columns if c.field and c.field.name == "name"), None)
    if name is None or not is_blank(name.cell(cells)) or not _says_more(above):
        return None
    described = {c.index for c in columns if c.names_item and c.field and c.field.name == "description"}
    filled = {index: cell for index, cell in enumerate(cells) if not is_blank(cell)}
    if not filled or not filled.keys() <= described:
        return None
    return "\n".join(cell_text(cell).strip() for cell in filled.values())


def may_go_on(cells: Sequence[Cell], columns: Sequence[Column], above: ServiceItem | None) -> bool:
    """Tell whether an item that has a name and no more than a description may be the rest of the one above."""
    if above is None or above.budget is None or not _says_more(above):
        return False
    naming = {column.index for column in columns if column.names_item}
    if any(not is_blank(cell) for index, cell in enumerate(cells) if index not in naming):
        return False
    name = next((cell_text(c.cell(cells)).strip() for c in columns if c.field and c.field.name == "name"), "")
    # A table that numbers its items leaves out the number of what goes on with one.
    return name.startswith(_GOING_ON) or above.id is not None


def _bracketed(cells: Sequence[Cell], columns: Sequence[Column]) -> str | None:
    """Return the text that is all a row says, where the whole of it stands in brackets and for what is bought."""
    filled = {index: cell for index, cell in enumerate(cells) if not is_blank(cell)}
    if len(filled) != 1 or not filled.keys() <= {c.index for c in columns if c.names_item}:
        return None
    text = cell_text(*filled.values()).strip()
    return text if _BRACKETED.fullmatch(text) and not GROUP_NUMERAL.fullmatch(text) else None


def _says_more(above: ServiceItem | None) -> bool:
    """Tell whether an item says more than a name, so that a row without all that is odd."""
    if above is None or above.name is None:
        return False
    return bool(above.id or above.declared_code) or above.budget is not None
