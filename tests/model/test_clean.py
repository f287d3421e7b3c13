"""Text that no encoding can carry is replaced sign for sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.model.clean import REPLACEMENT, clean

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


def test_nul_and_lone_surrogates_become_the_replacement_sign() -> None:
    assert clean("劳\ud800务\x00派遣\udfff") == f"劳{REPLACEMENT}务{REPLACEMENT}派遣{REPLACEMENT}"


def test_chinese_emoji_and_line_breaks_stay_as_they_are() -> None:
    assert clean("清扫保洁😀\n第二行") == "清扫保洁😀\n第二行"


@pytest.mark.parametrize("value", [None, 3, True, ["\x00"]])
def test_what_is_no_text_is_left_to_whoever_checks_types(value: object) -> None:
    assert clean(value) is value


@given(ANY_TEXT)
def test_cleaned_text_can_be_encoded_and_keeps_every_offset(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert cleaned.encode().decode() == cleaned


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
