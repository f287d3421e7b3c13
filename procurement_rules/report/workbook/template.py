"""A user's own form: where its header row is, and room below it in the style of its first row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.errors import InputError, Place
from procurement_rules.report.workbook.cell import copy_style
from procurement_rules.report.workbook.package import FAULTS, opened
from procurement_rules.report.workbook.words import ALIASES

_SEARCHED_ROWS = 30
# One name may stand in a title; two are a header.
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Template:
    """A form with the columns that it names: title → column number."""

    workbook: Workbook
    sheet: Worksheet
    header_row: int
    columns: Mapping[str, int]

    @classmethod
    def read(cls, path: Path, titles: Collection[str]) -> Template:
        """Read a form and find the row that names most of `titles`, or their aliases. Raises InputError."""
        workbook = _opened(path)
        found = max(
            (cls(workbook, sheet, row, _named(sheet, row, titles)) for sheet, row in _rows(workbook)),
            key=lambda form: len(form.columns),
            default=None,
        )
        if found is None or len(found.columns) < _FEWEST_COLUMNS:
            raise InputError(
                "模板里没有找到表头",
                where=Place(path.name),
                expected=f"一行列名，至少有其中两个：{'、'.join(titles)}",
                remedy="在模板中写上列名",
            )
        return found

    def make_room(self, rows: int) -> int:
        """Return the first row to fill; what stands below moves down, and every row looks like the first."""
        first = self._first_row()
        below = [row for row, _ in _filled(self.sheet) if row >= first]
        if below and min(below) < first + rows:
            self._move_down(min(below), first + rows - min(below))
        for row in range(first + 1, first + rows):
            self._copy_style(first, row)
        return first

    def _first_row(self) -> int:
        joined = [
            each.max_row
            for each in self.sheet.merged_cells.ranges
            if each.min_row <= self.header_row <= each.max_row
        ]
        return int(max(self.header_row, *joined, 0)) + 1

    def _move_down(self, top: int, by: int) -> None:
        sheet = self.sheet
        merged = [each for each in sheet.merged_cells.ranges if each.min_row >= top]
        for each in merged:
            sheet.unmerge_cells(each.coord)
        last = get_column_letter(sheet.max_column)
        bottom = sheet.max_row
        sheet.move_range(f"A{top}:{last}{bottom}", rows=by, translate=True)
        for each in merged:
            each.shift(row_shift=by)
            sheet.merge_cells(each.coord)
        for row in range(bottom, top - 1, -1):
            sheet.row_dimensions[row + by].height = sheet.row_dimensions[row].height

    def _copy_style(self, source: int, row: int) -> None:
        for column in range(1, self.sheet.max_column + 1):
            copy_style(self.sheet.cell(source, column), self.sheet.cell(row, column))
        self.sheet.row_dimensions[row].height = self.sheet.row_dimensions[source].height
        for joined in self._merged_in(source):
            self.sheet.merge_cells(
                start_row=row, end_row=row, start_column=joined.min_col, end_column=joined.max_col
            )

    def _merged_in(self, row: int) -> list[CellRange]:
        return [each for each in self.sheet.merged_cells.ranges if each.min_row == each.max_row == row]


def _opened(path: Path) -> Workbook:
    fault = InputError(
        "模板读不出来",
        where=Place(path.name),
        expected="没有密码的 .xlsx",
        remedy="用 Excel 或 WPS 打开后另存为 .xlsx",
    )
    if path.suffix.lower() != ".xlsx":
        raise fault
    try:
        return opened(path.read_bytes())
    except FAULTS as error:
        raise fault from error


def _rows(workbook: Workbook) -> list[tuple[Worksheet, int]]:
    return [
        (sheet, row)
        for sheet in workbook.worksheets
        for row in range(1, min(sheet.max_row, _SEARCHED_ROWS) + 1)
    ]


def _named(sheet: Worksheet, row: int, titles: Collection[str]) -> dict[str, int]:
    headed: dict[str, int] = {}
    for column, cell in enumerate(next(sheet.iter_rows(row, row)), start=1):
        # Forms spread a title over lines, or space it out.
        headed.setdefault("".join(str(cell.value or "").split()), column)
    calls = {title: (title, *ALIASES.get(title, ())) for title in titles}
    return {
        title: next(headed[name] for name in names if name in headed)
        for title, names in calls.items()
        if not headed.keys().isdisjoint(names)
    }


def _filled(sheet: Worksheet) -> list[tuple[int, int]]:
    return [place for place, cell in sheet._cells.items() if cell.value is not None]
