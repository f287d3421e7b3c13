"""Rows 其中 are judged, and their money counts once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.read import ReadResult, read_items
from procurement_rules.read.rows.row_kind import PART_ONLY
from tests.read.builders import Rows, xlsx
from tests.read.conftest import joined_fold

NUMBERED = ["序号", "项目名称", "预算（元）"]
PLAIN = ["项目名称", "预算（元）"]


def read(rows: Rows, folder: Path, dictionary: DataDictionary) -> ReadResult:
    return read_items(xlsx(folder / "x.xlsx", {"Sheet1": rows}), dictionary, joined_fold)


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ([NUMBERED, [1, "安保", 100], [None, "其中：一小", 40], [None, "二小", 60], [2, "绿化", 5]], {3: 2, 4: 2}),
        ([NUMBERED, [1, "安保", 100], ["其中", "一小", 40], [None, "二小", 60]], {3: 2, 4: 2}),
        ([NUMBERED, [1, "安保", 100], ["1.1", "其中:一小", 40], ["1.2", "二小", 60], [2, "绿化", 5]], {3: 2, 4: 2}),
        ([NUMBERED, [1, "安保", 100], ["（1）", "其中：一小", 40], ["（2）", "二小", 60], [2, "绿化", 5]], {3: 2, 4: 2}),
        ([PLAIN, ["安保", 100], ["其中：一小", 40], ["　　二小", 60], ["绿化", 5]], {3: 2, 4: 2}),
        ([PLAIN, ["安保", 100], ["其 中：", None], ["一小", 40], ["二小", 60], ["绿化", 5]], {4: 2, 5: 2}),
        # Without a number or an indent nobody can tell that it goes on.
        ([PLAIN, ["安保", 100], ["其中：一小", 40], ["绿化", 5]], {3: 2}),
        # Nothing holds the amounts but they themselves.
        ([PLAIN, ["安保", "待定"], ["其中：一小", 40]], {}),
        ([PLAIN, ["合计", 100], ["其中：安保", 60], ["绿化", 40]], {}),
    ],
)  # fmt: skip
def test_which_rows_are_parts_of_which(
    rows: Rows, parts: dict[int, int], tmp_path: Path, dictionary: DataDictionary
) -> None:
    sources = [item.source for item in read(rows, tmp_path, dictionary).items if item.source]
    assert {each.row: each.part_of_row for each in sources if each.part_of_row} == parts


def test_money_counts_once_and_a_total_agrees(tmp_path: Path, dictionary: DataDictionary) -> None:
    rows = [NUMBERED, [1, "安保", 100], [None, "其中：一小", 40], [None, "二小", 70], ["合计", None, 100]]
    result = read(rows, tmp_path, dictionary)
    assert [item.budget for item in result.items] == [100, 40, 70]
    assert [item.counted_budget for item in result.items] == [100, Decimal(0), Decimal(0)]
    (table,) = result.tables
    assert [total.agrees for total in table.totals] == [True]
    assert table.notes == (
        "“其中”共 2 行（最先是第 3 行），照样审查；金额已含在上面一行里，合计和统计只计一次",
        "第 2 行下面的“其中”共 110 元，多于该行的 100 元",
    )


def test_a_part_belongs_to_the_unit_and_the_year_of_its_whole(
    tmp_path: Path, dictionary: DataDictionary
) -> None:
    rows = [
        ["单位", "年度", "项目名称", "预算（元）"],
        ["甲局", 2024, "安保", 9],
        [None, None, "其中：一小", 4],
    ]
    part = read(rows, tmp_path, dictionary).items[1]
    assert (part.purchaser, part.fiscal_year) == ("甲局", 2024)


@pytest.mark.parametrize(
    ("rows", "none"),
    [
        (
            [NUMBERED, [1, "安保", 9], [None, "其中：财政拨款", 5], [None, "自筹资金", 4], [2, "绿化", 1]],
            [3, 4],
        ),
        ([PLAIN, ["安保", 9], ["其中：2024年度", 5]], [3]),
        ([PLAIN, ["安保", 9], ["合计", 9], ["其中：本级", 5], ["　　下级", 4]], [4, 5]),
    ],
)
def test_what_only_splits_money_is_no_service(
    rows: Rows, none: list[int], tmp_path: Path, dictionary: DataDictionary
) -> None:
    rejected = read(rows, tmp_path, dictionary).rejected
    assert [row.source.row for row in rejected if row.reason == PART_ONLY] == none


def test_an_unread_amount_of_a_part_spoils_no_total(tmp_path: Path, dictionary: DataDictionary) -> None:
    rows = [PLAIN, ["安保", 9], ["其中：一小", "若干"], ["合计", 9]]
    (table,) = read(rows, tmp_path, dictionary).tables
    assert [(total.agrees, total.unread) for total in table.totals] == [(True, ())]
