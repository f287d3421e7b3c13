"""A header of one row, or of two: 预算金额 over 财政拨款, 自筹 and 合计."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from procurement_rules.model.field import FieldType
from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.cells.merged import Merged, Row
from procurement_rules.read.headers.column_names import ColumnNames, KnownName
from procurement_rules.read.headers.column_numbers import are_column_numbers
from procurement_rules.read.headers.columns import NAMING_FIELDS, HeaderCell
from procurement_rules.read.headers.ticked import ticked_column

_LONGEST_LABEL = 40
# A name is broken to fit a narrow column.
_LONGEST_BROKEN = 16
_FEWEST_BROKEN = 3
_JOINT = "／"
# Under the name of a field, these are that field; under any other word they say nothing by themselves.
_WHOLE = frozenset({"合计", "小计", "总计", "总额", "总金额", "金额", "名称"})
_PART_ONLY = frozenset({"代码", "编码"})
# Under the name of an item, these are what it is sorted by.
_CLASSES = frozenset({"大类", "中类", "小类", "类别", "分类", "一级", "二级"})
# And these are what it consists of.
_DETAILS = frozenset({"小项", "子项", "细项", "明细", "子项目", "明细项目"})
_DETAIL = "子项目名称"
# Under 资金来源, these are sums of money and no source.
_SUMS = _WHOLE - {"名称"}
_AMOUNT = "金额"
# A row that says in which unit each column counts: 万元, %.
_UNIT = re.compile(
    r"[(（\[【]?\s*(?:单位[:：])?\s*(?:人民币)?(?:(?P<money>[十百千万亿]{0,2}元)|%|[个次人项年月天])\s*[)）\]】]?"
)


def one_row(cells: Sequence[Cell], names: ColumnNames) -> list[HeaderCell]:
    """Return what a row says as a header."""
    return [HeaderCell(text, names.known(text)) for text in _texts(cells)]


def two_rows(upper: Sequence[Cell], lower: Sequence[Cell], names: ColumnNames) -> list[HeaderCell]:
    """Return what two rows say together as a header."""
    width = max(len(upper), len(lower))
    above, below = _padded(upper, width), _padded(lower, width)
    spread = _spread(above, below)
    groups = [[i for i in range(width) if below[i] and spread[i] == spread[index]] for index in range(width)]
    return [_joined(above[i], spread[i], below[i], names, only=len(groups[i]) == 1) for i in range(width)]


def with_third_row(
    upper_two: Sequence[HeaderCell], middle: Sequence[Cell], third: Sequence[Cell], names: ColumnNames
) -> list[HeaderCell]:
    """Return what three rows say: the second and third where the third says anything, or else the upper two."""
    lower_two = two_rows(middle, third, names)
    filled = [not is_blank(cell) for cell in _padded(third, len(lower_two))]
    pairs = zip_longest(upper_two, lower_two, filled)
    return [lower if is_filled or upper is None else upper for upper, lower, is_filled in pairs]


def goes_on_below(upper: Row, lower: Row, merged: Merged, names: ColumnNames) -> bool:
    """Tell whether `lower` is the second row of the header that `upper` begins."""
    cells = lower[1]
    if _are_units(cells):
        return True
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
    if are_column_numbers(cells) or not filled or not all(_is_label(cells[index]) for index in filled):
        return False
    above = _padded(upper[1], max(len(upper[1]), len(cells)))
    stand_alone = [index for index, text in enumerate(above) if text and index not in filled]
    if _broken(above, cells, names):
        return True
    known = [names.field(above[index]) for index in stand_alone]
    if not any(known) or not all(above[index] != _text(cells[index]) for index in filled):
        return False
    if any(merged.get((upper[0], index), 0) >= lower[0] for index in stand_alone):
        return True
    both = [cell.known for cell in two_rows(upper[1], cells, names)]
    understood = all(both[index].field or both[index].part_of for index in filled)
    return understood and any(not above[index] for index in filled)


def _are_units(cells: Sequence[Cell]) -> bool:
    """Tell whether a row holds nothing but units, one of them of money."""
    units = [_UNIT.fullmatch(_text(cell)) for cell in cells if not is_blank(cell)]
    return all(units) and any(unit["money"] for unit in units if unit)


def _broken(above: Sequence[str], cells: Sequence[Cell], names: ColumnNames) -> bool:
    """Tell whether the names of the columns are broken over both rows: 单位 over 名称, 目录 over 编码."""
    both = [(text, _text(cell)) for text, cell in zip(above, cells, strict=False) if not is_blank(cell)]
    if any(not text or len(text) + len(below) > _LONGEST_BROKEN for text, below in both):
        return False
    known = [names.known(text + below) for text, below in both]
    joined = sum(each.field is not None and bool(each.word) for each in known)
    return joined >= _FEWEST_BROKEN and joined * 2 > len(both)


def _joined(own: str, spread: str, below: str, names: ColumnNames, *, only: bool) -> HeaderCell:
    if not below:
        return HeaderCell(own, names.known(own))
    if not spread:
        return HeaderCell(below, names.known(below))
    text = f"{spread}{_JOINT}{below}"
    for known in (names.known(text), names.known(spread + below)):
        if known.field or known.part_of or known.mapped:
            return HeaderCell(text, known)
    ticked = ticked_column(names.known(spread), below, names.fold)
    known = ticked or _detail(spread, below, names) or _by_either(spread, below, names, only=only)
    return HeaderCell(text, known)


def _detail(spread: str, below: str, names: ColumnNames) -> KnownName | None:
    """Return what a column holds that says of an item what it consists of: 大项 and 小项 under 服务项目."""
    group = names.field(spread)
    is_detail = names.bare_key(below) in _DETAILS and group is not None and group.name in NAMING_FIELDS
    return names.known(_DETAIL) if is_detail else None


def _by_either(spread: str, below: str, names: ColumnNames, *, only: bool) -> KnownName:
    group, part = names.known(spread), names.known(below)
    word = names.bare_key(below)
    if group.field is None:
        # Parts of nobody knows what: last year's outlay, or the cost of the whole project.
        return KnownName(None) if part.part_of else part
    # 购买内容 over 代码 and 名称: the code of what is bought.
    is_item = group.field.name in NAMING_FIELDS
    if (word in _PART_ONLY and not is_item) or (word in _CLASSES and is_item):
        return KnownName(None)
    if word in _SUMS and group.field.type is not FieldType.MONEY:
        return names.known(_AMOUNT)
    if part.part_of:
        return replace(part, year=part.year or group.year)
    if word in _WHOLE or (part.field is None and (only or group.field.name in NAMING_FIELDS)):
        return group
    return part


def _spread(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return the upper texts with each group's name over all of its columns."""
    spread: list[str] = []
    group = ""
    for text, under in zip(above, below, strict=True):
        # A group's name stands over the first of its columns; a cell with nothing under it is no group.
        if text or not under:
            group = text if under else ""
        spread.append(text or group)
    return spread


def _is_label(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell.strip()) <= _LONGEST_LABEL and not cell.strip().isdecimal()


def _padded(cells: Sequence[Cell], width: int) -> list[str]:
    texts = _texts(cells)
    return texts + [""] * (width - len(texts))


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [_text(cell) for cell in cells]


def _text(cell: Cell) -> str:
    return "" if is_blank(cell) else cell_text(cell)
