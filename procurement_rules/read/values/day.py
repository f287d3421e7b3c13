"""Days and years, as departments write them and as Excel stores them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from procurement_rules.model.field import MonthEnd
from procurement_rules.model.source import Cell
from procurement_rules.read.values.chinese_number import chinese_number
from procurement_rules.read.values.understood import NotUnderstood, numeral_text

PLAUSIBLE_YEARS = range(1949, 2101)
# Excel's numbers of days from 1982 to 2119, so that neither a year nor a code is taken for one.
SERIAL_NUMBERS = range(30_000, 80_001)
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_CLOCK = r"(?:[ T]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DAY = re.compile(rf"(\d{{4}}) ?[-/.年] ?(\d{{1,2}}) ?[-/.月] ?(\d{{1,2}}) ?[日号]?{_CLOCK}", re.ASCII)
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
# The months of one year.
_MONTHS = re.compile(r"(\d{4}) ?年 ?\d{1,2} ?月? ?[-—–~至到] ?\d{1,2} ?月", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_MONTH = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?月?份?|(\d{4})(0[1-9]|1[0-2])", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:\.0+)? ?(?:年|年度|财年)?", re.ASCII)
_IN_NUMERALS = re.compile("二[〇○零0][〇○零0一二三四五六七八九]{2}(?=年|$)")
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_MONTH_OR_DAY = re.compile("[一二三四五六七八九十]{1,3}(?=[月日号])")
_EXPECTED = "应为日期，例如 2024-03-01"


def read_day(cell: Cell, month: MonthEnd | None = None) -> date | NotUnderstood:
    """Return the day that a cell names; a month alone is one only where `month` says which."""
    if isinstance(cell, bool):
        return NotUnderstood(_EXPECTED)
    if isinstance(cell, date):
        return _plausible(cell.date() if isinstance(cell, datetime) else cell)
    text = _arabic_day(numeral_text(cell))
    parts = _DAY.fullmatch(text) or _COMPACT_DAY.fullmatch(text)
    if parts:
        return _day(int(parts[1]), int(parts[2]), int(parts[3]))
    serial = _SERIAL.fullmatch(text)
    if serial and int(serial[1]) in SERIAL_NUMBERS:
        return _EXCEL_DAY_ZERO + timedelta(days=int(serial[1]))
    if month and (alone := _month(cell)):
        return _day_of_month(*alone, month)
    return NotUnderstood(_reason(text))


def names_month(cell: Cell) -> bool:
    """Tell whether a cell names a month and no day of it."""
    return _month(cell) is not None


def arabic_year(text: str) -> str:
    """Return a text with the year in Chinese numerals that it may hold in figures: 二〇二四年."""
    return _IN_NUMERALS.sub(lambda match: match.group().translate(_NUMERALS), text)


def _arabic_day(text: str) -> str:
    """Return a text with year, month and day in figures: 二〇二四年三月五日."""
    return _MONTH_OR_DAY.sub(lambda match: str(chinese_number(match[0]) or match[0]), arabic_year(text))


def read_year(cell: Cell) -> int | NotUnderstood:
    """Return the year that a cell names, by itself or as part of a day."""
    text = "" if isinstance(cell, bool | date) else arabic_year(numeral_text(cell))
    match = _YEAR.fullmatch(text) or _MONTHS.fullmatch(text)
    if match:
        year = int(match[1])
        return year if year in PLAUSIBLE_YEARS else NotUnderstood("年份不合常理，应为四位数年份，例如 2024")
    day = read_day(cell) if isinstance(cell, date) else None
    return day.year if isinstance(day, date) else NotUnderstood("应为四位数年份，例如 2024")


def _day(year: int, month: int, number: int) -> date | NotUnderstood:
    try:
        return _plausible(date(year, month, number))
    except ValueError:
        return NotUnderstood("日历上没有这一天")


def _month(cell: Cell) -> tuple[int, int] | None:
    """Return the year and the month that a cell names alone; the number 2024.1 may be January or October."""
    if isinstance(cell, bool | date) or (isinstance(cell, float) and not cell.is_integer()):
        return None
    match = _MONTH.fullmatch(numeral_text(cell))
    return (int(match[1] or match[3]), int(match[2] or match[4])) if match else None


def _day_of_month(year: int, number: int, end: MonthEnd) -> date | NotUnderstood:
    first = _day(year, number, 1)
    if end is MonthEnd.FIRST or isinstance(first, NotUnderstood):
        return first
    return first.replace(day=monthrange(year, number)[1])


def _plausible(day: date) -> date | NotUnderstood:
    return day if day.year in PLAUSIBLE_YEARS else NotUnderstood("年份不合常理，请核对日期")


def _reason(text: str) -> str:
    if _MONTH.fullmatch(text):
        return "只有年月，没有日；" + _EXPECTED
    if _YEAR.fullmatch(text):
        return "只有年份，没有月日；" + _EXPECTED
    return _EXPECTED
