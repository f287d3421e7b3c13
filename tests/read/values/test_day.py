from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.model.field import MonthEnd
from procurement_rules.model.source import Cell
from procurement_rules.read.values.day import names_month, read_day, read_year
from procurement_rules.read.values.understood import NotUnderstood

FIRST_OF_MARCH = date(2024, 3, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-01",
        "2024/3/1",
        "2024.3.1",
        "2024年3月1日",
        "2024 年 3 月 1 日",
        "２０２４年３月１日",
        "20240301",
        20240301,
        20240301.0,
        45352,
        45352.75,
        "45352",
        "2024-03-01 00:00:00",
        "2024-03-01T08:30:00Z",
        datetime(2024, 3, 1, 8, 30),  # noqa: DTZ001
        FIRST_OF_MARCH,
    ],
)
def test_a_day_in_every_spelling(cell: Cell) -> None:
    assert read_day(cell) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("2024年3月", "只有年月"),
        ("2024-03", "只有年月"),
        (2024.3, "只有年月"),
        ("202403", "只有年月"),
        ("2024年", "只有年份"),
        (2024, "只有年份"),
        ("2024-02-30", "日历上没有这一天"),
        ("0024-03-01", "不合常理"),
        ("2024.3.1-2024.12.31", "应为日期"),
        ("签订合同后", "应为日期"),
        (True, "应为日期"),
        (29999, "应为日期"),
        (float("nan"), "应为日期"),
    ],
)
def test_what_is_no_day_is_told(cell: Cell, reason: str) -> None:
    value = read_day(cell)
    assert isinstance(value, NotUnderstood)
    assert reason in value.reason


@pytest.mark.parametrize("cell", ["2024年2月", "2024-02", "2024.2", "202402", 202402, "２０２４年２月份"])
def test_a_month_where_it_is_said_which_day_is_meant(cell: Cell) -> None:
    assert names_month(cell)
    assert read_day(cell, MonthEnd.FIRST) == date(2024, 2, 1)
    assert read_day(cell, MonthEnd.LAST) == date(2024, 2, 29)


@pytest.mark.parametrize("cell", ["2024年", "2024-13", "0024-03", 2024.1, "明年2月", True])
def test_what_is_no_month_is_told(cell: Cell) -> None:
    assert isinstance(read_day(cell, MonthEnd.LAST), NotUnderstood)


@pytest.mark.parametrize("end", MonthEnd)
def test_a_day_is_itself_whatever_a_month_means(end: MonthEnd) -> None:
    assert read_day("2024-03-01", end) == FIRST_OF_MARCH
    assert not names_month("2024-03-01")


@pytest.mark.parametrize(
    "cell", [2024, 2024.0, "2024", "2024年", "2024年度", "２０２４ 年度", FIRST_OF_MARCH]
)
def test_a_year_in_every_spelling(cell: Cell) -> None:
    assert read_year(cell) == 2024


@pytest.mark.parametrize("cell", ["2024-2025", "24", 45352, "今年", 1024, True, None, "2024.5"])
def test_what_is_no_year_is_told(cell: Cell) -> None:
    assert isinstance(read_year(cell), NotUnderstood)


@given(st.dates(min_value=date(1949, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_survives_being_written(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.year}年{day.month}月{day.day}日") == day
    assert read_year(day.year) == day.year


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.dates() | st.datetimes() | st.none())
def test_no_cell_raises(cell: Cell) -> None:
    assert isinstance(read_day(cell), date | NotUnderstood)
    assert isinstance(read_year(cell), int | NotUnderstood)
