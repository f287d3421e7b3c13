"""附件1 as the document lays it out: a row a category, a pair of columns a period, and the totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.model.screening import Screening
from procurement_rules.model.statistics import FormCategory, StatisticsForm
from procurement_rules.report.statistics import words
from procurement_rules.report.statistics.sheet import Value, amount_of, put
from procurement_rules.report.statistics.sums import Sum
from procurement_rules.report.statistics.tally import Tally, total
from procurement_rules.report.workbook import look
from procurement_rules.report.workbook.cell import lines_needed, put_text

_NUMBER_ROW, _TITLE_ROW, _PERIOD_ROW, _HEADER_ROW = 1, 2, 3, 4
_CATEGORY_WIDTH, _PAIR_WIDTHS = 34.0, (15.0, 17.0)
_SIZE = 12.0
# A cell has one alignment: full-width blanks push its first line to the right.
_CORNER_INDENT = "　" * 8
_ROW_POINTS, _TITLE_POINTS = 34.0, 44.0
# More pairs than that are read across the paper.
_PAIRS_UPRIGHT = 2
_TEXT = Font(name=look.FONT, size=_SIZE)
_STRONG = Font(name=look.FONT, size=_SIZE, bold=True)


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form: its label, and a sum for every period."""

    label: str
    sums: Sequence[Sum]


def form_rows(tally: Tally, form: StatisticsForm) -> tuple[FormRow, ...]:
    """Return the rows, the total last."""
    rows = (
        FormRow(
            category_label(category), tuple(total(tally.cell(category, period)) for period in tally.periods)
        )
        for category in tally.categories
    )
    last = FormRow(form.headings.total, tuple(tally.column(period) for period in tally.periods))
    return (*rows, last)


def category_label(category: FormCategory | None) -> str:
    """Return the words of a row, also of the one of what is not known."""
    return category.label if category else words.UNPLACED


def titled(template: str, screening: Screening, form: StatisticsForm) -> str:
    """Return a title with the place that is reported, or without where nobody reports for it."""
    unnamed = screening.jurisdiction in form.unnamed_places
    return template.format(place="" if unnamed else screening.jurisdiction_name)


def add_form(
    workbook: Workbook, tally: Tally, screening: Screening, form: StatisticsForm, notes: Iterable[str]
) -> None:
    """Add the form, with the notes below it."""
    sheet = workbook.create_sheet(form.headings.number)
    sheet.sheet_view.showGridLines = False
    last = 1 + 2 * len(tally.periods)
    _set_widths(sheet, last)
    _head(sheet, titled(form.headings.title, screening, form), tally, form, last)
    rows = form_rows(tally, form)
    for number, row in enumerate(rows, start=_HEADER_ROW + 1):
        values = [value for each in row.sums for value in (each.items, amount_of(each))]
        _row(sheet, number, [row.label, *values], _STRONG if row is rows[-1] else _TEXT)
    _add_notes(sheet, _HEADER_ROW + len(rows) + 1, notes, last)
    sheet.freeze_panes = f"B{_HEADER_ROW + 1}"
    sheet.print_options.horizontalCentered = True
    look.print_on_a4(sheet, "portrait" if len(tally.periods) <= _PAIRS_UPRIGHT else "landscape")


def _set_widths(sheet: Worksheet, last: int) -> None:
    sheet.column_dimensions["A"].width = _CATEGORY_WIDTH
    for number in range(2, last + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _PAIR_WIDTHS[number % 2]


def _head(sheet: Worksheet, title: str, tally: Tally, form: StatisticsForm, last: int) -> None:
    headings = form.headings
    put_text(sheet.cell(_NUMBER_ROW, 1), headings.number)
    sheet.cell(_NUMBER_ROW, 1).font = _TEXT
    put_text(sheet.cell(_TITLE_ROW, 1), title)
    sheet.cell(_TITLE_ROW, 1).font, sheet.cell(_TITLE_ROW, 1).alignment = look.TITLE, look.CENTRED
    sheet.merge_cells(start_row=_TITLE_ROW, end_row=_TITLE_ROW, start_column=1, end_column=last)
    sheet.row_dimensions[_TITLE_ROW].height = _TITLE_POINTS
    periods = [text for each in tally.periods for text in (each.label if each else words.UNDATED, "")]
    _row(sheet, _PERIOD_ROW, ["", *periods], _STRONG)
    _row(sheet, _HEADER_ROW, ["", *[headings.items, headings.amount] * len(tally.periods)], _STRONG)
    for column in range(2, last, 2):
        sheet.merge_cells(
            start_row=_PERIOD_ROW, end_row=_PERIOD_ROW, start_column=column, end_column=column + 1
        )
    _corner(sheet, headings.periods, headings.categories)


def _corner(sheet: Worksheet, right: str, left: str) -> None:
    """Write both headings into the corner, parted by a line from its upper left."""
    side = look.GRID.left
    cell = sheet.cell(_PERIOD_ROW, 1)
    put_text(cell, f"{_CORNER_INDENT}{right}\n\n{left}")
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
    sheet.merge_cells(start_row=_PERIOD_ROW, end_row=_HEADER_ROW, start_column=1, end_column=1)
    for row in (_PERIOD_ROW, _HEADER_ROW):
        sheet.cell(row, 1).border = Border(
            left=side, right=side, top=side, bottom=side, diagonal=side, diagonalDown=True
        )


def _row(sheet: Worksheet, number: int, values: Sequence[Value], font: Font) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        if isinstance(cell, Cell):
            put(cell, value)
        cell.font, cell.border = font, look.GRID
        cell.alignment = look.CENTRED
    sheet.row_dimensions[number].height = _ROW_POINTS


def _add_notes(sheet: Worksheet, first: int, notes: Iterable[str], last: int) -> None:
    width = _CATEGORY_WIDTH + sum(_PAIR_WIDTHS) * (last - 1) / 2
    texts = [f"{number}. {note}" for number, note in enumerate(notes, start=1)]
    for row, text in enumerate([f"{words.FORM_NOTES}：", *texts], start=first):
        cell = sheet.cell(row, 1)
        put_text(cell, text)
        cell.font, cell.alignment = look.BODY, look.WRAPPED
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        sheet.row_dimensions[row].height = look.row_points(lines_needed(text, width, look.BODY_SIZE)) + 2
