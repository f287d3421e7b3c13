from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.read.values.chinese_number import NUMERALS, chinese_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("叁拾万", 300_000),
        ("叁拾万零伍佰", 300_500),
        ("三十五", 35),
        ("十", 10),
        ("十五", 15),
        ("三百十五", 315),
        ("二千零一十", 2010),
        ("三万零五", 30_005),
        ("三十万五千", 305_000),
        ("一亿二千万", 120_000_000),
        ("兩萬", 20_000),
        ("零", 0),
    ],
)
def test_numerals_are_read(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize(
    "text", ["三五万", "三万五", "三百五", "百万", "一二三", "三零五", "万", "万亿", "", "十十"]
)
def test_numerals_of_no_single_meaning_are_not(text: str) -> None:
    assert chinese_number(text) is None


@given(st.text(NUMERALS, max_size=12))
def test_no_numerals_raise(text: str) -> None:
    number = chinese_number(text)
    assert number is None or 0 <= number < 10**12
