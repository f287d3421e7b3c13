"""Rows over others: groups with their sums, units in a row of their own, and lines that name a unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.model.field import DataDictionary
from tests.read.zoo import GROUP, NOTE, NOTHING, TOTAL, Animal, check, sheet, told

UNIT = "单位分组行，不是服务事项"
HEADER = ["序号", "单位名称", "事项名称", "目录编码", "预算金额（元）"]
SHORT = ["序号", "项目名称", "金额（元）"]
HEADED = "认作其下各行的购买主体"

ROWS: dict[str, Animal] = {
    "groups with their sums, under a total": Animal(
        sheet(
            [
                HEADER,
                [None, None, "合计", None, 60],
                ["一", None, "公共服务", None, 30],
                [1, "市民政局", "养老服务", "A0401", 10],
                [2, "市民政局", "救助服务", "A0402", 20],
                ["二", None, "履职服务", None, 30],
                [3, "市教育局", "视力筛查", "A0502", 30],
            ]
        ),
        [
            told("养老服务", "市民政局", 10, "A0401"),
            told("救助服务", "市民政局", 20, "A0402"),
            told("视力筛查", "市教育局", 30, "A0502"),
        ],
        [(2, TOTAL), (3, GROUP), (6, GROUP)],
        rows=7,
    ),
    "groups within groups, numbered in the name": Animal(
        sheet(
            [
                HEADER,
                [None, None, "一、公共服务", None, 30],
                [None, None, "（一）养老服务类", None, 30],
                [1, "市民政局", "养老服务", "A0401", 10],
                [2, "市民政局", "救助服务", "A0402", 20],
            ]
        ),
        [told("养老服务", "市民政局", 10, "A0401"), told("救助服务", "市民政局", 20, "A0402")],
        [(2, GROUP), (3, GROUP)],
        rows=5,
    ),
    "groups that only their sums tell": Animal(
        sheet(
            [
                SHORT,
                ["一", "公共服务", 30],
                [1, "养老", 10],
                [2, "救助", 20],
                ["二", "其他", 5],
                [3, "保洁", 5],
            ]
        ),
        [told("养老", None, 10), told("救助", None, 20), told("保洁", None, 5)],
        [(2, GROUP), (5, GROUP)],
        rows=6,
    ),
    "items that are numbered 一, 二": Animal(
        sheet([HEADER, ["一", None, "保洁", None, 30], ["二", "市教育局", "保安", "A01", 20]]),
        [told("保洁", None, 30), told("保安", "市教育局", 20, "A01")],
        rows=3,
        notes=["1 行没有写（最先是第 2 行）"],
    ),
    "one numbered otherwise whose amount is not that of the rows below": Animal(
        sheet([SHORT, ["一", "保洁", 30], [1, "养老", 10], [2, "救助", 2]]),
        [told("保洁", None, 30), told("养老", None, 10), told("救助", None, 2)],
        rows=4,
    ),
    "roads of the first and second class": Animal(
        sheet([HEADER, [None, None, "一、二级公路养护", None, 30], [2, "市民政局", "保安", "A01", 20]]),
        [told("一、二级公路养护", None, 30), told("保安", "市民政局", 20, "A01")],
        rows=3,
        notes=["1 行没有写（最先是第 2 行）"],
    ),
    "numbers that no sum can hold": Animal(
        sheet([SHORT, ["一", "保洁", "NaN"], [1, "养老", "1e999999"], [2, "救助", "Infinity"]]),
        [told("保洁"), told("养老"), told("救助")],
        unread=[("C2", "没有写明金额"), ("C3", "不是金额"), ("C4", "没有写明金额")],
        rows=4,
    ),
    "a unit in a row of its own, over rows that leave its column blank": Animal(
        sheet(
            [
                ["单位名称", "事项名称", "目录编码", "预算金额（元）"],
                ["市民政局", None, None, 30],
                ["  ", "养老服务", "A0401", 10],
                [None, "救助服务", "A0402", 20],
                ["市教育局", None, None, 5],
                [None, "视力筛查", "A0502", 5],
            ]
        ),
        [
            told("养老服务", "市民政局", 10, "A0401"),
            told("救助服务", "市民政局", 20, "A0402"),
            told("视力筛查", "市教育局", 5, "A0502"),
        ],
        [(2, UNIT), (5, UNIT)],
        rows=6,
        notes=[HEADED],
    ),
    "a unit in the first row of its items only": Animal(
        sheet(
            [HEADER, [1, "市民政局", "养老", None, 1], [2, None, "救助", None, 2], [3, None, "殡葬", None, 3]]
        ),
        [told("养老", "市民政局", 1), told("救助", None, 2), told("殡葬", None, 3)],
        rows=4,
        notes=["2 行没有写（最先是第 3 行）"],
    ),
    "a unit of its own ends what a row above says": Animal(
        sheet(
            [
                ["单位名称", "事项名称", "预算金额（元）"],
                ["市民政局", None, 30],
                [None, "养老", 10],
                ["市福利院", "护理", 20],
                [None, "保洁", 5],
            ]
        ),
        [told("养老", "市民政局", 10), told("护理", "市福利院", 20), told("保洁", None, 5)],
        [(2, UNIT)],
        rows=5,
        notes=[HEADED, "1 行没有写（最先是第 5 行）"],
    ),
    "lines that name the unit between the rows": Animal(
        sheet(
            [
                ["部门：市民政局"],
                ["序号", "事项名称", "预算金额（元）"],
                [1, "养老", 10],
                ["部门：市教育局"],
                [2, "视力筛查", 20],
                ["填报单位：市司法局"],
                [3, "法律援助", 30],
                ["填报单位：市司法局（盖章）"],
            ]
        ),
        [told("养老", "市民政局", 10), told("视力筛查", "市教育局", 20), told("法律援助", "市司法局", 30)],
        [(4, UNIT), (6, UNIT), (8, NOTE)],
        rows=8,
        notes=[HEADED],
    ),
    "a numbered row with a unit and no name is no unit over others": Animal(
        sheet([HEADER, [1, "市民政局", None, None, 3], [2, None, "保洁", None, 4]]),
        [told("保洁", None, 4)],
        [(2, NOTHING)],
        rows=3,
        notes=["1 行没有写（最先是第 3 行）"],
    ),
}


@pytest.mark.parametrize("name", ROWS, ids=lambda name: name.replace(" ", "-"))
def test_rows_over_others(name: str, tmp_path: Path, dictionary: DataDictionary) -> None:
    check(ROWS[name], tmp_path, dictionary)


def test_the_sum_of_a_group_is_checked(tmp_path: Path, dictionary: DataDictionary) -> None:
    result = check(ROWS["groups with their sums, under a total"], tmp_path, dictionary)
    assert [(each.row, each.agrees) for each in result.tables[0].totals] == [(2, True), (3, True), (6, True)]
