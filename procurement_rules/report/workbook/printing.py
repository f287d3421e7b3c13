"""How an annotated sheet prints: as its department set it up, or, where nobody did, as wide as the paper."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.report.workbook import look

# On A4 their columns and ours together would be too small to read.
_A3 = 8
_SET_UP = ("orientation", "paperSize", "scale", "fitToWidth", "fitToHeight")


def print_wide(sheet: Worksheet, header: tuple[int, int] | None) -> None:
    """Fit a sheet without a print setup to the width of the paper, the rows of its only header on every page."""
    if _is_set_up(sheet):
        return
    look.print_on_a4(sheet, "landscape")
    sheet.page_setup.paperSize = _A3
    if header is not None:
        sheet.print_title_rows = f"{header[0]}:{header[1]}"


def _is_set_up(sheet: Worksheet) -> bool:
    fits = sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
    return bool(
        fits
        or any(getattr(sheet.page_setup, name) is not None for name in _SET_UP)
        or sheet.print_area
        or sheet.print_title_rows
        or sheet.print_title_cols
        or sheet.row_breaks.brk
        or sheet.col_breaks.brk
        or sheet.HeaderFooter
    )
