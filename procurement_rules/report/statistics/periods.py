"""The periods of the form, and to which of them an item belongs."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.statistics import FormPeriod, StatisticsForm
from procurement_rules.report.statistics import words

_DECEMBER = 12
_HEADING = re.compile(r"(\d{4})年度?(?:(\d{1,2})月?[-–—~至到](\d{1,2})月)?")


@dataclass(frozen=True, slots=True)
class Dated:
    """The period of an item: one, or none with the reason; `outside` where the item is of no period at all."""

    period: FormPeriod | None
    reason: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of one form, earliest first."""

    periods: Sequence[FormPeriod]

    @classmethod
    def of(cls, form: StatisticsForm, items: Iterable[ServiceItem]) -> Periods:
        """Return a period a year that items name; a year that the form reports in part has its parts."""
        parts = {period.since.year for period in form.periods}
        years = {_year(item) for item in items} - {None}
        whole = (_whole_year(year, form.headings.year) for year in years if year and year not in parts)
        known = [*whole, *(period for period in form.periods if period.since.year in years)]
        return cls(sorted(known, key=lambda period: (period.since, period.until)))

    def date(self, item: ServiceItem) -> Dated:
        """Return the period of an item: by its fiscal year, else the year in which its contract begins."""
        year, start = _year(item), item.contract_start
        if year is None:
            return Dated(None, words.NO_YEAR)
        parts = [period for period in self.periods if period.since.year == year]
        if not parts:
            return Dated(None, words.NO_PERIOD.format(year=year), outside=True)
        if len(parts) == 1 and parts[0].whole:
            return Dated(parts[0])
        if start is None:
            return Dated(None, words.NO_MONTH.format(year=year))
        found = next((period for period in parts if period.covers(start)), None)
        reason = "" if found else words.OUT_OF_PERIOD.format(year=year, day=start.isoformat())
        return Dated(found, reason, outside=found is None)


def period_named(heading: str) -> FormPeriod | None:
    """Return the period that a heading names: `2016年`, `2017年1月-5月`; None where it names none."""
    found = _HEADING.fullmatch("".join(unicodedata.normalize("NFKC", heading).split()))
    if found is None:
        return None
    year, first, last = (int(each) if each else None for each in found.groups())
    first, last = first or 1, last or _DECEMBER
    # `date` knows no year 0, and a month may be any two digits.
    if not year or not 1 <= first <= last <= _DECEMBER:
        return None
    until = date(year, last, monthrange(year, last)[1])
    return FormPeriod.model_validate({"label": heading, "from": date(year, first, 1), "to": until})


def _year(item: ServiceItem) -> int | None:
    if item.fiscal_year is not None:
        return item.fiscal_year
    return item.contract_start.year if item.contract_start else None


def _whole_year(year: int, label: str) -> FormPeriod:
    days = {"from": date(year, 1, 1), "to": date(year, _DECEMBER, 31)}
    return FormPeriod.model_validate({"label": label.format(year=year), **days})
