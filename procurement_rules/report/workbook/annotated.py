"""The submitted workbooks, annotated: the department's own sheets, with what was found beside every row.

The library that rewrites a workbook (openpyxl) keeps cells, formulas, formats, widths, merged cells, hidden rows,
filters, validations, protection, pivot tables, macros (.xlsm) and external links. It drops shapes and text boxes,
pictures (unless Pillow is installed), embedded objects, controls (except in .xlsm), sparklines, slicers, data
connections, signatures, and redraws charts; saved results of formulas are dropped, and Excel computes them anew when
the file is opened. `losses` says in each summary sheet what of these the file had.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.errors import InputError, Place, system_fault
from procurement_rules.model.clean import clean
from procurement_rules.model.file_name import tail_names
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.source import Grid, RejectedRow
from procurement_rules.report.file_names import FileNames
from procurement_rules.report.unscreened import holds_item
from procurement_rules.report.workbook import words
from procurement_rules.report.workbook.annotated_name import (
    WITH_MACROS,
    WORKBOOK,
    annotated_name,
    safe_name,
)
from procurement_rules.report.workbook.blanks import Blanks, without_blanks
from procurement_rules.report.workbook.columns import COLUMNS, ReviewColumns
from procurement_rules.report.workbook.comments import comment_on
from procurement_rules.report.workbook.extent import take_in
from procurement_rules.report.workbook.losses import losses
from procurement_rules.report.workbook.package import FAULTS, opened, own_suffix, saved
from procurement_rules.report.workbook.print_areas import leaves_out, widen_print_area
from procurement_rules.report.workbook.printing import print_wide
from procurement_rules.report.workbook.rebuilt import Sheets, rebuilt
from procurement_rules.report.workbook.review import Review, reviews
from procurement_rules.report.workbook.sheet_xml import fixed_rows
from procurement_rules.report.workbook.summary import add_summary

# What holds records without rows and columns, where it is what it is called: there is no table to write beside.
_RECORDS = frozenset({".json", ".jsonl"})

ReadGrids = Callable[[Path], Iterable[Grid]]


class AnnotatedFile(NamedTuple):
    """A file to be written: its name, its bytes, and in Chinese what of the submitted file it does not keep."""

    name: str
    content: bytes
    warnings: tuple[str, ...]


class _Opened(NamedTuple):
    """A workbook to annotate: its sheets by their names, what was taken out of them, and what it does not keep.

    `fixed` are the rows of each sheet whose height somebody set.
    """

    workbook: Workbook
    sheets: Sheets
    blanks: Mapping[str, Blanks]
    fixed: Mapping[str | None, frozenset[int]]
    lost: tuple[str, ...]


def annotate(
    screening: Screening, labels: Labels, paths: Sequence[Path], read_grids: ReadGrids
) -> Iterator[AnnotatedFile]:
    """Yield each screened file of `paths` annotated; files of JSON records are passed over.

    `read_grids` gives the tables of a file that cannot be rewritten, such as .csv or .xls: they are laid out anew.
    Raises InputError for files that are not the ones that were screened or have no room, after all others.
    """
    every, names = reviews(screening, labels), FileNames()
    faults: list[InputError] = []
    for path in paths:
        if not _holds_records(path, screening):
            try:
                yield _named(_annotated(path, screening, labels, every, read_grids), names)
            except InputError as fault:
                faults.append(fault)
    if faults:
        raise _together(faults)


def _holds_records(path: Path, screening: Screening) -> bool:
    """Tell whether the file was read as records, whatever it is called: in no row below a header, on no sheet."""
    name = _screened_name(path, screening.files)
    if any(table.file == name and (table.header_row or table.sheet) for table in screening.tables):
        return False
    items = (verdict.item.source for verdict in screening.verdicts)
    return path.suffix.lower() in _RECORDS or any(source and source.file == name for source in items)


def _named(file: AnnotatedFile, names: FileNames) -> AnnotatedFile:
    """Give the file a name that no other has and every system takes, and say so where that is not its own."""
    name = safe_name(file.name, names)
    if name == file.name:
        return file
    return file._replace(name=name, warnings=(*file.warnings, words.RENAMED))


def _annotated(
    path: Path, screening: Screening, labels: Labels, every: Sequence[Review], read_grids: ReadGrids
) -> AnnotatedFile:
    name = _screened_name(path, screening.files)
    digests = dict(zip(screening.files, screening.input_digests, strict=False))
    data = _read(path, name, digests.get(name))
    opening = _opened(path, data, name, screening, read_grids)
    unprinted = _annotate_sheets(opening, screening, name, every)
    add_summary(opening.workbook, screening, labels, name, lost=opening.lost, unprinted=unprinted)
    suffix = WORKBOOK if opening.workbook.vba_archive is None else WITH_MACROS
    return AnnotatedFile(annotated_name(name, suffix), _content(opening, name), opening.lost)


def _together(faults: Sequence[InputError]) -> InputError:
    first, *others = faults
    if not others:
        return first
    return InputError(f"{len(faults)} 个文件没有批注：{'。'.join(map(str, faults))}")


def _screened_name(path: Path, files: Sequence[str]) -> str:
    """Return the name of a file in the screening, its own where it was not screened."""
    own, *longer = tail_names(path)
    return next((name for name in reversed(longer) if name in files), own)


def _read(path: Path, name: str, digest: str | None) -> bytes:
    where = Place(name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"文件读不出来（{system_fault(error)}）", where=where, remedy="核对路径") from error
    if digest is not None and hashlib.sha256(data).hexdigest() != digest:
        raise InputError(
            "文件在审查以后有改动，批注会对不上", where=where, expected="审查过的原文件", remedy="重新审查"
        )
    return data


def _opened(path: Path, data: bytes, name: str, screening: Screening, read_grids: ReadGrids) -> _Opened:
    # What it is, and not what it is called: .xlsx under another name is no less the department's own.
    suffix = own_suffix(data)
    if suffix is not None:
        try:
            return _rewritable(data, macros=suffix == ".xlsm")
        except FAULTS:
            lost = words.NOT_OPENED
    else:
        lost = words.REBUILT
    tables = [table for table in screening.tables if table.file == name]
    workbook, sheets = rebuilt(read_grids(path), tables, path.stem)
    return _Opened(workbook, sheets, {}, {}, (lost,))


def _rewritable(data: bytes, *, macros: bool) -> _Opened:
    slim, blanks = without_blanks(data)
    workbook = opened(slim, macros=macros)
    sheets: Sheets = {str(clean(sheet.title)): sheet for sheet in workbook.worksheets}
    fixed = dict(zip(sheets, fixed_rows(slim), strict=False))
    return _Opened(workbook, sheets, blanks, fixed, losses(slim, workbook))


def _content(opening: _Opened, file: str) -> bytes:
    try:
        return saved(opening.workbook, opening.blanks)
    except FAULTS as error:
        raise InputError(
            "工作簿加上批注后存不回去", where=Place(file), remedy="用 Excel 打开后另存为新的 .xlsx，再审查"
        ) from error


def _annotate_sheets(opening: _Opened, screening: Screening, file: str, every: Iterable[Review]) -> list[str]:
    """Annotate the sheets that have a header; return those whose own print area leaves out what is written."""
    judged: dict[str | None, list[Review]] = defaultdict(list)
    for review in every:
        if review.source.file == file:
            judged[review.source.sheet].append(review)
    rejected: dict[str | None, list[RejectedRow]] = defaultdict(list)
    for row in screening.rejected:
        if row.source.file == file and holds_item(row):
            rejected[row.source.sheet].append(row)
    unprinted: list[str] = []
    for title, sheet in opening.sheets.items():
        tables = [each for each in screening.tables if (each.file, each.sheet) == (file, title)]
        # A sheet without a header, such as a cover, is told of in the summary only.
        if any(table.header_row is not None for table in tables):
            columns = ReviewColumns(sheet, tables, opening.fixed.get(title, frozenset()))
            _annotate_sheet(sheet, columns, judged[title], rejected[title], file)
            if leaves_out(sheet, columns.first):
                unprinted.append(sheet.title)
    return unprinted


def _annotate_sheet(
    sheet: Worksheet,
    columns: ReviewColumns,
    judged: Sequence[Review],
    rejected: Sequence[RejectedRow],
    file: str,
) -> None:
    if not columns.fit:
        raise InputError(
            "最右边的列已经用到，没有地方写审查意见",
            where=Place(file, sheet=sheet.title),
            remedy="删去右侧多余的内容后再审查",
        )
    beside: dict[int, list[Review]] = defaultdict(list)
    for review in judged:
        if review.source.row is not None:
            beside[review.source.row].append(review)
            comment_on(sheet, review)
    columns.lay_out(beside)
    for number, together in beside.items():
        columns.judged(number, together)
    for row in rejected:
        if row.source.row is not None and row.source.row not in beside:
            columns.rejected(row.source.row, row)
    take_in(sheet, [column.title for column in COLUMNS], columns.first)
    widen_print_area(sheet, columns.first, columns.last)
    print_wide(sheet, columns.header)
