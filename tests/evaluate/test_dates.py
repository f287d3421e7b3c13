"""Facts that follow from dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.evaluate.dates import date_facts
from procurement_rules.model.item import ServiceItem


def _workdays(first: date | None, last: date | None) -> object:
    return date_facts(ServiceItem(name="目录", publicity_start=first, publicity_end=last))[
        "publicity_workdays"
    ]


def _years(first: date | None, last: date | None) -> object:
    return date_facts(ServiceItem(name="清扫", contract_start=first, contract_end=last))["contract_years"]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2020, 11, 2), date(2020, 11, 6), 5),
        (date(2020, 11, 2), date(2020, 11, 2), 1),
        (date(2020, 11, 7), date(2020, 11, 8), 0),
        (date(2020, 11, 6), date(2020, 11, 9), 2),
        (date(2020, 10, 1), date(2020, 10, 8), 0),
        (date(2020, 9, 25), date(2020, 9, 27), 2),
    ],
    ids=["a week", "one day", "a weekend", "over a weekend", "National Day", "a Sunday that is worked"],
)
def test_working_days_are_those_of_the_official_calendar(first: date, last: date, days: int) -> None:
    assert _workdays(first, last) == days


@pytest.mark.parametrize("year", [1990, 2200, 9999])
def test_a_year_without_an_announced_calendar_is_unknown(year: int) -> None:
    assert _workdays(date(year, 3, 1), date(year, 3, 8)) is None


@pytest.mark.parametrize(
    ("last", "years"),
    [
        (date(2019, 10, 1), 1),
        (date(2020, 9, 30), 1),
        (date(2020, 10, 1), 2),
        (date(2022, 9, 30), 3),
        (date(2022, 10, 1), 4),
    ],
)
def test_a_contract_counts_the_years_that_it_reaches_into(last: date, years: int) -> None:
    assert _years(date(2019, 10, 1), last) == years


@pytest.mark.parametrize(("last", "years"), [(date(2021, 2, 28), 1), (date(2021, 3, 1), 2)])
def test_a_year_from_the_29th_of_february_ends_on_the_28th(last: date, years: int) -> None:
    assert _years(date(2020, 2, 29), last) == years


def test_a_term_beyond_all_sense_is_counted_no_further() -> None:
    assert _years(date(1, 1, 1), date(9000, 1, 1)) == 100


@pytest.mark.parametrize(
    ("first", "last"),
    [(None, None), (date(2020, 1, 1), None), (None, date(2020, 1, 1)), (date(2020, 1, 2), date(2020, 1, 1))],
)
def test_a_term_without_a_day_or_in_the_wrong_order_is_unknown(first: date | None, last: date | None) -> None:
    assert (_workdays(first, last), _years(first, last)) == (None, None)


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2020, 9, 30), 930), (date(2020, 10, 1), 1001), (date(2021, 1, 5), 105), (None, None)],
)
def test_the_day_of_issue_is_told_without_its_year(day: date | None, number: int | None) -> None:
    assert date_facts(ServiceItem(name="目录", issued_on=day))["issued_month_day"] == number


_DAYS = st.dates(date(2010, 1, 1), date(2024, 12, 1))


@given(_DAYS, st.integers(0, 30), st.integers(0, 30))
def test_working_days_of_two_stretches_add_up(first: date, length: int, more: int) -> None:
    middle, last = first + timedelta(length), first + timedelta(length + 1 + more)
    rest = _workdays(middle + timedelta(1), last)
    assert rest is None or _workdays(first, middle) + rest == _workdays(first, last)


@given(_DAYS, st.integers(0, 5_000))
def test_a_day_more_never_makes_a_contract_shorter(first: date, length: int) -> None:
    last = first + timedelta(length)
    assert _years(first, last) <= _years(first, last + timedelta(1)) <= _years(first, last) + 1
