"""A workbook of any kind → one grid a sheet, values only."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from procurement_rules.errors import InputError, Place
from procurement_rules.model.clean import clean
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import MergedGrid, gaps
from procurement_rules.read.files.archive import open_archive
from procurement_rules.read.files.compound import compound_stream
from procurement_rules.read.files.kind import Kind
from procurement_rules.read.files.quiet import without_standard_error
from procurement_rules.read.formats.far_cells import far_cells, without_cells
from procurement_rules.read.formats.ods_survey import survey_ods
from procurement_rules.read.formats.sheet_survey import survey_sheets
from procurement_rules.read.formats.survey import SheetSurvey
from procurement_rules.read.formats.xls_survey import survey_xls
from procurement_rules.read.formats.xlsb_survey import survey_xlsb
from procurement_rules.read.words import FAR_CELLS, ONLY_PICTURES

CalamineCell = int | float | str | bool | time | date | datetime | timedelta
# By name where the kind says which part is which sheet, or else in the order of the workbook.
Surveys = Mapping[str, SheetSurvey] | list[SheetSurvey]
_FAULTS = (CalamineError, ValueError, OverflowError, OSError)


def read_workbook(data: bytes, file: str, kind: Kind) -> Iterator[Grid]:
    """Yield the sheets in the order of the workbook."""
    far: Mapping[str, list[str]] = {}
    surveys: Surveys
    if kind is Kind.XLSX:
        data, surveys, far = _near(data, file)
    else:
        surveys = _surveys(data, file, kind)
    with _told_as_input_error(Place(file)):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = list(workbook.sheets_metadata)
    for index, sheet in enumerate(sheets):
        if sheet.typ == SheetTypeEnum.WorkSheet:
            grid = _grid(workbook, sheet, _of(surveys, index, sheet.name), file)
            drawn = _only_drawn(grid, _of(surveys, index, sheet.name))
            yield replace(grid, notes=(*_far_notes(far.get(sheet.name, ())), *drawn))


def _near(data: bytes, file: str) -> tuple[bytes, Mapping[str, SheetSurvey], Mapping[str, list[str]]]:
    """Return an .xlsx workbook and its surveys without the cells far off a table that keep it from being laid out."""
    far: Mapping[str, list[str]] = {}
    with open_archive(data, file) as archive:
        surveys = survey_sheets(archive, file)
        wide = [name for name, survey in surveys.items() if not survey.is_modest]
        if wide and (far := far_cells(archive, wide, file)):
            data = without_cells(archive, far, file)
    if far:
        with open_archive(data, file) as archive:
            surveys = survey_sheets(archive, file)
    for survey in surveys.values():
        survey.require_modest_area()
    return data, surveys, far


def _far_notes(addresses: Sequence[str]) -> tuple[str, ...]:
    return (FAR_CELLS.format(cells="、".join(addresses)),) if addresses else ()


def _only_drawn(grid: Grid, survey: SheetSurvey | None) -> tuple[str, ...]:
    is_drawn = survey is not None and survey.drawn_on and not grid.rows
    return (ONLY_PICTURES.format(sheet=clean(grid.sheet)),) if is_drawn else ()


def _surveys(data: bytes, file: str, kind: Kind) -> Surveys:
    if kind is Kind.XLS:
        return survey_xls(compound_stream(data, ("Workbook", "Book"), file), file)
    with open_archive(data, file) as archive:
        return survey_ods(archive, file) if kind is Kind.ODS else survey_xlsb(archive, file)


def _of(surveys: Surveys, index: int, name: str) -> SheetSurvey | None:
    if isinstance(surveys, list):
        return surveys[index] if index < len(surveys) else None
    return surveys.get(name)


def _grid(workbook: CalamineWorkbook, sheet: SheetMetadata, survey: SheetSurvey | None, file: str) -> Grid:
    where = Place(file, sheet=sheet.name)
    # A sheet that could not be surveyed is not safe to lay out.
    if survey is None:
        raise InputError("工作簿中缺少这张工作表的部件", where=where, remedy="用 Excel 打开后另存一次")
    with _told_as_input_error(where):
        rows = _rows(workbook.get_sheet_by_name(sheet.name))
    for (row, column), text in survey.texts.items():
        _put(rows.setdefault(row, []), column, text)
    laid_out = tuple((row, tuple(rows[row])) for row in sorted(rows))
    return MergedGrid(
        file=file,
        sheet=sheet.name,
        rows=laid_out,
        blanks=gaps(laid_out),
        titles=survey.print_header,
        merged=survey.merged,
        hidden=sheet.visible != SheetVisibleEnum.Visible,
        hidden_rows=frozenset(survey.hidden_rows & rows.keys()),
        hidden_columns=survey.hidden_columns,
    )


@contextmanager
def _told_as_input_error(where: Place) -> Iterator[None]:
    try:
        with without_standard_error():
            yield
    except BaseException as error:
        # A panic inside the library arrives as a BaseException of a module that cannot be imported.
        if not isinstance(error, _FAULTS) and type(error).__module__ != "pyo3_runtime":
            raise
        raise InputError(
            "工作簿读不出来，可能已损坏",
            where=where,
            expected="Excel 能正常打开的工作簿",
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
