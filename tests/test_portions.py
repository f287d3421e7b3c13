"""Portions keep every item in order and stay below the bound."""

from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.portions import MOST_CHARACTERS, portions


@given(st.lists(st.integers(0, MOST_CHARACTERS * 2), max_size=30))
def test_every_item_once_and_no_portion_of_several_above_the_bound(sizes: list[int]) -> None:
    found = [list(portion) for portion in portions(sizes, lambda size: size)]
    assert [size for portion in found for size in portion] == sizes
    assert all(len(portion) == 1 or sum(portion) <= MOST_CHARACTERS for portion in found)


def test_short_items_stay_together() -> None:
    assert [len(portion) for portion in portions(["短"] * 500, len)] == [500]
