"""问题整改台账: one row a finding, to be filled on by people, printed on A4 across; or the same into a form of the user's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.report.loop import Since, since
from procurement_rules.report.words import AS_OF_EACH
from procurement_rules.report.workbook import look, words
from procurement_rules.report.workbook.cell import lines_needed, put_text
from procurement_rules.report.workbook.columns import choice
from procurement_rules.report.workbook.ledger_columns import (
    LEDGER_COLUMNS,
    Entry,
    LedgerColumn,
    entries,
    own_columns,
)
from procurement_rules.report.workbook.ledger_resolved import add_resolved
from procurement_rules.report.workbook.package import new_workbook, saved
from procurement_rules.report.workbook.template import Template

_TITLE_ROW, _BASICS_ROW, _HEADER_ROW = 1, 2, 3
_DATE_FORMAT = "yyyy-mm-dd"


def ledger(screening: Screening, labels: Labels, template: Path | None = None) -> bytes:
    """Return the ledger as .xlsx; `template` is a workbook with a header row that names some of its columns.

    Where an earlier screening was compared, a second sheet lists what is resolved. Raises InputError where the
    template cannot be read or names none of the columns.
    """
    rows = tuple(entries(screening, labels))
    compared = since(screening.baseline, (), labels)
    if template is None:
        return _own(screening, rows, compared)
    form = Template.read(template, [column.title for column in LEDGER_COLUMNS])
    first = form.make_room(len(rows))
    columns = {form.columns[each.title]: each for each in LEDGER_COLUMNS if each.title in form.columns}
    _fill(form.sheet, first, columns, rows)
    if compared is not None:
        add_resolved(form.workbook, compared)
    return saved(form.workbook)


def _own(screening: Screening, rows: Sequence[Entry], compared: Since | None) -> bytes:
    workbook = new_workbook()
    sheet = workbook.create_sheet(words.LEDGER_SHEET)
    columns = dict(enumerate(own_columns(screening), start=1))
    _head(sheet, screening, len(rows), len(columns))
    for number, column in columns.items():
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        cell = sheet.cell(_HEADER_ROW, number)
        put_text(cell, column.title)
        cell.font, cell.fill, cell.border, cell.alignment = (
            look.HEADER,
            look.HEADER_FILL,
            look.GRID,
            look.CENTRED,
        )
    sheet.row_dimensions[_HEADER_ROW].height = look.row_points(2)
    for row, entry in enumerate(rows, start=_HEADER_ROW + 1):
        _style(sheet, row, columns, entry)
    _fill(sheet, _HEADER_ROW + 1, columns, rows)
    _lay_out(sheet, len(rows), len(columns))
    if compared is not None:
        add_resolved(workbook, compared)
    return saved(workbook)


def _head(sheet: Worksheet, screening: Screening, findings: int, columns: int) -> None:
    day = screening.as_of.isoformat() if screening.as_of else AS_OF_EACH
    basics = (
        f"地区：{screening.jurisdiction_name}　法规截止日：{day}　目录：{screening.catalog_title}　"
        f"规则版本：{screening.rules_version}　程序版本：{screening.program_version}　问题 {findings} 条"
    )
    for row, text, font in ((_TITLE_ROW, words.LEDGER_TITLE, look.TITLE), (_BASICS_ROW, basics, look.BODY)):
        put_text(sheet.cell(row, 1), text)
        sheet.cell(row, 1).font = font
        sheet.cell(row, 1).alignment = look.CENTRED
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    sheet.row_dimensions[_TITLE_ROW].height = 30
    sheet.row_dimensions[_BASICS_ROW].height = 18


def _style(sheet: Worksheet, row: int, columns: Mapping[int, LedgerColumn], entry: Entry) -> None:
    for number, column in columns.items():
        cell = sheet.cell(row, number)
        cell.font, cell.border = look.BODY, look.GRID
        cell.alignment = look.CENTRED if column.is_short else look.WRAPPED
        if column.title == words.OUTCOME:
            cell.fill = look.GROUP_FILLS[entry.view.group]
    lines = (lines_needed(str(each.value(entry)), each.width, look.BODY_SIZE) for each in columns.values())
    sheet.row_dimensions[row].height = look.row_points(max(lines))


def _lay_out(sheet: Worksheet, findings: int, columns: int) -> None:
    last = get_column_letter(columns)
    sheet.freeze_panes = f"B{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{last}{_HEADER_ROW + findings}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    look.print_on_a4(sheet, "landscape")


def _fill(sheet: Worksheet, first: int, columns: Mapping[int, LedgerColumn], rows: Sequence[Entry]) -> None:
    for row, entry in enumerate(rows, start=first):
        for number, column in columns.items():
            _put(sheet.cell(row, number), column, entry)
    for number, column in columns.items():
        if column.choices and rows:
            _offer(sheet, f"{get_column_letter(number)}{first}", len(rows), column)


def _put(cell: Cell | MergedCell, column: LedgerColumn, entry: Entry) -> None:
    value = column.value(entry)
    if isinstance(value, int) and isinstance(cell, Cell):
        cell.value = value
    else:
        put_text(cell, str(value))
    if column.is_date and cell.number_format == "General":
        cell.number_format = _DATE_FORMAT


def _offer(sheet: Worksheet, first: str, rows: int, column: LedgerColumn) -> None:
    # A form may have a list of its own, and Excel allows one a cell.
    if any(first in each.sqref for each in sheet.data_validations.dataValidation):
        return
    validation = choice(column.choices, column.title, f"可选：{'、'.join(column.choices)}")
    start = sheet[first]
    validation.add(f"{first}:{start.column_letter}{start.row + rows - 1}")
    sheet.add_data_validation(validation)
