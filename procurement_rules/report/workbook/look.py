"""How our own cells look: one fill a group, each beside its word, so that nobody depends on colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.report.groups import Group

FONT = "宋体"
BODY_SIZE = 10.0
# What a cell is written in whose font names no size.
USUAL_SIZE = 11.0
_LINE = 1.45
_ROOM = 4.0
# Excel allows no higher row.
MOST_POINTS = 409.0

_SIDE = Side(style="thin", color="FF999999")
GRID = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
TITLE = Font(name=FONT, size=16, bold=True)
HEADING = Font(name=FONT, size=12, bold=True)
HEADER = Font(name=FONT, size=BODY_SIZE, bold=True)
BODY = Font(name=FONT, size=BODY_SIZE)
WRAPPED = Alignment(wrap_text=True, vertical="center")
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=f"FF{colour}", end_color=f"FF{colour}")


# Light enough for black text on each, and for a black-and-white printer.
GROUP_FILLS: Mapping[Group, PatternFill] = {
    Group.VIOLATION: _fill("F8CBCB"),
    Group.DOUBT: _fill("FCE0C4"),
    Group.MISSING: _fill("FFF6C8"),
    Group.COMPLIANT: _fill("DDEFD9"),
    Group.NOT_APPLICABLE: _fill("E7E6E6"),
}
UNSCREENED_FILL = _fill("E7E6E6")
HEADER_FILL = _fill("DCE6F1")


def row_points(lines: int, font_size: float = BODY_SIZE) -> float:
    """Return the height in points of a row of that many lines."""
    return min(MOST_POINTS, lines * font_size * _LINE + _ROOM)


def print_on_a4(sheet: Worksheet, orientation: Literal["landscape", "portrait"]) -> None:
    """Print the sheet as wide as the paper, on as many numbered pages as it takes."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.page_margins.footer = 0.3
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="第 &P 页，共 &N 页"))
