from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.importing.code_shape import fold_code, is_shaped, is_writable, level_of, parents_of


@pytest.mark.parametrize(
    ("code", "level", "parents"),
    [
        ("A", 1, ()),
        ("A01", 2, ("A",)),
        ("A0101", 3, ("A01",)),
        ("A010101", 4, ("A0101",)),
        ("A01010101", 5, ("A010101", "A01010100")),
        ("A01010100", 4, ("A01010000", "A0101")),
        ("A01010000", 3, ("A01000000", "A01")),
        ("A01000000", 2, ("A",)),
        ("A00000000", 1, ()),
        ("A0101010101", 6, ("A01010101",)),
        ("J201", None, ()),
        ("001001", None, ()),
        ("072001A0301", None, ()),
        ("", None, ()),
        ("a01", None, ()),
        ("A٠١", None, ()),
    ],
)
def test_level_and_parents_come_from_the_shape(
    code: str, level: int | None, parents: tuple[str, ...]
) -> None:
    assert level_of(code) == level
    assert parents_of(code) == parents
    assert is_shaped(code) == (level is not None)


def test_codes_are_folded_to_half_width_and_upper_case() -> None:
    assert fold_code(" ａ０１ 01") == "A0101"


@pytest.mark.parametrize(
    ("code", "writable"), [("J20601", True), ("1.2", True), ("合计", False), ("", False)]
)
def test_a_code_with_a_stated_level_may_have_any_plain_shape(code: str, writable: bool) -> None:
    assert is_writable(code) is writable


@given(st.from_regex(r"[A-Z]([0-9]{2}){0,6}", fullmatch=True))
def test_parents_stand_one_level_higher(code: str) -> None:
    level = level_of(code)
    assert level is not None
    for parent in parents_of(code):
        above = level_of(parent)
        # A pair of zeros in the middle of a code fills nothing up, but reads so in its padded parent.
        assert above is not None
        assert above == level - 1 or (above < level and "00" in parent)
