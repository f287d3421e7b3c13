from __future__ import annotations

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.merged import MergedGrid
from procurement_rules.read.headers.column_names import ColumnNames
from procurement_rules.read.headers.header import find_header
from tests.read.conftest import joined_fold

Row = tuple[Cell, ...]


def fields(
    dictionary: DataDictionary, *rows: Row, merged: dict[tuple[int, int], int] | None = None
) -> object:
    numbered = tuple(enumerate(rows, start=1))
    grid = MergedGrid("x", "S", numbered, merged=merged) if merged else Grid("x", "S", numbered)
    found = find_header(grid, ColumnNames(dictionary, joined_fold))
    assert found is not None
    read = [(each.header, each.field.name if each.field else None) for each in found.header.columns]
    return found.header.row, found.header.depth, read


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (
            ("项目名称", "预算金额", None, None),
            (None, "财政拨款", "自筹", "合计"),
            [
                ("项目名称", "name"),
                ("预算金额／财政拨款", None),
                ("预算金额／自筹", None),
                ("预算金额／合计", "budget"),
            ],
        ),
        (
            ("项目名称", "购买主体", None),
            (None, "名称", "代码"),
            [("项目名称", "name"), ("购买主体／名称", "purchaser"), ("购买主体／代码", "purchaser_code")],
        ),
        (
            ("项目名称", "服务内容", None),
            (None, "做什么", "怎么做"),
            [("项目名称", "name"), ("服务内容／做什么", "description"), ("服务内容／怎么做", "description")],
        ),
    ],
)
def test_groups_over_their_columns(
    upper: Row, lower: Row, expected: list[tuple[str, str | None]], dictionary: DataDictionary
) -> None:
    assert fields(dictionary, upper, lower, ("x", 1), merged={(1, 0): 2}) == (1, 2, expected)


@pytest.mark.parametrize(
    "below",
    [
        ("保洁", None, "财政拨款"),
        (None, None, "财政拨款"),
        (None, None, 30),
        (None, "2024"),
        ("项目名称", "服务内容", "资金来源"),
        (None, None, "备" * 50),
    ],
)
def test_a_row_of_data_is_no_second_row(below: Row, dictionary: DataDictionary) -> None:
    _, depth, _ = fields(dictionary, ("项目名称", "服务内容", "资金来源"), below)  # type: ignore[misc]
    assert depth == 1


def test_the_upper_row_may_know_less_than_the_lower(dictionary: DataDictionary) -> None:
    upper, lower = ("序号", "项目情况", None, "资金"), (None, "项目名称", "服务内容", "金额")
    row, depth, read = fields(dictionary, upper, lower, merged={(1, 0): 2})  # type: ignore[misc]
    assert (row, depth) == (1, 2)
    assert [field for _, field in read] == ["id", "name", "description", "budget"]
