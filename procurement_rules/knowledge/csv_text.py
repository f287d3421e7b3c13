"""Tables that officers open in a spreadsheet: written so that no cell is calculated, and read back as they were."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# Without it Excel takes the file for one in the machine's own encoding.
MARK = "\ufeff"
_APOSTROPHE = "'"
# The last four are the wide forms of the first four: some spreadsheets take them for the same.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as CSV, one line each, with an apostrophe before what begins like a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([_guarded(" ".join(cell.split())) for cell in row] for row in rows)
    return text.getvalue()


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that `csv_lines` put before it."""
    return cell[1:] if cell.startswith(_APOSTROPHE) and _like_a_formula(cell) else cell


def _guarded(cell: str) -> str:
    return f"{_APOSTROPHE}{cell}" if _like_a_formula(cell) else cell


def _like_a_formula(cell: str) -> bool:
    return cell.lstrip(_APOSTROPHE).startswith(_FORMULA_STARTS)
