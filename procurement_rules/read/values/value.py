"""A cell → the value of a field, by the field's type."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from procurement_rules.model.field import DataDictionary, FieldSpec, FieldType
from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import Formula, cell_text, is_blank
from procurement_rules.read.values.amount import read_amount
from procurement_rules.read.values.answer import NO, read_answer
from procurement_rules.read.values.choice import ChoiceNames
from procurement_rules.read.values.day import read_day, read_year
from procurement_rules.read.values.understood import NotUnderstood

Value = str | bool | int | Decimal | date | frozenset[str]

_STROKES = re.compile(r"[-–—―－/／\\\s]+")
_SPREAD = re.compile(r"[一-鿿](?:\s+[一-鿿]){2,}")
_NOT_GIVEN = frozenset({"无", "暂无", "n/a", "na", "null"})
# As databases and clients write out that there is nothing.
_NULL = re.compile(r"[(（<＜\[]null[)）>＞\]]|none")
# What stands in a column of remarks and describes nothing.
_BARE_REMARKS = frozenset(
    {"新增", "新增项目", "延续", "延续项目", "延续性项目", "续签", "经常性项目", "一次性项目", "跨年项目"}
)
_EXCEL_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|GETTING_DATA|SPILL!|CALC!)?")
# A stroke or 无 in these two says nothing, while 无 as a funding source is an answer.
_NAMING_FIELDS = frozenset({"name", "description"})


class ValueReader:
    """Reads the cells of every field of a dictionary."""

    def __init__(self, dictionary: DataDictionary, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._choices = {field.name: ChoiceNames(field, fold) for field in dictionary.fields if field.values}

    def read(self, cell: Cell, field: FieldSpec, multiplier: int = 1) -> Value | NotUnderstood | None:
        """Return the value, None where nothing is given, or why it is not understood. Never raises."""
        if is_blank(cell):
            return None
        if field.type is FieldType.TEXT and field.name not in _NAMING_FIELDS:
            return _joined(cell_text(cell))
        if self._not_given(cell, field):
            return None
        if field.type is FieldType.TEXT:
            return _text(cell)
        return self._typed(cell, field, multiplier)

    def _not_given(self, cell: Cell, field: FieldSpec) -> bool:
        if not isinstance(cell, str) or _is_stroke(cell):
            return isinstance(cell, str)
        text = self._fold(cell).strip()
        if field.name == "description" and text in _BARE_REMARKS:
            return True
        # 无 answers a question; in other fields it says that there is nothing.
        if _NULL.fullmatch(text):
            return True
        return text in _NOT_GIVEN and not (field.type is FieldType.BOOLEAN and text in NO)

    def _typed(self, cell: Cell, field: FieldSpec, multiplier: int) -> Value | NotUnderstood:
        value = self._by_type(cell, field, multiplier)
        if isinstance(value, NotUnderstood):
            return _spreadsheet_fault(cell) or value
        return value

    def _by_type(self, cell: Cell, field: FieldSpec, multiplier: int) -> Value | NotUnderstood:
        match field.type:
            case FieldType.MONEY:
                return read_amount(cell, multiplier)
            case FieldType.BOOLEAN:
                return read_answer(cell, field, self._fold)
            case FieldType.CHOICE:
                return self._choices[field.name].read_one(cell)
            case FieldType.CHOICES:
                return self._choices[field.name].read_several(cell)
            case FieldType.DATE:
                return read_day(cell, field.month)
            case _:
                return read_year(cell) if field.type is FieldType.YEAR else cell_text(cell).strip()


def _joined(text: str) -> str:
    """Return a text that is written downwards, or spread over its cell, as the word that it is: 市 教 育 局."""
    return "".join(text.split()) if _SPREAD.fullmatch(text.strip()) else text


def _text(cell: Cell) -> str | NotUnderstood:
    return _spreadsheet_fault(cell) or cell_text(cell)


def _is_stroke(cell: Cell) -> bool:
    return isinstance(cell, str) and _STROKES.fullmatch(cell) is not None


def _spreadsheet_fault(cell: Cell) -> NotUnderstood | None:
    if isinstance(cell, Formula):
        return NotUnderstood("公式没有保存结果，请用 Excel 打开后保存")
    text = cell.strip() if isinstance(cell, str) else ""
    if text and _EXCEL_ERROR.fullmatch(text):
        return NotUnderstood("是 Excel 的错误值，请改正公式")
    return None
