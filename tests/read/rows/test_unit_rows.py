"""Rows that put a unit over those below."""

from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.read import read_items
from procurement_rules.read.rows.row_kind import UNIT
from tests.read.builders import Rows, xlsx
from tests.read.conftest import joined_fold

HEADER = ["序号", "项目名称", "预算（元）"]


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        ([HEADER, ["市教育局"], [1, "保安", 3], ["市第一中学"], [2, "保洁", 4]], ["市教育局", "市第一中学"]),
        ([HEADER, ["一、市教育局（含下属单位）"], [1, "保安", 3]], ["市教育局"]),
        ([HEADER, ["一", "市教育局", 7], [1, "保安", 3], [2, "保洁", 4]], ["市教育局"] * 2),
        ([HEADER, [None, "市教育局", 3], [1, "保安", 3]], ["市教育局"]),
        # A service may be called so.
        ([HEADER, [None, "养老服务中心", None], [1, "保安", 3]], [None, None]),
        ([HEADER, [1, "市教育局", 7], [2, "保安", 3]], [None, None]),
        ([HEADER, ["各单位"], [1, "保安", 3]], [None]),
        ([["单位", *HEADER], ["市教育局"], ["甲局", 1, "保安", 3]], ["甲局"]),
    ],
)
def test_who_buys_what_stands_below(
    rows: Rows, units: list[str | None], tmp_path: Path, dictionary: DataDictionary
) -> None:
    result = read_items(xlsx(tmp_path / "x.xlsx", {"Sheet1": rows}), dictionary, joined_fold)
    assert [item.purchaser for item in result.items] == units


def test_the_sum_of_a_unit_is_of_its_own_rows(tmp_path: Path, dictionary: DataDictionary) -> None:
    rows = [
        HEADER,
        ["一", "市教育局", 7],
        [1, "保安", 3],
        [2, "保洁", 4],
        ["二", "县民政局", 9],
        [1, "养老", 5],
    ]
    result = read_items(xlsx(tmp_path / "x.xlsx", {"Sheet1": rows}), dictionary, joined_fold)
    (table,) = result.tables
    assert [(each.row, each.summed, each.agrees) for each in table.totals] == [(2, 7, True), (5, 5, False)]
    assert table.rows.rejected == {UNIT: 2}
    assert table.notes == ("第 2 行这样只写单位的行，认作其下各行的购买主体",)
