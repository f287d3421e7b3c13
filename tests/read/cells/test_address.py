from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.read.cells.address import column_index, column_letters


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_as_excel_letters_them(index: int, letters: str) -> None:
    assert column_letters(index) == letters


@given(st.integers(0, 20_000))
def test_letters_lead_back_to_the_column(index: int) -> None:
    assert column_index(column_letters(index)) == index
