"""One item of the statistics, and where it went."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from procurement_rules.model.statistics import EntryPlace, FormPeriod
from procurement_rules.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Counted:
    """An item and where it went; without category or period it is in the row or column of the unknown ones.

    `amount` is what it adds to sums, in yuan; None where it gives no budget.
    """

    verdict: Verdict
    entry: EntryPlace | None
    period: FormPeriod | None
    reason: str
    amount: Decimal | None
    excluded: bool = False
