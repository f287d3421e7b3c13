"""Values of an item as a paper quotes them."""

from __future__ import annotations

from decimal import Decimal

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.screening import Labels

LONGEST_VALUE = 200
# Longer sums are no sums of money, and writing them out would fill pages.
_MOST_DIGITS = 15
_YES, _NO = "是", "否"


def value_words(item: ServiceItem, field: str, labels: Labels) -> str:
    """Return what an item gives in a field, texts as they stand and days as messages write them; empty for nothing."""
    value = getattr(item, field)
    words = labels.choices.get(field, {})
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, frozenset):
        return "、".join(words.get(one, one) for one in sorted(value))
    return words.get(str(value), str(value))


def money(amount: Decimal) -> str:
    """Write a sum in yuan with thousands apart."""
    if amount.adjusted() >= _MOST_DIGITS:
        return f"{amount} 元"
    return f"{amount:,.2f}".removesuffix(".00") + " 元"


def middle_left_out(text: str, longest: int) -> str:
    """Return the text, or its beginning and its end where it is longer than `longest` characters."""
    half = longest // 2
    return text if len(text) <= longest else f"{text[:half]}…{text[-half:]}"
