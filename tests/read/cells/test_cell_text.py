from __future__ import annotations

from datetime import date

import pytest

from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import LONGEST_QUOTE, cell_text, is_blank, quoted


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (72001.0, "72001"),
        (1.5, "1.5"),
        (1e22, "10000000000000000000000"),
        (1e-7, "0.0000001"),
        (float("nan"), "nan"),
        (True, "TRUE"),
        (date(2024, 3, 1), "2024-03-01"),
    ],
)
def test_a_cell_as_it_is_seen(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize("cell", [None, "", " \t\n", "\u3000\xa0", "\u200b\ufeff", "\x00"])
def test_what_shows_nothing_is_blank(cell: Cell) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, False, "0", "·"])
def test_what_shows_something_is_not(cell: Cell) -> None:
    assert not is_blank(cell)


def test_a_quoted_row_is_short_and_printable() -> None:
    assert quoted(["a", None, 1.0, "\ud800"]) == "a | 1 | \ufffd"
    assert len(quoted(["长" * 9999])) == LONGEST_QUOTE + 1
