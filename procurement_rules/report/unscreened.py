"""Rows that were not judged: some hold an item that somebody must complete, the others hold none."""

from __future__ import annotations

from procurement_rules.model.source import RejectedRow

# How reading words the reasons of rows about which nobody has to do anything.
_NO_ITEM_ENDING = "不是服务事项"
_NO_ITEM_REASONS = frozenset({"重复的表头行"})


def holds_item(row: RejectedRow) -> bool:
    """Tell whether a row was meant as an item, unlike totals, notes and headers."""
    return row.reason not in _NO_ITEM_REASONS and not row.reason.endswith(_NO_ITEM_ENDING)
