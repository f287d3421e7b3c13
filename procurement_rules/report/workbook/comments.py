"""Comments at the very cells that findings are about; what was there before stays, and ours follows."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.worksheet.worksheet import Worksheet

from procurement_rules.report.workbook import look
from procurement_rules.report.workbook.cell import lines_needed, safe_text
from procurement_rules.report.workbook.review import Review, ReviewedFinding
from procurement_rules.report.workbook.words import AUTHOR, COMMENT_HEAD

_WIDTH_PIXELS = 340
_LINE_PIXELS = 18
_MOST_PIXELS = 600
_DIGITS_A_LINE = 44
_APART = "\n\n"


def comment_on(sheet: Worksheet, review: Review) -> None:
    """Write into the sheet what was found in which cell of the item."""
    remarks: dict[str, list[str]] = {}
    for finding in review.findings:
        for address, quotes in _quotes(sheet, review, finding).items():
            remarks.setdefault(address, []).append(finding.comment(quotes))
    for address, text in review.problems:
        remarks.setdefault(address, []).append(text)
    for address, texts in remarks.items():
        cell = _cell(sheet, address)
        if cell is not None:
            _append(cell, _APART.join(texts))


def _quotes(sheet: Worksheet, review: Review, finding: ReviewedFinding) -> dict[str, list[str]]:
    """Return the addresses at which the finding's evidence stands, with the words or the value quoted.

    Nothing is quoted at those to be filled in, nor, where the table has none of all these, at the field that the
    finding is about.
    """
    quotes: dict[str, list[str]] = {}
    for evidence in finding.evidence:
        # A description may come from several cells.
        addresses = review.cells.get(evidence.field, ())
        if not addresses:
            continue
        holding = (one for one in addresses if evidence.text in _shown(sheet, one))
        quotes.setdefault(next(holding, addresses[0]), []).append(evidence.text)
    for field, value in finding.values.items():
        for address in review.cells.get(field, ())[:1]:
            quotes.setdefault(address, [value])
    for field in finding.missing:
        for address in review.cells.get(field, ())[:1]:
            quotes.setdefault(address, [])
    return quotes or {address: [] for address in review.cells.get(finding.field, ())[:1]}


def _shown(sheet: Worksheet, address: str) -> str:
    cell = _cell(sheet, address)
    return "" if cell is None or cell.value is None else str(cell.value)


def _cell(sheet: Worksheet, address: str) -> Cell | None:
    """Return the cell there, or the one that it is merged into; None where `address` is none."""
    try:
        cell = sheet[address]
    except (CellCoordinatesException, ValueError):
        return None
    if isinstance(cell, MergedCell):
        return next(_anchors(sheet, cell), None)
    return cell if isinstance(cell, Cell) else None


def _anchors(sheet: Worksheet, cell: MergedCell) -> Iterator[Cell]:
    for joined in sheet.merged_cells.ranges:
        if cell.coordinate in joined:
            anchor = sheet.cell(joined.min_row, joined.min_col)
            if isinstance(anchor, Cell):
                yield anchor


def _append(cell: Cell, text: str) -> None:
    before = cell.comment
    # The box bears the name of whoever wrote in it first.
    ours = f"{COMMENT_HEAD}\n{text}" if before and before.author != AUTHOR else text
    whole = safe_text(before.text + _APART + ours if before else text)
    lines = lines_needed(whole, _DIGITS_A_LINE, look.BODY_SIZE)
    height = min(_MOST_PIXELS, (lines + 1) * _LINE_PIXELS)
    width = _WIDTH_PIXELS
    if before:
        height, width = max(height, round(before.height)), max(width, round(before.width))
    cell.comment = Comment(whole, before.author if before else AUTHOR, height, width)
