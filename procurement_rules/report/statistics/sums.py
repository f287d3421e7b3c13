"""What a number of items come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from procurement_rules.model.verdict import Verdict
from procurement_rules.report.amounts import amounts


@dataclass(frozen=True, slots=True)
class Sum:
    """Number of items, their budgets together in yuan, and how many of them give none."""

    items: int
    amount: Decimal
    unpriced: int

    @classmethod
    def of(cls, verdicts: Sequence[Verdict]) -> Sum:
        """Count items and add up what each adds to the sum of them all."""
        return cls.of_amounts(amounts(verdicts))

    @classmethod
    def of_amounts(cls, budgets: Sequence[Decimal | None]) -> Sum:
        """Count items by what each adds, in yuan."""
        known = [budget for budget in budgets if budget is not None]
        return cls(len(budgets), sum(known, Decimal(0)), len(budgets) - len(known))

    @property
    def known_amount(self) -> Decimal | None:
        """The amount, None where there are items and none of them gives one."""
        return None if self.items and self.unpriced == self.items else self.amount
