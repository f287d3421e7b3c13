from __future__ import annotations

import pytest

from procurement_rules.importing.level import top_level, written_level


@pytest.mark.parametrize(
    ("text", "level"),
    [("0", 0), ("3", 3), ("三级", 3), ("第2级", 2), ("２", 2), ("10", None), ("三级目录", None), ("", None)],
)
def test_levels_are_read_as_tables_write_them(text: str, level: int | None) -> None:
    assert written_level(text) == level


def test_a_table_counts_from_nought_if_it_ever_says_so() -> None:
    assert top_level(["1", "0", ""]) == 0
    assert top_level(["2", "3", "级次"]) == 1
