"""What an item adds to a sum: a row 其中 nothing where the row that holds its amount is in the sum too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import DeclaredTotal, TableReading
from procurement_rules.model.verdict import Verdict

# File, sheet and row.
Row = tuple[str, str | None, int | None]


def row_of(item: ServiceItem) -> Row | None:
    """Return the row that an item stands in."""
    source = item.source
    return None if source is None else (source.file, source.sheet, source.row)


def whole_of(item: ServiceItem) -> Row | None:
    """Return the row in whose amount that of a row 其中 is held; None for any other item."""
    source = item.source
    if source is None or source.part_of_row is None:
        return None
    return source.file, source.sheet, source.part_of_row


def rows_of(verdicts: Iterable[Verdict]) -> frozenset[Row]:
    """Return the rows that the items stand in."""
    return frozenset(row for verdict in verdicts if (row := row_of(verdict.item)) is not None)


def added(item: ServiceItem, rows: Collection[Row]) -> Decimal | None:
    """Return in yuan what an item adds to the sum of those that stand in `rows`; None where it gives no budget."""
    held = whole_of(item) in rows
    return Decimal(0) if held and item.budget is not None else item.budget


def amounts(verdicts: Sequence[Verdict]) -> list[Decimal | None]:
    """Return in yuan what each item adds to the sum of them all."""
    rows = rows_of(verdicts)
    return [added(verdict.item, rows) for verdict in verdicts]


def has_parts_twice(total: DeclaredTotal, table: TableReading, items: Iterable[ServiceItem]) -> bool:
    """Tell whether a total is too high by exactly what the rows 其中 above it come to: they were added to it again."""
    parts = sum(
        item.budget or Decimal(0)
        for item in items
        if (whole := whole_of(item)) is not None
        and whole[:2] == (table.file, table.sheet)
        and (whole[2] or 0) < total.row
    )
    return parts > 0 and total.declared - total.summed == parts
