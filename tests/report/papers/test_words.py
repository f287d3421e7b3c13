from datetime import date

import pytest

from procurement_rules.report.papers.words import day, numeral, ranges


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (2020, "二千零二十"),
    ],
)
def test_headings_are_numbered_in_chinese(number, written) -> None:
    assert numeral(number) == written


@pytest.mark.parametrize(
    ("numbers", "written"),
    [([], ""), ([3], "3"), ([1, 2, 3], "1—3"), ([1, 3, 4, 9], "1、3—4、9")],
)
def test_neighbouring_numbers_are_joined(numbers, written) -> None:
    assert ranges(numbers) == written


def test_a_day_is_written_without_leading_noughts() -> None:
    assert day(date(2026, 11, 1)) == "2026年11月1日"
