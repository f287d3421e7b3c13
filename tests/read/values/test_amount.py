from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.model.source import Cell
from procurement_rules.read.values.amount import read_amount
from procurement_rules.read.values.understood import NotUnderstood

WAN = 10_000


@pytest.mark.parametrize(
    ("cell", "multiplier", "yuan"),
    [
        (300000, 1, "300000"),
        (30.5, WAN, "305000"),
        (0.1, 1, "0.1"),
        (12.34, WAN, "123400"),
        ("1,234.50", 1, "1234.5"),
        ("１，２３４．５０", 1, "1234.5"),
        ("30", WAN, "300000"),
        (" 30 万 ", 1, "300000"),
        ("约30万", 1, "300000"),
        ("30万元", WAN, "300000"),
        ("30元", WAN, "30"),
        ("1.2亿元", 1, "120000000"),
        ("￥300000", 1, "300000"),
        ("¥300,000.00元", 1, "300000"),
        ("人民币30万元整", 1, "300000"),
        ("5千元", 1, "5000"),
        ("2百万元", 1, "2000000"),
        (0, 1, "0"),
        ("5.5w", 1, "55000"),
        ("约5W元", 1, "50000"),
        ("10萬元", 1, "100000"),
        ("1.2億圓", 1, "120000000"),
        ("30万左右", 1, "300000"),
        ("叁拾万元整", 1, "300000"),
        ("叁拾萬零伍佰圓整", 1, "300500"),
        ("人民币（大写）：壹佰贰拾叁元肆角伍分", 1, "123.45"),
        ("约三十五万", 1, "350000"),
        ("三十", WAN, "300000"),
        ("三十元", WAN, "30"),
        ("零元", 1, "0"),
        ("300000元（叁拾万元整）", WAN, "300000"),
        ("30万元（含税）", 1, "300000"),
        ("30（万元）", 1, "300000"),
        ("5 000 000.50", 1, "5000000.5"),
        ("0.123456789012345678901234567890", WAN, "1234.5678901234567890123456789"),
    ],
)
def test_amounts_are_exact_yuan(cell: Cell, multiplier: int, yuan: str) -> None:
    assert read_amount(cell, multiplier) == Decimal(yuan)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("30-50万", "区间"),
        ("30万~50万元", "区间"),
        ("30至50万", "区间"),
        (-5, "负数"),
        ("-5万元", "负数"),
        ("（300）", "负数"),
        ("约30-40万元", "区间"),
        ("三万元至五万元", "区间"),
        ("三五万", "不是金额"),
        ("三万五", "不是金额"),
        ("30万元（贰拾万元整）", "两个金额"),
        ("30万元（每年）", "每期"),
        ("30万（美元）", "不是金额"),
        ("30\n40", "不是金额"),
        ("30 40", "不是金额"),
        ("30万+自筹10万", "不是金额"),
        ("不超过30万元", "上限"),
        ("30万元以内", "上限"),
        ("待定", "没有写明金额"),
        ("暂未确定", "没有写明金额"),
        ("另行商定", "没有写明金额"),
        ("30万美元", "不是金额"),
        ("30万元/年", "每期"),
        ("5000元/人·月", "单价"),
        ("1,23", "不是金额"),
        (float("nan"), "没有写明金额"),
        (float("inf"), "没有写明金额"),
        (1e300, "不是金额"),
        (13800000000000000, "大得不合常理"),
        (True, "不是金额"),
        (date(2024, 3, 1), "不是金额"),
    ],
)
def test_what_is_no_single_amount_is_told(cell: Cell, reason: str) -> None:
    value = read_amount(cell, 1)
    assert isinstance(value, NotUnderstood)
    assert reason in value.reason


@given(st.decimals(min_value=0, max_value=10**11, places=6), st.sampled_from([1, 1000, WAN]))
def test_an_amount_survives_being_written_with_separators(amount: Decimal, multiplier: int) -> None:
    assert read_amount(f"{amount:,f}", multiplier) == amount * multiplier


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_the_float_of_a_spreadsheet_is_read_as_it_is_shown(amount: Decimal) -> None:
    assert read_amount(float(amount), 1) == amount


@given(
    st.text() | st.floats() | st.integers() | st.booleans() | st.dates() | st.none(),
    st.sampled_from([1, WAN]),
)
def test_no_cell_raises(cell: Cell, multiplier: int) -> None:
    value = read_amount(cell, multiplier)
    assert isinstance(value, NotUnderstood) or value.is_finite()
