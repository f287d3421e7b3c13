"""Numbers that tell items apart, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.compare.numerals import numbers, without_numbers, without_repetition
from procurement_rules.normalise import fold


@pytest.mark.parametrize(
    ("text", "told", "rest"),
    [
        ("农村公路养护一标段", ("1",), "农村公路养护"),
        ("农村公路养护第1包", ("1",), "农村公路养护"),
        ("农村公路养护（01包）", ("1",), "农村公路养护（）"),
        ("农村公路养护（一）", ("1",), "农村公路养护"),
        ("农村公路养护标段三", ("3",), "农村公路养护"),
        ("农村公路养护十二标段", ("12",), "农村公路养护"),
        ("农村公路养护二十组", ("20",), "农村公路养护"),
        ("农村公路养护Ａ区", ("a",), "农村公路养护"),
        ("农村公路养护乙", ("乙",), "农村公路养护"),
        ("河道保洁Ⅱ期", ("ii",), "河道保洁"),
        ("2024年度河道保洁", ("2024",), "河道保洁"),
        ("二〇二四年河道保洁", ("2024",), "河道保洁"),
        ("2023-2025年河道保洁", ("2023", "2025"), "-河道保洁"),
        ("河道保洁（YL2024-C3-007）", ("yl2024-c3-007",), "河道保洁（）"),
        ("104国道养护", ("104",), "国道养护"),
        ("1号楼、2号楼保洁", ("1", "2"), "、保洁"),
    ],
)
def test_a_number_is_told_and_taken_out(text: str, told: tuple[str, ...], rest: str) -> None:
    folded = fold(text).folded
    assert numbers(folded) == told
    assert without_numbers(folded) == rest


@pytest.mark.parametrize(
    "text",
    [
        "统一组织培训",
        "承包一体化运营",
        "两癌筛查",
        "三供一业",
        "一体化平台运维",
        "四好农村路",
        "ct设备维保",
        "十四五期间规划",
    ],
)
def test_a_word_with_a_numeral_in_it_is_no_number(text: str) -> None:
    assert numbers(text) == ()
    assert without_numbers(text) == text


@pytest.mark.parametrize("text", ["河道保洁（第二次）", "河道保洁第3次", "河道保洁（二次）"])
def test_how_often_it_was_tendered_is_no_number(text: str) -> None:
    assert numbers(without_repetition(fold(text).folded)) == ()


@given(st.text(alphabet="第一二十包标段（）a1-/_年0 两", max_size=60))
def test_taking_out_leaves_no_digit_and_never_fails(text: str) -> None:
    folded = fold(text).folded
    assert not any(sign.isascii() and sign.isdigit() for sign in without_numbers(folded))
    assert all(numbers(folded))


@pytest.mark.parametrize("unit", ["一", "a-", "1", "第", "a1/", "（一", "二〇", "包"])
def test_a_long_text_takes_no_long_time(unit: str) -> None:
    assert len(without_numbers(unit * 800)) <= 800 * len(unit)
