"""Rows of totals: what they state, against the sum of the amounts that they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from procurement_rules.model.clean import clean
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import DeclaredTotal
from procurement_rules.read.columns import Column

# Totals are rounded to two places of the unit that the column is in.
_ROUNDING = Decimal("0.005")
_PARTIAL = ("小计", "本页")


@dataclass(frozen=True, slots=True)
class _Stated:
    row: int
    label: str
    amount: Decimal
    # How many amounts stand above it.
    place: int


@dataclass(slots=True)
class Totals:
    """Collects the amounts of a table and the totals among them, in the order in which they lie."""

    column: Column | None
    # The sum of the tables above on the same sheet: the last total may take them in.
    earlier: Decimal = Decimal(0)
    _amounts: list[Decimal] = field(default_factory=list)
    _stated: list[_Stated] = field(default_factory=list)

    @property
    def sum(self) -> Decimal:
        """The sum of all amounts so far, those of the tables above too."""
        return self.earlier + _sum_of(self._amounts)

    def item(self, item: ServiceItem) -> None:
        """Count an item in."""
        self._amounts.append(item.budget or Decimal(0))

    def total(self, row: int, label: str, amount: Decimal) -> None:
        """Keep a total that the table states."""
        self._stated.append(_Stated(row, label, amount, len(self._amounts)))

    def checked(self) -> tuple[DeclaredTotal, ...]:
        """Return every total beside the sum that it agrees with, or else the one that it most likely means."""
        return tuple(self._checked(index, stated) for index, stated in enumerate(self._stated))

    def _checked(self, index: int, stated: _Stated) -> DeclaredTotal:
        sums = self._sums(index, stated)
        agreeing = next((total for total in sums if self._agree(total, stated.amount)), None)
        return DeclaredTotal(
            row=stated.row,
            label=clean(stated.label),
            declared=stated.amount,
            summed=sums[0] if agreeing is None else agreeing,
            agrees=agreeing is not None,
        )

    def _sums(self, index: int, stated: _Stated) -> Sequence[Decimal]:
        """Return what a total may cover, likeliest first: it may stand above its rows too."""
        before = self._stated[index - 1].place if index else 0
        after = self._stated[index + 1].place if index + 1 < len(self._stated) else len(self._amounts)
        above, below = (
            _sum_of(self._amounts[before : stated.place]),
            _sum_of(self._amounts[stated.place : after]),
        )
        everything = _sum_of(self._amounts)
        if any(word in stated.label for word in _PARTIAL):
            return (above, below) if stated.place > before else (below, above)
        return everything, _sum_of(self._amounts[: stated.place]), above, below, self.sum

    def _agree(self, summed: Decimal, stated: Decimal) -> bool:
        multiplier = self.column.multiplier if self.column else 1
        return abs(summed - stated) <= _ROUNDING * multiplier


def _sum_of(amounts: Sequence[Decimal]) -> Decimal:
    """Return the exact sum, 0 of none."""
    return sum(amounts, Decimal(0))
