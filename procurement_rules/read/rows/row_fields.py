"""The named cells of a row or a record → a service item, with everything that could not be understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from procurement_rules.model.clean import clean
from procurement_rules.model.field import FieldSpec, FieldType
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Cell, FieldProblem, RejectedRow, Source
from procurement_rules.read.cells.cell_text import cell_text, quoted, stripped
from procurement_rules.read.headers.columns import NAMING_FIELDS
from procurement_rules.read.rows.coded_names import parted
from procurement_rules.read.rows.row_kind import NOTHING_NAMED
from procurement_rules.read.values.term import read_term
from procurement_rules.read.values.understood import NotUnderstood
from procurement_rules.read.values.value import Value, ValueReader

LONGEST_VALUE = 200
# Six times what a cell of Excel holds. Reading takes a thousand bytes a character.
LONGEST_TEXT = 200_000
_TOO_LONG = f"文字超过 {LONGEST_TEXT} 字，不会是一个事项的内容，请核对文件有没有引号不配对"


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row stands."""

    file: str
    sheet: str | None
    row: int
    hidden: bool = False

    def source(
        self, columns: dict[str, str] | None = None, problems: tuple[FieldProblem, ...] = ()
    ) -> Source:
        """Return the place as a report keeps it."""
        return Source(
            file=self.file,
            sheet=self.sheet,
            row=self.row,
            columns=columns or {},
            problems=problems,
            hidden=self.hidden,
        )

    def rejected(self, reason: str, text: str) -> RejectedRow:
        """Return the row as one that cannot be judged."""
        return RejectedRow(source=self.source(), reason=reason, text=text)


@dataclass(frozen=True, slots=True)
class NamedCell:
    """A cell whose field is known; `column` is its letters or key, `address` where a person finds it."""

    field: FieldSpec
    cell: Cell
    column: str
    address: str
    multiplier: int = 1
    # Of an amount that several columns make up.
    is_part: bool = False
    # Set where the cell cannot even be looked at, such as an object inside a JSON record.
    refused: NotUnderstood | None = None


def item_or_rejected(
    cells: Sequence[NamedCell],
    place: RowPlace,
    reader: ValueReader,
    shown: Iterable[Cell],
    filled: Mapping[str, str] | None = None,
) -> ServiceItem | RejectedRow:
    """Return the item that the cells describe; rejected with neither name nor description, or with one that is unreadable.

    `filled` are the values that stand outside the row and hold for all, such as the unit in a title.
    """
    fields: dict[str, Any] = {}
    problems: list[FieldProblem] = []
    columns: dict[str, str] = {}
    filled_in: set[str] = set()
    incomplete: set[str] = set()
    for named in cells:
        name = named.field.name
        value = named.refused or _stripped(reader.read(named.cell, named.field, named.multiplier))
        # Where one of several columns is filled in, the others hold nothing of the item.
        if name not in columns or (name not in filled_in and value is not None):
            columns[name] = named.column
        elif value is not None and not isinstance(value, NotUnderstood):
            columns[name] += f"+{named.column}"
        filled_in |= {name} if value is not None else set()
        wanted_whole = named.is_part
        if name in fields and value is not None and not isinstance(value, NotUnderstood):
            value, wanted_whole = _joined(named.field, fields[name], value), True
        if isinstance(value, NotUnderstood):
            problems.append(_problem(named, value))
            if wanted_whole:
                incomplete.add(name)
        elif value is not None:
            fields[name] = value
    for name, (day, column) in _stated_days(cells, fields).items():
        fields[name], columns[name] = day, column
    fields |= parted(fields)
    # A sum without one of its parts would be a wrong one, and of two answers neither is known to hold.
    fields = {name: value for name, value in fields.items() if name not in incomplete}
    reason = _why_not_judged(fields.keys(), problems)
    if reason:
        return place.rejected(reason, quoted(shown))
    return ServiceItem(**{**(filled or {}), **fields}, source=place.source(columns, tuple(problems)))


def _stated_days(cells: Iterable[NamedCell], fields: Mapping[str, object]) -> Mapping[str, tuple[date, str]]:
    """Return field → day and column, for the days that stand in a text such as the term and in no cell of their own."""
    stated: dict[str, tuple[date, str]] = {}
    for named in cells:
        text = fields.get(named.field.name) if named.field.dates else None
        term = read_term(text) if isinstance(text, str) else None
        for name, day in zip(named.field.dates or (), term or (), strict=False):
            if name not in fields:
                stated[name] = day, named.column
    return stated


def _stripped(value: Value | NotUnderstood | None) -> Value | NotUnderstood | None:
    """Return a text without what shows nothing around it, which exports fill cells up with; refused where it is no cell's text."""
    if not isinstance(value, str):
        return value
    text = stripped(value)
    return NotUnderstood(_TOO_LONG) if len(text) > LONGEST_TEXT else text or None


def _joined(field: FieldSpec, before: Any, value: Any) -> Any:
    """Return two values of one field: parts of a sum, choices of several, texts that describe an item together."""
    match field.type:
        case FieldType.MONEY:
            return before + value
        case FieldType.CHOICES:
            return before | value
        case FieldType.BOOLEAN | FieldType.CHOICE:
            return NotUnderstood("勾选了不止一项，只能勾选一项")
        case _:
            return f"{before}\n{value}"


def _why_not_judged(given: Set[str], problems: Iterable[FieldProblem]) -> str:
    """Return why what is bought cannot be told, or only by half of what is said of it; empty where it can."""
    unread = [f"{each.cell} {each.reason}" for each in problems if each.field in NAMING_FIELDS - given]
    return "；".join(unread if NAMING_FIELDS & given else [NOTHING_NAMED, *unread])


def _problem(named: NamedCell, value: NotUnderstood) -> FieldProblem:
    return FieldProblem(
        field=named.field.name,
        cell=clean(named.address),
        value=clean(cell_text(named.cell)[:LONGEST_VALUE]),
        reason=clean(value.reason),
    )
