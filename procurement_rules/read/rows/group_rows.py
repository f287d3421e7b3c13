"""Rows that head those below them, which shows only below them: 一 | 公共服务 | 109.1 over 1 | 市民政局 | 养老服务 | 30."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain, takewhile

from procurement_rules.model.field import FieldType
from procurement_rules.model.source import Cell
from procurement_rules.read.around.unit_names import PURCHASER, is_organ
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.headers.columns import Column
from procurement_rules.read.rows.unit_rows import GROUP_NUMERAL, bare_unit

_NUMERAL = "[一二三四五六七八九十]"
# 一、二级公路 is no number and a name.
_NUMBERED_NAME = re.compile(
    rf"\s*(?:([(（]){_NUMERAL}{{1,3}}[)）]|{_NUMERAL}{{1,3}}[、.．](?!{_NUMERAL}))\s*\S"
)
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_LONGEST_TITLE = 40
# Of sums that were made in floating point, or rounded.
_ROUNDING = Decimal("0.01")


def heads_group(cells: Sequence[Cell], below: Iterable[Sequence[Cell]], columns: Sequence[Column]) -> bool:
    """Tell whether a row with a Chinese numeral, a name and perhaps money heads those below it.

    It does where they say more than it, or are numbered otherwise and come to its amount. Where the row below has a
    numeral of the same kind, both are taken for items.
    """
    kind = _kind_of_numeral(cells, columns)
    if kind is None or not _is_bare(cells, columns):
        return False
    rest = iter(below)
    for row in rest:
        other = _kind_of_numeral(row, columns)
        if not _is_bare(row, columns):
            return other != kind and not is_blank(_cell(row, columns, "name"))
        if other is None:
            return _come_to(cells, chain([row], rest), columns)
        if other == kind:
            return False
    return False


def is_empty_group(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Tell whether a row looks like the heading of a group and says that nothing is spent on it: 三、其他 | 0."""
    return (
        _kind_of_numeral(cells, columns) is not None
        and _is_bare(cells, columns)
        and _amount(cells, columns) == 0
    )


def _come_to(cells: Sequence[Cell], below: Iterable[Sequence[Cell]], columns: Sequence[Column]) -> bool:
    """Tell whether the amounts of the numbered rows below add up to the one of the row."""
    stated = _amount(cells, columns)
    parts = [_amount(row, columns) for row in takewhile(lambda row: _has_number(row, columns), below)]
    amounts = [part for part in parts if part is not None]
    return stated is not None and len(amounts) == len(parts) > 0 and abs(sum(amounts) - stated) <= _ROUNDING


def _has_number(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    return cell_text(_cell(cells, columns, "id")).strip().rstrip(".、．").isdecimal()


def _amount(cells: Sequence[Cell], columns: Sequence[Column]) -> Decimal | None:
    """Return the bare number of the amount, in whatever unit it is."""
    cell = next((column.cell(cells) for column in columns if column.is_amount), None)
    text = cell_text(cell).strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def unit_over(cells: Sequence[Cell], below: Sequence[Cell], columns: Sequence[Column]) -> str | None:
    """Return the unit of a row that fills no more than the column of units and money, over a row that names none.

    The name of an organ may stand in any column where it is the only text.
    """
    names_none = is_blank(_cell(below, columns, PURCHASER)) and _names_item(below, columns)
    filled = [cell for cell in cells if not is_blank(cell)]
    alone = bare_unit(filled[0]) if len(filled) == 1 and isinstance(filled[0], str) else ""
    if is_organ(alone):
        return alone if names_none else None
    unit, number = _cell(cells, columns, PURCHASER), _cell(cells, columns, "id")
    allowed = {PURCHASER, "id"}
    if is_blank(unit) or not _fills_only(allowed, cells, columns):
        return None
    if not is_blank(number) and not GROUP_NUMERAL.fullmatch(cell_text(number).strip()):
        return None
    return cell_text(unit).strip() if names_none else None


def _kind_of_numeral(cells: Sequence[Cell], columns: Sequence[Column]) -> str | None:
    """Return which kind of Chinese numeral a row has, with brackets or without, None where it has none."""
    number = _cell(cells, columns, "id")
    if not is_blank(number):
        text = cell_text(number).strip()
        return _kind(text[0] in "(（") if GROUP_NUMERAL.fullmatch(text) else None
    match = _NUMBERED_NAME.match(cell_text(_cell(cells, columns, "name")))
    return _kind(match[1] is not None) if match else None


def _kind(in_brackets: bool) -> str:
    return "（一）" if in_brackets else "一"


def _is_bare(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    name = _cell(cells, columns, "name")
    return (
        not is_blank(name)
        and len(cell_text(name)) <= _LONGEST_TITLE
        and _fills_only({"name", "id"}, cells, columns)
    )


def _fills_only(fields: set[str], cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Tell whether a row fills these fields at most, and columns of money."""
    allowed = {c.index for c in columns if (c.field and c.field.name in fields) or _is_money(c)}
    return all(is_blank(cell) for index, cell in enumerate(cells) if index not in allowed)


def _is_money(column: Column) -> bool:
    known = column.known.field or column.known.part_of
    return known is not None and known.type is FieldType.MONEY


def _names_item(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    return any(column.names_item and not is_blank(column.cell(cells)) for column in columns)


def _cell(cells: Sequence[Cell], columns: Sequence[Column], field: str) -> Cell:
    return next((c.cell(cells) for c in columns if c.field and c.field.name == field), None)
