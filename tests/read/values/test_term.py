from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.read.values.term import read_term, states_months

YEAR = date(2024, 1, 1), date(2024, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月至2024年12月",
        "自2024-01-01至2024-12-31",
        "2024.1.1-2024.12.31",
        "2024-01-2024-12",
        "2024/1/1 — 2024/12/31",
        "自 2024年1月1日 起至 2024年12月31日 止",
        "2024年1月1日到12月31日",
        "2024年1月－12月",
        "２０２４年１月１日～２０２４年１２月３１日（一年）",
    ],
)
def test_a_term_in_every_spelling(text: str) -> None:
    assert read_term(text) == YEAR


@pytest.mark.parametrize(
    "text",
    [
        "一年",
        "2年",
        "",
        "2024年",
        "2024年1月",
        "2024-12-31至2024-01-01",
        "2024-02-30至2024-12-31",
        "2024年至2025年",
        "签订后一年",
    ],
)
def test_what_is_no_term_of_two_days_is_none(text: str) -> None:
    assert read_term(text) is None


def test_months_are_told() -> None:
    assert states_months("2024年1月至2024年12月31日")
    assert not states_months("2024年1月1日至2024年12月31日")
    assert not states_months("一年")


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_term_survives_being_written(first: date, last: date) -> None:
    expected = (first, last) if first <= last else None
    assert read_term(f"{first.isoformat()}至{last.isoformat()}") == expected


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_term(text)


def test_a_hostile_text_takes_no_long_time() -> None:
    started = time.process_time()
    read_term("2024-01-01至" * 100_000)
    read_term("2024 " * 20)
    assert time.process_time() - started < 1
