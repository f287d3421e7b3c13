"""An amount that stands twice in a row, in two units, and differs: 预算金额（元） beside 预算金额（万元）."""

from __future__ import annotations

from decimal import Decimal

from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.columns import Column
from procurement_rules.read.values.amount import read_amount
from procurement_rules.read.values.understood import NotUnderstood

# Of amounts that were rounded for 万元: half of the second place.
_ROUNDING = Decimal(50)


def disputed(column: Column, double: Column, row: Row) -> NotUnderstood | None:
    """Return that the second column of an amount says another one, None where it agrees or cannot be read."""
    cells = column.cell(row[1]), double.cell(row[1])
    if any(map(is_blank, cells)) or column.known != double.known:
        return None
    amount, other = read_amount(cells[0], column.multiplier), read_amount(cells[1], double.multiplier)
    if not isinstance(amount, Decimal) or not isinstance(other, Decimal) or abs(amount - other) <= _ROUNDING:
        return None
    place = f"{column_letters(double.index)}{row[0]}"
    return NotUnderstood(f"与 {place} 的金额不一致（{amount:,f} 元、{other:,f} 元），请改正")
