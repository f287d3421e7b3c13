"""Rows that hold nothing but a unit, which buys what stands below, and perhaps its sum: 一 | 市教育局 | 70."""

from __future__ import annotations

import re
from collections.abc import Sequence

from procurement_rules.model.source import Cell
from procurement_rules.read.around.unit_names import PURCHASER, is_organ, is_unit
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.headers.columns import Column

GROUP_NUMERAL = re.compile("[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_NUMBERING = re.compile(r"(?:[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．])\s*")
# 市民政局（含下属单位）.
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]$")
_LONGEST_NAME = 40


def bare_unit(text: str) -> str:
    """Return a unit's name without its number and the remark behind it: 一、市民政局（小计：90万元）."""
    return _BRACKETED.sub("", _NUMBERING.sub("", text.strip(), count=1))


def unit_of_row(cells: Sequence[Cell], columns: Sequence[Column]) -> str | None:
    """Return the unit that stands over its rows in a table of which no column names one."""
    if len(columns) <= 1 or any(column.field and column.field.name == PURCHASER for column in columns):
        return None
    filled = [(index, cell) for index, cell in enumerate(cells) if not is_blank(cell)]
    numbered = len(filled) > 1 and GROUP_NUMERAL.fullmatch(cell_text(filled[0][1]).strip())
    named = filled[1:] if numbered else filled
    amounts = {column.index for column in columns if column.is_amount}
    if not named or any(index not in amounts for index, _ in named[1:]):
        return None
    index, cell = named[0]
    if not isinstance(cell, str) or len(cell) > _LONGEST_NAME:
        return None
    text = bare_unit(cell)
    alone = len(filled) == 1 and not any(column.index == index and column.names_item for column in columns)
    return text if is_organ(text) or (alone and is_unit(text)) else None
