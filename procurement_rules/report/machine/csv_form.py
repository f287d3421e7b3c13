"""CSV for spreadsheets: UTF-8 with a byte order mark, and no cell that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.report.machine.rows import FlatRow, flat_rows
from procurement_rules.report.printable import visible

# The last four are the wide forms of the first four: some spreadsheets take them for the same.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Without it Excel takes the file for one in the machine's own encoding.
_MARK = "\ufeff"
# Longer sums are no sums of money, and writing them out would fill pages.
_MOST_DIGITS = 15


def csv_report(screening: Screening, labels: Labels) -> bytes:
    """Return one row a finding; a text that begins like a formula has an apostrophe before it."""
    buffer = io.StringIO(newline="")
    buffer.write(_MARK)
    writer = csv.writer(buffer)
    writer.writerow(FlatRow._fields)
    for row in flat_rows(screening, labels):
        writer.writerow([_cell(value) for value in row])
    return buffer.getvalue().encode("utf-8")


def _cell(value: Any) -> Any:
    if isinstance(value, Decimal) and value.adjusted() < _MOST_DIGITS:
        return f"{value:f}"
    if not isinstance(value, str):
        return value
    return f"'{visible(value)}" if value.startswith(_FORMULA_STARTS) else visible(value)
