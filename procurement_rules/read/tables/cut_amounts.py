"""Amounts of a delimited text that their own comma cuts in two: 1,234.50 without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from procurement_rules.model.field import FieldType
from procurement_rules.model.source import Cell
from procurement_rules.read.cells.address import column_index
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.headers.header import Header
from procurement_rules.read.rows.row_fields import NamedCell
from procurement_rules.read.values.understood import NotUnderstood

_BEGIN = re.compile(r"\s*[¥￥]?[0-9]{1,3}")
_REST = re.compile(r"[0-9]{3}(?:,[0-9]{3})*(?:\.[0-9]+)?\s*(?:[百千万亿]{1,2}元?|元)?\s*")
_REASON = "像是 {amount} 没有加引号，被其中的逗号分成了几格，其后各格都错了位，请给该格加上英文引号或去掉逗号"


def refuse_cut_amounts(named: Sequence[NamedCell], cells: Sequence[Cell], header: Header) -> list[NamedCell]:
    """Return the named cells of a row with the amounts refused that the cells beyond the header belong to.

    Nothing is put together: where the comma was one of two, the sum would be a guess.
    """
    filled = max((index for index, cell in enumerate(cells) if not is_blank(cell)), default=0)
    surplus = filled - max((column.index for column in header.columns), default=0)
    if surplus <= 0:
        return list(named)
    return [_refused(each, cells, surplus) for each in named]


def _refused(named: NamedCell, cells: Sequence[Cell], surplus: int) -> NamedCell:
    if named.field.type is not FieldType.MONEY or named.refused:
        return named
    index = column_index(named.column)
    parts = cells[index : index + surplus + 1]
    rest = ",".join(str(part) for part in parts[1:])
    if not (_is_begin(parts[0]) and _REST.fullmatch(rest)):
        return named
    return replace(named, refused=NotUnderstood(_REASON.format(amount=f"{parts[0]},{rest}")))


def _is_begin(cell: Cell) -> bool:
    return isinstance(cell, str) and _BEGIN.fullmatch(cell) is not None
