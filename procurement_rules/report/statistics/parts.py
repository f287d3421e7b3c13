"""Rows 其中 and the rows that hold their amounts, where the form counts only one of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from procurement_rules.report.amounts import Row, added, row_of, rows_of, whole_of
from procurement_rules.report.statistics import words
from procurement_rules.report.statistics.counted import Counted
from procurement_rules.report.words import ten_thousands


def settled(items: Sequence[Counted]) -> tuple[Counted, ...]:
    """Give every item the amount that it adds, so that what is counted and what is not come to all rows together."""
    every = rows_of(each.verdict for each in items)
    counted = rows_of(each.verdict for each in items if not each.excluded)
    alone = _counted_alone(items, every - counted)
    return tuple(
        _whole(each, alone) if whole_of(each.verdict.item) is None else _part(each, every, counted)
        for each in items
    )


def _counted_alone(items: Iterable[Counted], excluded: frozenset[Row]) -> Mapping[Row | None, Decimal]:
    """Return by the row of a whole that is not counted what of it is counted in its parts."""
    sums: dict[Row | None, Decimal] = defaultdict(Decimal)
    for each in items:
        whole = whole_of(each.verdict.item)
        if whole in excluded and not each.excluded:
            sums[whole] += each.verdict.item.budget or 0
    return sums


def _whole(each: Counted, alone: Mapping[Row | None, Decimal]) -> Counted:
    parts = alone.get(row_of(each.verdict.item), Decimal(0))
    if not parts or each.amount is None:
        return each
    told = words.PARTS_COUNTED.format(amount=ten_thousands(parts))
    # Parts may be said to come to more than their whole.
    return replace(_told(each, told), amount=max(each.amount - parts, Decimal(0)))


def _part(each: Counted, every: frozenset[Row], counted: frozenset[Row]) -> Counted:
    amount = added(each.verdict.item, every if each.excluded else counted)
    whole = whole_of(each.verdict.item)
    if whole not in every or each.excluded == (whole not in counted):
        return replace(each, amount=amount)
    told = words.PART_IN_COUNTED if each.excluded else words.PART_ALONE
    return replace(_told(each, told.format(row=whole[2])), amount=amount)


def _told(each: Counted, told: str) -> Counted:
    return replace(each, reason="；".join(filter(None, (each.reason, told))))
