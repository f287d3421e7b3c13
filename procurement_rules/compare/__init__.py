"""Compare: what only shows over a whole batch — the same item twice, one purchase in parts."""

from procurement_rules.compare.duplicate import duplicates
from procurement_rules.compare.split import splits

__all__ = ["duplicates", "splits"]
