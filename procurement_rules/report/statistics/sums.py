"""What a number of items come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from procurement_rules.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Sum:
    """Number of items, their budgets together in yuan, and how many of them give none."""

    items: int
    amount: Decimal
    unpriced: int

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Sum:
        """Count and add up."""
        budgets = [verdict.item.counted_budget for verdict in verdicts]
        known = [budget for budget in budgets if budget is not None]
        return cls(len(budgets), sum(known, Decimal(0)), len(budgets) - len(known))

    @property
    def known_amount(self) -> Decimal | None:
        """The amount, None where there are items and none of them gives one."""
        return None if self.items and self.unpriced == self.items else self.amount
