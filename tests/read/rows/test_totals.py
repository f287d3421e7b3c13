from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from procurement_rules.read import ReadResult


@pytest.mark.parametrize(
    ("header", "rows", "checked"),
    [
        ("金额", [["甲", 1], ["乙", 2], ["合计", 3]], [(4, 3, 3, True)]),
        ("金额", [["甲", 1], ["乙", 2], ["合计", 4]], [(4, 4, 3, False)]),
        ("金额", [["合计", 3], ["甲", 1], ["乙", 2]], [(2, 3, 3, True)]),
        ("金额", [["甲", 0.1], ["乙", 0.2], ["合计", 0.1 + 0.2]], [(4, 0.3, 0.3, True)]),
        ("金额（万元）", [["甲", 1.234], ["乙", 1], ["合计", 2.23]], [(4, 22_300, 22_340, True)]),
        ("金额（万元）", [["甲", 1.234], ["乙", 1], ["合计", 2.2]], [(4, 22_000, 22_340, False)]),
        (
            "金额",
            [["甲", 1], ["小计", 1], ["乙", 2], ["小计", 3], ["总计", 3]],
            [(3, 1, 1, True), (5, 3, 2, False), (6, 3, 3, True)],
        ),
        ("金额", [["小计", 1], ["甲", 1], ["小计", 5], ["乙", 2]], [(2, 1, 1, True), (4, 5, 1, False)]),
        ("金额", [["甲", 1], ["合计", None]], []),
        ("金额", [["甲", 1], ["乙", "待定"], ["合计", 3]], [(4, 3, 1, None)]),
        ("金额", [["甲", 1], ["乙", "待定"], ["合计", 1]], [(4, 1, 1, None)]),
        ("金额", [["甲", 1], ["乙", "—"], ["合计", 3]], [(4, 3, 1, False)]),
        (
            "金额",
            [["甲", "待定"], ["小计", 1], ["乙", 2], ["小计", 3], ["总计", 3]],
            [(3, 1, 0, None), (5, 3, 2, False), (6, 3, 2, None)],
        ),
        ("备注", [["甲", 1], ["合计", 3]], []),
    ],
)
def test_a_total_is_held_against_its_rows(
    header: str,
    rows: list[list[Any]],
    checked: list[tuple[int, float, float, bool | None]],
    workbook: Callable[..., Path],
    read: Callable[[Path], ReadResult],
) -> None:
    (table,) = read(workbook([["项目名称", header], *rows])).tables
    found = [(each.row, float(each.declared), float(each.summed), each.agrees) for each in table.totals]
    assert found == checked


def test_the_cells_that_cannot_be_read_are_named(
    workbook: Callable[..., Path], read: Callable[[Path], ReadResult]
) -> None:
    rows = [["项目名称", "金额"], ["甲", "1-2"], ["乙", 5], ["丙", "待定"], ["合计", 9]]
    (total,) = read(workbook(rows)).tables[0].totals
    assert (total.agrees, total.unread) == (None, ("B2", "B4"))


def test_a_total_that_cannot_be_read_is_noted(
    workbook: Callable[..., Path], read: Callable[[Path], ReadResult]
) -> None:
    (table,) = read(workbook([["项目名称", "金额（元）"], ["甲", 1], ["合计", "约1-2"]])).tables
    assert (table.totals, table.notes) == (
        (),
        ("第 3 行的合计没有核对：B3 是一个区间，应为一个金额",),
    )


def test_the_last_total_may_take_in_the_tables_above(
    workbook: Callable[..., Path], read: Callable[[Path], ReadResult]
) -> None:
    rows = [
        ["项目名称", "金额"],
        ["甲", 1],
        ["合计", 1],
        ["金额", "项目名称"],
        [2, "乙"],
        ["总计", None],
        [3, "总计"],
    ]
    first, second = read(workbook(rows)).tables
    assert [each.agrees for each in (*first.totals, *second.totals)] == [True, True]
