"""Facts that follow from dates: working days of a publicity, years of a contract."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from procurement_rules.evaluate.stated_period import stated_period
from procurement_rules.model.item import ServiceItem

# A contract of more years than that is no contract of services; the count must not run away.
_MOST_YEARS = 100


def date_facts(item: ServiceItem) -> dict[str, Any]:
    """Return the facts that follow from the item's dates; None where a date is missing.

    The term of the contract is what its own columns say; where both are empty, what the description says.
    """
    first, last = item.contract_start, item.contract_end
    if first is None and last is None:
        first, last = stated_period(item.description) or (None, None)
    return {
        "contract_start": first,
        "contract_end": last,
        "publicity_workdays": _workdays(item.publicity_start, item.publicity_end, item.issued_on),
        "contract_years": _years(first, last),
        "issued_month_day": item.issued_on.month * 100 + item.issued_on.day if item.issued_on else None,
    }


def _workdays(first: date | None, last: date | None, issued: date | None) -> int | None:
    """Count working days of China's official calendar, both days included, make-up weekends worked.

    What is issued is no longer published for comment: the day of issue ends the count.
    """
    if first is None or last is None or last < first:
        return None
    if issued is not None and issued <= last:
        last = issued - timedelta(days=1)
        if last < first:
            return 0
    # Imported late: only rules on publicity need the calendar.
    from chinese_calendar import get_workdays

    try:
        return len(get_workdays(first, last))
    except NotImplementedError:
        return None  # outside the years whose calendar has been announced


def _years(first: date | None, last: date | None) -> int | None:
    """Return in how many whole years the term ends: 10-01 to 09-30 is one, one day more is two."""
    if first is None or last is None or last < first:
        return None
    return next((years for years in range(1, _MOST_YEARS) if last <= _last_day(first, years)), _MOST_YEARS)


def _last_day(first: date, years: int) -> date:
    year = first.year + years
    if year > date.max.year:
        return date.max
    try:
        return first.replace(year=year) - timedelta(days=1)
    except ValueError:
        # From 29 February a year ends on 28 February.
        return date(year, 2, 28)
