"""An Excel workbook → one grid a sheet, values only."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from procurement_rules.errors import InputError, Place
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.archive import open_archive
from procurement_rules.read.cell_text import is_blank
from procurement_rules.read.merged import MergedGrid
from procurement_rules.read.sheet_survey import SheetSurvey, survey_sheets

CalamineCell = int | float | str | bool | time | date | datetime | timedelta
_FAULTS = (CalamineError, ValueError, OverflowError, OSError)


def read_workbook(data: bytes, file: str) -> Iterator[Grid]:
    """Yield the sheets in the order of the workbook."""
    with open_archive(data, file) as archive:
        surveys = survey_sheets(archive, file)
    with _told_as_input_error(Place(file)):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    for name in sheets:
        yield _grid(workbook, name, surveys.get(name), file)


def _grid(workbook: CalamineWorkbook, name: str, survey: SheetSurvey | None, file: str) -> Grid:
    where = Place(file, sheet=name)
    # A sheet that could not be surveyed is not safe to lay out.
    if survey is None:
        raise InputError("工作簿中缺少这张工作表的部件", where=where, remedy="用 Excel 打开后另存一次")
    with _told_as_input_error(where):
        rows = _rows(workbook.get_sheet_by_name(name))
    for (row, column), text in survey.texts.items():
        _put(rows.setdefault(row, []), column, text)
    laid_out = tuple((row, tuple(rows[row])) for row in sorted(rows))
    return MergedGrid(file=file, sheet=name, rows=laid_out, merged=survey.merged)


@contextmanager
def _told_as_input_error(where: Place) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        # A panic inside the library arrives as a BaseException of a module that cannot be imported.
        if not isinstance(error, _FAULTS) and type(error).__module__ != "pyo3_runtime":
            raise
        raise InputError(
            f"工作簿读不出来（{error}）",
            where=where,
            expected="Excel 能正常打开的 .xlsx",
            remedy="用 Excel 或 WPS 打开后另存为 .xlsx",
        ) from error


def _rows(sheet: CalamineSheet) -> dict[int, list[Cell]]:
    # Blank rows are dropped as they come: a sheet may have a million of them.
    if sheet.start is None:
        return {}
    # The library yields rows from row 1, but cells only from the first column in use.
    blanks: list[Cell] = [None] * sheet.start[1]
    rows = {}
    for number, values in enumerate(sheet.iter_rows(), start=1):
        cells = [_cell(value) for value in values]
        if not all(map(is_blank, cells)):
            rows[number] = blanks + cells
    return rows


def _cell(value: CalamineCell) -> Cell:
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return None if value == "" else value


def _put(cells: list[Cell], column: int, text: str) -> None:
    cells.extend([None] * (column + 1 - len(cells)))
    cells[column] = text
