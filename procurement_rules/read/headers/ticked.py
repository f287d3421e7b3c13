"""Columns that are ticked: 是否列入预算 over 是 and 否, 承接主体类型 over the kinds there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from procurement_rules.model.field import FieldSpec, FieldType
from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.headers.column_names import KnownName
from procurement_rules.read.values.answer import NO, YES, read_answer
from procurement_rules.read.values.choice import ChoiceNames
from procurement_rules.read.values.understood import NotUnderstood

_TICKS = YES | {"v", "■", "●", "⊙"}
_BLANK_BOXES = NO | {"□", "☐", "○", "〇", "-", "—", "/"}


def ticked_column(question: KnownName, option: str, fold: Callable[[str], str]) -> KnownName | None:
    """Return the column of one answer to the question that its group names; None where it is no answer to it."""
    field = question.field
    if field is None or isinstance(_answer(field, option, fold), NotUnderstood):
        return None
    return replace(question, word=f"{question.word}／{option}", option=option)


def option_ticked(cell: Cell, option: str) -> Cell:
    """Return the option where the cell is ticked, nothing where it is not; other words stay as they are."""
    mark = "" if is_blank(cell) else cell_text(cell).strip().casefold()
    if mark in _TICKS or mark == option.casefold():
        return option
    return None if mark in _BLANK_BOXES else cell


def _answer(field: FieldSpec, option: str, fold: Callable[[str], str]) -> object:
    match field.type:
        case FieldType.BOOLEAN:
            return read_answer(option, field, fold)
        case FieldType.CHOICE | FieldType.CHOICES:
            return ChoiceNames(field, fold).read_one(option)
        case _:
            return NotUnderstood("")
