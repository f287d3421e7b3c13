"""Keys are found in their rows, however they collide, and others are unknown."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.lexis import Rows

KEYS = st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(0, 40), unique=True, max_size=60)


@given(KEYS, KEYS)
def test_every_key_has_its_row_and_no_other_has_one(keys: list[int], others: list[int]) -> None:
    rows = Rows(np.array(keys, np.int64))
    assert rows.of(np.array(keys, np.int64)).tolist() == list(range(len(keys)))
    row_of = {key: row for row, key in enumerate(keys)}
    assert rows.of(np.array(others, np.int64)).tolist() == [row_of.get(key, -1) for key in others]


def test_thousands_of_neighbours_are_told_apart() -> None:
    keys = np.arange(0, 300_000, 3)
    assert (Rows(keys).of(keys) == np.arange(len(keys))).all()
    assert (Rows(keys).of(keys + 1) == -1).all()
