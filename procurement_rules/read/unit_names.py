"""The unit that a table belongs to, where no column says it: in a title line, or as the name of the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from procurement_rules.model.clean import clean
from procurement_rules.model.source import Cell, FilledField, Grid
from procurement_rules.read.cell_text import is_blank
from procurement_rules.read.column_names import ColumnNames
from procurement_rules.read.merged import Row

PURCHASER = "purchaser"
_LONGEST_TITLE = 300
_LONGEST_NAME = 60
_COLON = re.compile(r"\s*[:：]\s*")
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
# A line to write on, left empty.
_RULED = re.compile(r"[_＿\s]+")
_ENDINGS = (
    "局|厅|委|署|办|办公室|委员会|联合会|协会|学会|工会|商会|研究会|基金会|红十字会|残联|妇联|科协|文联|侨联|工商联"
    "|政府|人大|政协|党委|团委|法院|检察院|部|院|中心|站|所|队|处|馆|台|校|学|园|街道|镇|乡|集团|公司|管委会|总社"
)
# 三门县 begins with a numeral that is no number: one in characters needs a mark behind it.
_NUMBERING = r"(?:(?:附[件表])?\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}(?=[\s.、．\-—_]))[\s.、．\-—_]*)?"
_UNIT = re.compile(rf"{_NUMBERING}(?P<unit>(?=..)[一-鿿（）()·]{{0,28}}(?:{_ENDINGS}))")
_NO_UNITS = re.compile(
    r"各|全部|全[省市县区]|本[级单部]|所有|其他|其它|分类|下属|部门|科目|汇总|示例|样表|封面|目录"
)


def unit_in_titles(titles: Sequence[str], rows: Sequence[Row], names: ColumnNames) -> FilledField | None:
    """Return the unit that the lowest of the lines above a table names: 填报单位：某局."""
    for number, cells in reversed(rows):
        name = next(_named_in(cells, names), None)
        if name:
            return FilledField(field=PURCHASER, value=clean(name), row=number)
    name = next(_named_in(list(reversed(titles)), names), None)
    return FilledField(field=PURCHASER, value=clean(name)) if name else None


def unit_of_sheet(grid: Grid) -> FilledField | None:
    """Return the sheet's name where it is the name of a unit."""
    match = _UNIT.fullmatch((grid.sheet or "").strip())
    if match is None or _NO_UNITS.match(match["unit"]):
        return None
    return FilledField(field=PURCHASER, value=clean(match["unit"]), from_sheet=True)


def _named_in(cells: Iterable[Cell], names: ColumnNames) -> Iterator[str]:
    texts = [cell for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    for index, text in enumerate(texts):
        # One line may hold several: 填报单位：某局　　单位：万元.
        for part in _COLON.sub("：", text[:_LONGEST_TITLE]).split():
            label, colon, name = part.partition("：")
            field = names.field(label) if colon else None
            if field is None or field.name != PURCHASER or names.unit_note(part) is not None:
                continue
            follows = texts[index + 1] if index + 1 < len(texts) and part == text.split()[-1] else ""
            yield from _plausible(name or ("" if _COLON.search(follows) else follows))


def _plausible(name: str) -> Iterator[str]:
    name = _RULED.sub("", _BRACKETED.sub("", name))
    if 1 < len(name) <= _LONGEST_NAME:
        yield name
