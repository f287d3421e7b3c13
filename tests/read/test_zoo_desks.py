"""Tables as they leave a desk: titles that name the unit, units over their rows, 其中, endings of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.read.rows.row_kind import PART_ONLY, UNIT
from tests.read.builders import word
from tests.read.zoo import NOTE, TOTAL, Animal, check, sheet, told, written

ZOO: dict[str, Animal] = {
    "an export with a preface and a total": Animal(
        written(
            "导出.csv",
            "聊城市教育局2024年政府购买服务项目表,,\n,,单位：万元\n序号,项目名称,预算\n1,保安,'3\n合计,,3\n".encode(
                "gb18030"
            ),
        ),
        [told("保安", "聊城市教育局", 30_000, None, 2024)],
        [(5, TOTAL)],
        rows=5,
    ),
    "a title in two lines over a list with its parts": Animal(
        lambda folder: word(
            folder / "申报表.docx",
            "市卫生健康委员会",
            "2024年政府购买服务计划表",
            [
                ["序号", "服务项目", "资金（万元）", "备注"],
                ["1", "体检", "10", "含：①血检②尿检"],
                ["", "其中：职工体检", "6", ""],
                ["", "退休体检", "4", ""],
                ["合计", "", "10", ""],
            ],
        ),
        [
            told("体检", "市卫生健康委员会", 100_000, None, 2024),
            told("其中：职工体检", "市卫生健康委员会", 60_000, None, 2024),
            told("退休体检", "市卫生健康委员会", 40_000, None, 2024),
        ],
        [(5, TOTAL)],
        rows=5,
        notes=["金额已含在上面一行里"],
    ),
    "a letter with a list": Animal(
        lambda folder: word(
            folder / "函.docx",
            "关于报送2024年政府购买服务项目的函",
            "市财政局：",
            "根据市财政局《关于做好2023年政府购买服务工作的通知》要求，现将我局项目报送如下：",
            [["项目名称", "金额（万元）"], ["保安", "3"]],
            "市教育局",
        ),
        [told("保安", None, 30_000, None, 2024)],
        rows=2,
    ),
    "units over their rows, with subtotals": Animal(
        sheet(
            [
                ["序号", "项目名称", "金额（元）"],
                ["一、市教育局"],
                [1, "保安", 3],
                ["小计", None, 3],
                ["二、市民政局（含下属单位）"],
                [1, "养老", 4],
                ["小计", None, 4],
                ["合计", None, 7],
            ],
            merged=["A2:C2", "A5:C5"],
        ),
        [told("保安", "市教育局", 3), told("养老", "市民政局", 4)],
        [(2, UNIT), (4, TOTAL), (5, UNIT), (7, TOTAL), (8, TOTAL)],
        rows=8,
        notes=["第 2 行这样只写单位的行"],
    ),
    "what pays is listed under the service and under the total": Animal(
        sheet(
            [
                ["项目名称", "预算（万元）"],
                ["校园安保", 100],
                ["其中：财政拨款", 80],
                ["自筹资金", 20],
                ["保洁", 20],
                ["合计", 120],
                ["其中：财政拨款", 100],
                ["单位自筹", 20],
            ]
        ),
        [told("校园安保", None, 1_000_000), told("保洁", None, 200_000)],
        [(3, PART_ONLY), (4, PART_ONLY), (6, TOTAL), (7, PART_ONLY), (8, PART_ONLY)],
        rows=8,
    ),
    "a name under its class, and two sources under one amount": Animal(
        sheet(
            [
                ["序号", "项目名称", None, "预算金额（元）", None],
                [None, "大类", "具体项目", "财政", "自筹"],
                [1, "物业", "保安", 3, 1],
                [2, None, "保洁", 4, None],
            ],
            merged=["A1:A2", "B1:C1", "D1:E1", "B3:B4"],
        ),
        [told("保安", None, 4), told("保洁", None, 4)],
        rows=4,
        notes=["各分项之和"],
    ),
    "a price, a quantity and what they come to": Animal(
        sheet(
            [
                ["项目名称", "数量", "单位", "单价（元）", "总价（元）"],
                ["保安", 10, "人", 3000, 30_000],
                ["合计：30000元（大写：叁万元整）"],
                ["（以下无正文）"],
            ]
        ),
        [told("保安", None, 30_000)],
        [(3, TOTAL), (4, NOTE)],
        rows=4,
    ),
    "signatures and a day below": Animal(
        sheet(
            [
                ["购\n买\n主\n体", "项目", "实施年度", "金额\n（元）"],
                ["市\n教\n育\n局", "保安", "2024年1月至12月", 3],
                ["市 民 政 局", "养老", "2024-2026年", 4],
                ["单位负责人：张三", "财务负责人：李四"],
                ["2023年11月5日"],
                ["以下空白"],
            ]
        ),
        [told("保安", "市教育局", 3, None, 2024), told("养老", "市民政局", 4)],
        [(4, NOTE), (5, NOTE), (6, NOTE)],
        [("C3", "应为四位数年份")],
        rows=6,
    ),
}


@pytest.mark.parametrize("name", ZOO, ids=lambda name: name.replace(" ", "-"))
def test_every_row_goes_where_an_officer_puts_it(
    name: str, tmp_path: Path, dictionary: DataDictionary
) -> None:
    check(ZOO[name], tmp_path, dictionary)
