"""What of a text is compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.compare.words import WordReader, Words
from procurement_rules.normalise import fold
from tests.compare.conftest import BOILERPLATE, BUREAU

READER = WordReader(fold, BOILERPLATE)


def _text(text: str, purchaser: str | None = None) -> str:
    words = READER.read(text, purchaser)
    return words.text if words else ""


@pytest.mark.parametrize(
    "title",
    [
        "农村公路养护",
        "农村公路养护服务采购项目",
        "2024年度农村公路养护项目（二次）",
        "农村公路养护（第二次）",
        "农村 公路\u200b养护服务项目——第3包",
    ],
)
def test_boilerplate_years_lots_and_signs_say_nothing(title: str) -> None:
    assert _text(title) == "农村公路养护"


def test_who_buys_is_no_part_of_what_is_bought() -> None:
    assert _text(f"{BUREAU}农村公路养护项目", fold(BUREAU).folded) == "农村公路养护"


def test_a_very_short_purchaser_would_be_found_in_other_words() -> None:
    assert _text("公路局公路养护", "公路") == "公路局公路养护"


def test_nothing_but_boilerplate_is_compared_as_it_stands() -> None:
    assert READER.read("服务采购项目") == Words("服务采购项目", (), telling=False)
    assert READER.read("采购项目 2") == Words("采购项目", ("2",), telling=False)
    assert READER.read("2024") == Words("2024", ("2024",), telling=False)


@pytest.mark.parametrize("text", [None, "", "  \n", "——（）", "\u200b", "\ufe0f"])
def test_a_text_of_no_letter_and_no_number_says_nothing(text: str | None) -> None:
    assert READER.read(text) is None


def test_of_a_long_text_the_beginning_and_the_end_count() -> None:
    long = "甲方" + "中" * 100_000 + "乙方"
    words = _text(long)
    assert len(words) == 120
    assert (words[:2], words[-2:]) == ("甲方", "乙方")


def test_no_boilerplate_at_all_takes_nothing_out() -> None:
    words = WordReader(fold, ("", "\u200b")).read("采购项目")
    assert words is not None
    assert words.text == "采购项目"


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    words = READER.read(text)
    assert words is None or 0 < len(words.text) <= 120
