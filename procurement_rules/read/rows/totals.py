"""Rows of totals: what they state, against the sum of the amounts that they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from procurement_rules.model.clean import clean
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import DeclaredTotal
from procurement_rules.read.headers.columns import Column

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
    # Whether it stands above its rows, and is of them alone.
    heads: bool = False


@dataclass(frozen=True, slots=True)
class _Sum:
    amount: Decimal
    # The cells that would belong to it, but hold nothing that can be read.
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class Totals:
    """Collects the amounts of a table and the totals among them, in the order in which they lie.

    `columns` make up the amount: one, or its parts.
    """

    columns: tuple[Column, ...]
    # The sum of the tables above on the same sheet: the last total may take them in.
    earlier: Decimal = Decimal(0)
    _amounts: list[_Sum] = field(default_factory=list)
    _stated: list[_Stated] = field(default_factory=list)

    @property
    def sum(self) -> Decimal:
        """The sum of all amounts so far, those of the tables above too."""
        return self.earlier + _sum_of(self._amounts).amount

    def item(self, item: ServiceItem, unread: Sequence[str] = ()) -> None:
        """Count an item in; `unread` are the cells of its amount that could not be read."""
        self._amounts.append(_Sum(item.counted_budget or Decimal(0), tuple(unread)))

    def total(self, row: int, label: str, amount: Decimal, *, heads: bool = False) -> None:
        """Keep a total that the table states; one that `heads` its rows is of them alone."""
        self._stated.append(_Stated(row, label, amount, len(self._amounts), heads))

    def checked(self) -> tuple[DeclaredTotal, ...]:
        """Return every total beside the sum that it agrees with, or else the one that it most likely means."""
        return tuple(self._checked(index, stated) for index, stated in enumerate(self._stated))

    def _checked(self, index: int, stated: _Stated) -> DeclaredTotal:
        sums = self._sums(index, stated)
        agreeing = next((total for total in sums if self._agree(total.amount, stated.amount)), None)
        likeliest = agreeing or sums[0]
        return DeclaredTotal(
            row=stated.row,
            label=clean(stated.label),
            declared=stated.amount,
            summed=likeliest.amount,
            # With an amount that nobody can read, neither an agreement nor a difference means anything.
            agrees=None if likeliest.unread else agreeing is not None,
            unread=likeliest.unread,
        )

    def _sums(self, index: int, stated: _Stated) -> Sequence[_Sum]:
        """Return what a total may cover, likeliest first: it may stand above its rows too."""
        before = self._stated[index - 1].place if index else 0
        after = self._stated[index + 1].place if index + 1 < len(self._stated) else len(self._amounts)
        above, below = (
            _sum_of(self._amounts[before : stated.place]),
            _sum_of(self._amounts[stated.place : after]),
        )
        everything = _sum_of(self._amounts)
        if stated.heads:
            return (below,)
        if any(word in stated.label for word in _PARTIAL):
            return (above, below) if stated.place > before else (below, above)
        whole_sheet = _Sum(self.sum, everything.unread)
        return everything, _sum_of(self._amounts[: stated.place]), above, below, whole_sheet

    def _agree(self, summed: Decimal, stated: Decimal) -> bool:
        multiplier = max((column.multiplier for column in self.columns), default=1)
        return abs(summed - stated) <= _ROUNDING * multiplier


def _sum_of(amounts: Sequence[_Sum]) -> _Sum:
    """Return the exact sum, 0 of none."""
    unread = tuple(cell for each in amounts for cell in each.unread)
    return _Sum(sum((each.amount for each in amounts), Decimal(0)), unread)
