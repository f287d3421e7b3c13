"""The department's print areas: kept, and widened where they reach to the review columns."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.print_settings import PrintArea
from openpyxl.worksheet.worksheet import Worksheet

_TITLE = r"(?:'(?:[^']|'')*'|[^'!,()]+)!"
_CELLS = r"\$?[A-Z]{1,3}(?:\$?\d{1,7})?(?::\$?[A-Z]{1,3}(?:\$?\d{1,7})?)?|\$?\d{1,7}:\$?\d{1,7}"
_PART = re.compile(rf"{_TITLE}({_CELLS})(?:,|$)")
_AREA = re.compile(rf"(?:{_TITLE}(?:{_CELLS})(?:,|$))+")
_MAX_COLUMN, _MAX_ROW = 16_384, 1_048_576


def keep_whole_areas(workbook: Workbook, data: bytes) -> None:
    """Give the sheets their print areas of whole columns or rows, which the library does not read."""
    reader = ExcelReader(io.BytesIO(data))
    reader.read_manifest()
    reader.read_workbook()
    sheets = [workbook[title] for title in workbook.sheetnames]
    # The stubs do not know it.
    for index, names in reader.parser.defined_names.by_sheet().items():  # type: ignore[attr-defined]
        area = names.get("_xlnm.Print_Area")
        sheet = sheets[index] if isinstance(index, int) and index < len(sheets) else None
        if area is None or not isinstance(sheet, Worksheet) or sheet.print_area:
            continue
        if _AREA.fullmatch(area.value or ""):
            sheet.print_area = [_bounded(cells) for cells in _PART.findall(area.value)]


def widen_print_area(sheet: Worksheet, first: int, last: int) -> None:
    """Take the columns from `first` to `last` into the areas that reach up to them."""
    ranges = PrintArea.from_string(sheet.print_area).ranges
    for area in ranges:
        if first - 1 <= area.max_col < last:
            area.expand(right=last - area.max_col)
    if ranges:
        sheet.print_area = [area.coord for area in ranges]


def leaves_out(sheet: Worksheet, column: int) -> bool:
    """Tell whether the department's own print area does not reach a column."""
    areas = PrintArea.from_string(sheet.print_area).ranges
    return bool(areas) and all(area.max_col < column for area in areas)


def _bounded(cells: str) -> str:
    left, top, right, bottom = range_boundaries(cells)
    return f"{get_column_letter(left or 1)}{top or 1}:{get_column_letter(right or _MAX_COLUMN)}{bottom or _MAX_ROW}"
