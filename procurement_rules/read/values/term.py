"""The first and last day that a text states as a term: 自2024年1月1日起至2024年12月31日止."""

from __future__ import annotations

import re
from datetime import date

from procurement_rules.model.field import MonthEnd
from procurement_rules.read.values.day import names_month, read_day
from procurement_rules.read.values.understood import numeral_text

_DAY = r"\d{4} ?[-/.年] ?\d{1,2}(?: ?[-/.月] ?\d{1,2})? ?[月日号]?"
_SAME_YEAR = r"\d{1,2} ?月(?: ?\d{1,2} ?[日号])?"
_TERM = re.compile(
    rf"[自从由]? ?({_DAY}) ?起? ?(?:至|到|[-—–―~]{{1,2}}) ?({_DAY}|{_SAME_YEAR}) ?(?:为?止)?(?: ?\([^()]*\))?",
    re.ASCII,
)
_YEAR_DIGITS = 4
_LONGEST = 100


def read_term(text: str) -> tuple[date, date] | None:
    """Return the two days, None where the text does not state both or has them the wrong way round.

    A month alone means its first day at the beginning, and its last at the end.
    """
    parts = _parts(text)
    first, last = (
        (read_day(part, end) for part, end in zip(parts, MonthEnd, strict=True)) if parts else (None, None)
    )
    if isinstance(first, date) and isinstance(last, date) and first <= last:
        return first, last
    return None


def states_months(text: str) -> bool:
    """Tell whether a term has a month without a day at either end."""
    return any(map(names_month, _parts(text) or ()))


def _parts(text: str) -> tuple[str, str] | None:
    match = _TERM.fullmatch(numeral_text(text)) if len(text) <= _LONGEST else None
    if match is None:
        return None
    first, last = match.groups()
    in_full = last[:_YEAR_DIGITS].isdigit()
    return first, last if in_full else f"{first[:_YEAR_DIGITS]}年{last}"
