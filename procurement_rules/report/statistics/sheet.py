"""A sheet that is written row by row: headings, sentences, tables; numbers as numbers and all text as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from procurement_rules.report.statistics import words
from procurement_rules.report.statistics.sums import Sum
from procurement_rules.report.workbook import look
from procurement_rules.report.workbook.cell import lines_needed, put_text
from procurement_rules.report.workbook.rebuilt import unique_title

_PER_YUAN = -4
# Excel keeps no more digits of a number.
_MOST_DIGITS = 15
_TITLE_ROOM, _HEADING_ROOM = 14.0, 10.0


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in yuan, shown in 万元 to the last digit; None is one that nobody gave."""

    yuan: Decimal | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; of nothing there is no share."""

    part: Decimal | int
    whole: Decimal | int

    @property
    def value(self) -> float | None:
        """Return the share, 0 to 1."""
        return float(Decimal(self.part) / Decimal(self.whole)) if self.whole else None

    def __str__(self) -> str:
        return words.NOTHING if self.value is None else f"{self.value:.1%}"


Value = str | int | Money | Share


def put(cell: Cell, value: Value) -> None:
    """Write one value."""
    if isinstance(value, int):
        cell.value = value
    elif isinstance(value, Share) and value.value is not None:
        cell.value, cell.number_format = value.value, "0.0%"
    elif isinstance(value, Money) and value.yuan is not None:
        _put_money(cell, value.yuan.scaleb(_PER_YUAN))
    else:
        put_text(cell, _as_text(value))


def amount_of(counted: Sum) -> Money:
    """Return the amount of a sum as a cell shows it."""
    return Money(counted.known_amount)


def _put_money(cell: Cell, amount: Decimal) -> None:
    exact = amount.normalize()
    if len(exact.as_tuple().digits) > _MOST_DIGITS:
        put_text(cell, f"{exact:f}")
    else:
        cell.value = float(exact)


def _as_text(value: Value) -> str:
    if isinstance(value, Money):
        return words.UNPRICED if value.yuan is None else f"{value.yuan.scaleb(_PER_YUAN):f}"
    return str(value)


class RowSheet:
    """Writes rows from the top; columns are as many as widths, each in digits."""

    def __init__(self, workbook: Workbook, title: str, widths: Sequence[float]) -> None:
        self.sheet = workbook.create_sheet(unique_title(workbook, title))
        self.sheet.sheet_view.showGridLines = False
        self._widths = widths
        for number, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.row = 0

    def title(self, text: str) -> None:
        """Write the title across all columns."""
        self._across(text, look.TITLE, _TITLE_ROOM, centred=True)

    def heading(self, text: str) -> None:
        """Write the heading of a part."""
        self._across(text, look.HEADING, _HEADING_ROOM)

    def lines(self, texts: Iterable[str]) -> None:
        """Write sentences, each across all columns."""
        for text in texts:
            self._across(text, look.BODY, 0)

    def header(self, texts: Sequence[str]) -> None:
        """Write the header of a table."""
        self._cells(texts, look.HEADER, look.HEADER_FILL)

    def band(self, text: str) -> None:
        """Write a heading within a table."""
        self._cells([text, *[""] * (len(self._widths) - 1)], look.HEADER, look.HEADER_FILL)
        self._merge()

    def cells(
        self, values: Sequence[Value], *, strong: bool = False, fill: PatternFill | None = None
    ) -> None:
        """Write a row of a table; the rest of a short one stays empty."""
        self._cells(values, look.HEADER if strong else look.BODY, fill)

    def print_on_a4(self, orientation: Literal["landscape", "portrait"]) -> None:
        """Print as wide as the paper."""
        look.print_on_a4(self.sheet, orientation)

    def _cells(self, values: Sequence[Value], font: Font, fill: PatternFill | None) -> None:
        self.row += 1
        for number, value in enumerate(values, start=1):
            cell = self.sheet.cell(self.row, number)
            cell.font, cell.border = font, look.GRID
            if isinstance(cell, Cell):
                put(cell, value)
            written = isinstance(value, str) and font is look.BODY
            cell.alignment = look.WRAPPED if written else look.CENTRED
            if fill is not None:
                cell.fill = fill
        lines = (
            lines_needed(_as_text(value), width, look.BODY_SIZE)
            for value, width in zip(values, self._widths, strict=False)
        )
        self.sheet.row_dimensions[self.row].height = look.row_points(max(lines)) + 2

    def _across(self, text: str, font: Font, room: float, *, centred: bool = False) -> None:
        self.row += 1
        cell = self.sheet.cell(self.row, 1)
        put_text(cell, text)
        cell.font = font
        cell.alignment = look.CENTRED if centred else look.WRAPPED
        self._merge()
        size = font.size or look.BODY_SIZE
        height = look.row_points(lines_needed(text, sum(self._widths), size), size)
        self.sheet.row_dimensions[self.row].height = height + room

    def _merge(self) -> None:
        last = len(self._widths)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=last)
