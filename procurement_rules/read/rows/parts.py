"""Rows that say what the row above is made up of: 其中：…. Their amounts are held in that row's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from procurement_rules.model.field import FieldType
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Cell
from procurement_rules.read import words
from procurement_rules.read.cells.cell_text import cell_text, is_blank
from procurement_rules.read.headers.column_names import ColumnNames
from procurement_rules.read.headers.header import Header

_AMONG = re.compile(r"[\s(（]*其\s*中[\s:：,，、)）]*")
_WITHIN = re.compile(r"[(（][0-9一二三四五六七八九十]+[)）]|[①-⑳]")
_YEAR = re.compile(r"[0-9]{4}年?度?")
# Excel's own indent is a format; this is one that somebody typed.
_INDENT = (" ", "　", "\t")
_DEEP_INDENT = ("  ", "　")
# What follows the number of the whole: 1.1, 1-1.
_BELOW = re.compile("[.-][0-9]")


@dataclass(slots=True)
class _Whole:
    """A row, and the rows 其中 below it with the sum of their amounts."""

    item: ServiceItem
    row: int
    number: str
    indented: bool
    parts: int = 0
    first: int = 0
    amount: Decimal = Decimal(0)

    @property
    def is_open(self) -> bool:
        """Tell whether the parts so far come to less than it."""
        return self.item.budget is not None and self.amount < self.item.budget


class PartRows:
    """Follows the rows of one table, asked in the order in which they lie."""

    def __init__(self, header: Header, names: ColumnNames) -> None:
        self._names = names
        columns = {column.field.name: column for column in header.columns if column.field}
        self._number = columns.get("id")
        self._name = columns.get("name") or columns.get("description")
        self._wholes: list[_Whole] = []
        # Whether the rows are parts at all, from a row on that says 其中 alone, and of a total below its rows.
        self._among = False
        self._listing = False
        self._under_total = False

    def no_service(self, cells: Sequence[Cell]) -> bool:
        """Tell whether the row only says where the money of the row above comes from, or how a total is made up."""
        said = _among_text(cells)
        below = self._is_numbered_below(cells) or self._is_indented_below(cells)
        self._among = said or (self._among and self._continues(cells)) or below
        if not self._among:
            self._listing = False
            return False
        text = _AMONG.sub("", self._named(cells), count=1).strip()
        self._listing = self._listing or not text
        known = self._names.known(text)
        is_money = known.part_of is not None or (
            known.field is not None and known.field.type is FieldType.MONEY
        )
        return self._under_total or not text or is_money or _YEAR.fullmatch(text) is not None

    def total(self) -> None:
        """Note that a total stands here: what it is made up of are its own rows, if any stand above it."""
        self._under_total, self._among = bool(self._wholes), False

    def placed(self, item: ServiceItem, cells: Sequence[Cell]) -> ServiceItem:
        """Return the item as a part of the row above, whose unit and year are its own too, or as it is."""
        row = item.source.row if item.source else None
        if item.source is None or row is None:
            return item
        whole = self._wholes[-1] if self._wholes else None
        if not self._among or whole is None:
            self._under_total = False
            indented = self._named(cells).startswith(_INDENT)
            self._wholes.append(_Whole(item, row, self._numbered(cells), indented))
            return item
        update: dict[str, object] = {
            name: getattr(item, name) or getattr(whole.item, name) for name in ("purchaser", "fiscal_year")
        }
        if whole.item.budget is not None:
            whole.parts, whole.first = whole.parts + 1, whole.first or row
            whole.amount += item.budget or 0
            update["source"] = item.source.model_copy(update={"part_of_row": whole.row})
        return item.model_copy(update=update)

    def notes(self) -> Iterator[str]:
        """Yield that the amounts are counted once, and where parts come to more than their whole."""
        found = [whole for whole in self._wholes if whole.parts]
        if found:
            yield words.PARTS.format(rows=sum(whole.parts for whole in found), first=found[0].first)
        for whole in found:
            if whole.amount > (whole.item.budget or 0):
                yield words.PARTS_EXCEED.format(
                    row=whole.row, parts=_yuan(whole.amount), whole=_yuan(whole.item.budget or Decimal(0))
                )

    def _named(self, cells: Sequence[Cell]) -> str:
        return cell_text(self._name.cell(cells)) if self._name else ""

    def _continues(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row goes on with the parts: by its number, indented, or a source of money."""
        if self._names.known(self._named(cells).strip()).part_of is not None:
            return True
        whole = self._wholes[-1] if self._wholes and not self._under_total else None
        number = self._numbered(cells)
        if number:
            # 1.2 and （2） go on below 1, 2 does not.
            return whole is not None and (
                number.startswith((f"{whole.number}.", f"{whole.number}-"))
                or _WITHIN.fullmatch(number) is not None
            )
        if whole is not None and (whole.number or (self._listing and whole.is_open)):
            return True
        return self._named(cells).startswith(_INDENT)

    def _is_numbered_below(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row is 1.1 or 1.2 below a row 1 with an amount."""
        whole = self._wholes[-1] if self._wholes and not self._under_total else None
        if whole is None or whole.item.budget is None or not whole.number.isdecimal():
            return False
        return _BELOW.match(self._numbered(cells).removeprefix(whole.number)) is not None

    def _is_indented_below(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row is set in on purpose below one that is not and has an amount."""
        whole = self._wholes[-1] if self._wholes and not self._under_total else None
        if whole is None or whole.indented or not whole.is_open:
            return False
        return self._named(cells).startswith(_DEEP_INDENT)

    def _numbered(self, cells: Sequence[Cell]) -> str:
        cell = self._number.cell(cells) if self._number else None
        return "" if is_blank(cell) else cell_text(cell).strip()


def _among_text(cells: Sequence[Cell]) -> bool:
    """Tell whether the first or the second text of a row begins with 其中."""
    texts = [cell for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    return any(_AMONG.match(text) for text in texts[:3])


def _yuan(amount: Decimal) -> str:
    return f"{amount.normalize():,f}"
