"""Tables of departments as they come in: titles, units, subtotals, pages, years, remarks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from procurement_rules.model.field import DataDictionary
from tests.read.builders import word
from tests.read.zoo import (
    GROUP,
    NO_HEADER,
    NOTE,
    NUMBERS,
    REPEATED,
    TITLE,
    TOTAL,
    Animal,
    check,
    sheet,
    sheets,
    told,
)

HEADER = ["序号", "单位名称", "项目名称", "目录编码", "服务内容", "预算金额（万元）", "预算年度", "备注"]
SHORT = ["序号", "项目名称", "服务内容", "预算（万元）"]
NOT_WRITTEN = "没有写明金额"

ZOO: dict[str, Animal] = {
    "a budget bureau's standard list": Animal(
        sheet(
            [
                ["附件2"],
                ["某县2024年政府购买服务项目预算表"],
                ["编制单位：某县财政局", None, None, None, None, None, None, "单位：万元"],
                HEADER,
                [1, "县民政局", "养老助餐", "A0402", "日间照料", 12.5, 2024, None],
                [2, "县残联", "辅具适配", "A0403", None, "8", "2024年", "续签"],
                ["合计", None, None, None, None, 20.5],
                ["填报人：张三", None, None, "联系电话：0391-1234567"],
            ],
            merged=["A2:H2"],
        ),
        [
            told("养老助餐", "县民政局", 125_000, "A0402", 2024),
            told("辅具适配", "县残联", 80_000, "A0403", 2024),
        ],
        [(7, TOTAL), (8, NOTE)],
        rows=8,
    ),
    "the unit in a bracket of the title": Animal(
        sheet([["购买服务申报表（单位：万元）"], ["项目名称", "预算"], ["保洁", 3]]),
        [told("保洁", None, 30_000)],
        rows=3,
    ),
    "subtotals of every unit in a merged first column": Animal(
        sheet(
            [
                ["单位", "序号", "项目名称", "金额（元）"],
                ["教育局", 1, "体检", 100],
                [None, 2, "安保", 200],
                [None, "小计", None, 300],
                ["水利局", 1, "巡堤", 400],
                [None, "小计", None, 400],
                ["总计", None, None, 700],
            ],
            merged=["A2:A4", "A5:A6"],
        ),
        [told("体检", "教育局", 100), told("安保", "教育局", 200), told("巡堤", "水利局", 400)],
        [(4, TOTAL), (6, TOTAL), (7, TOTAL)],
        rows=7,
    ),
    "columns of two years, the title states the earlier": Animal(
        sheet(
            [
                ["2023年度购买服务执行情况"],
                ["项目名称", "2023年预算（万元）", "2024年预算（万元）"],
                ["保洁", 3, 4],
            ]
        ),
        [told("保洁", None, 30_000, None, 2023)],
        rows=3,
        notes=["表名写明 2023 年"],
    ),
    "columns of three years under one head, no title": Animal(
        sheet(
            [
                ["项目名称", "预算金额（万元）", None, None, "备注"],
                [None, "2022年", "2023年", "2024年", None],
                ["保洁", 3, 4, 5, None],
                ["合计", 3, 4, 5],
            ],
            merged=["A1:A2", "B1:D1", "E1:E2"],
        ),
        [told("保洁", None, 50_000, None, 2024)],
        [(4, TOTAL)],
        rows=4,
        notes=["表名没有写明年度，取最近的 2024 年"],
    ),
    "a title of a year that no column has": Animal(
        sheet([["二〇二五年预算建议"], ["项目名称", "2023年金额", "2024年金额（元）"], ["保洁", 3, 4]]),
        [told("保洁", None, 4, None, 2024)],
        rows=3,
        notes=["表名写明 2025 年而没有这一年的列"],
    ),
    "a total of all years beside one a year": Animal(
        sheet([["项目名称", "2024年预算", "2025年预算", "预算总额（元）"], ["保洁", 3, 4, 7]]),
        [told("保洁", None, 7)],
        rows=2,
        notes=["不分年度"],
    ),
    "last year's outlay is no budget": Animal(
        sheet([["项目名称", "2023年执行数", "2024年预算数（元）"], ["保洁", 3, 4]]),
        [told("保洁", None, 4, None, 2024)],
        rows=2,
    ),
    "the whole under sources of money": Animal(
        sheet(
            [
                ["项目名称", "资金来源（万元）", None, None],
                [None, "合计", "其中：财政拨款", "自筹"],
                ["保洁", 5, 3, 2],
            ],
            merged=["A1:A2", "B1:D1"],
        ),
        [told("保洁", None, 50_000)],
        rows=3,
    ),
    "only parts, which are added up": Animal(
        sheet(
            [
                ["项目名称", "资金来源（万元）", None],
                [None, "财政拨款", "单位自筹"],
                ["保洁", 3, 2],
                ["保安", 3, None],
                ["绿化", "待定", 2],
                ["合计", 6, 4],
            ],
            merged=["A1:A2", "B1:C1"],
        ),
        [told("保洁", None, 50_000), told("保安", None, 30_000), told("绿化")],
        [(6, TOTAL)],
        [("B5", NOT_WRITTEN)],
        rows=6,
        notes=["各分项之和"],
    ),
    "parts of a whole that stands nowhere": Animal(
        sheet([["项目名称", "其中：财政拨款（万元）", "自筹资金（万元）"], ["保洁", 3, 2]]),
        [told("保洁")],
        rows=2,
        notes=["分项不能相加"],
    ),
    "parts in a header of two rows that was pasted": Animal(
        sheet([["项目名称", "资金来源（万元）", None], [None, "财政拨款", "自筹"], ["保洁", 3, 2]]),
        [told("保洁", None, 50_000)],
        rows=3,
        notes=["各分项之和"],
    ),
    "parts of two years": Animal(
        sheet(
            [
                ["2023年申报表"],
                ["项目名称", "2023年（万元）", None, "2024年（万元）", None],
                [None, "财政拨款", "自筹", "财政拨款", "自筹"],
                ["保洁", 3, 2, 4, 5],
            ],
            merged=["A2:A3", "B2:C2", "D2:E2"],
        ),
        [told("保洁", None, 50_000, None, 2023)],
        rows=4,
        notes=["表名写明 2023 年", "各分项之和"],
    ),
    "parts of this year's budget beside last year's outlay": Animal(
        sheet(
            [
                ["项目名称", "2023年执行数（万元）", None, "2024年预算数（万元）", None],
                [None, "财政拨款", "自筹", "财政拨款", "自筹"],
                ["保洁", 3, 2, 4, 5],
            ],
            merged=["A1:A2", "B1:C1", "D1:E1"],
        ),
        [told("保洁", None, 90_000, None, 2024)],
        rows=3,
        notes=["各分项之和：D 列"],
    ),
    "parts of an outlay are no budget": Animal(
        sheet(
            [["项目名称", "上年支出", None], [None, "财政拨款", "自筹"], ["保洁", 3, 2]],
            merged=["A1:A2", "B1:C1"],
        ),
        [told("保洁")],
        rows=3,
    ),
    "the amount before its parts": Animal(
        sheet([["项目名称", "预算金额（万元）", "其中：财政拨款", "自筹资金"], ["保洁", 5, 3, 2]]),
        [told("保洁", None, 50_000)],
        rows=2,
    ),
    "one column called the sum": Animal(
        sheet([["项目名称", "财政拨款（万元）", "自筹（万元）", "合计（万元）"], ["保洁", 3, 2, 5]]),
        [told("保洁", None, 50_000)],
        rows=2,
    ),
    "amounts as clerks type them": Animal(
        sheet(
            [
                ["项目名称", "预算金额"],
                ["一", "5.5w"],
                ["二", "10萬元"],
                ["三", "30万左右"],
                ["四", "约30-40万元"],
                ["五", "叁拾万元整"],
                ["六", "￥300,000.00元"],
                ["七", "30万元/年"],
                ["八", "—"],
                ["九", "/"],
                ["十", "待定"],
                ["十一", "暂未确定"],
                ["十二", "3０万元"],
                ["十三", "30\n40"],
                ["十四", -5],
            ]
        ),
        [
            told("一", None, 55_000),
            told("二", None, 100_000),
            told("三", None, 300_000),
            told("四"),
            told("五", None, 300_000),
            told("六", None, 300_000),
            *[told(name) for name in ("七", "八", "九", "十", "十一")],
            told("十二", None, 300_000),
            told("十三"),
            told("十四"),
        ],
        unread=[
            ("B5", "是一个区间"),
            ("B8", "是单价或每期的金额"),
            ("B11", NOT_WRITTEN),
            ("B12", NOT_WRITTEN),
            ("B14", "不是金额"),
            ("B15", "是负数"),
        ],
        rows=15,
    ),
    "a price by the month and by the head": Animal(
        sheet(
            [["项目名称", "预算"], ["保洁", "5000元/人·月"], ["保安", "每年12万"], ["会务", "不超过3万元"]]
        ),
        [told("保洁"), told("保安"), told("会务")],
        unread=[("B2", "是单价或每期的金额"), ("B3", "是单价或每期的金额"), ("B4", "只写了上限或下限")],
        rows=4,
    ),
    "a header on every printed page, and page totals": Animal(
        sheet(
            [
                ["某局购买服务明细表"],
                SHORT,
                [1, "保洁", None, 3],
                ["本页小计", None, None, 3],
                ["某局购买服务明细表（续）"],
                SHORT,
                [2, "保安", None, 4],
                ["本页小计", None, None, 4],
                ["合  计", None, None, 7],
            ],
            merged=["A1:D1", "A5:D5"],
        ),
        [told("保洁", "某局", 30_000), told("保安", "某局", 40_000)],
        [(4, TOTAL), (5, TITLE), (6, REPEATED), (8, TOTAL), (9, TOTAL)],
        rows=9,
    ),
    "one merged title over two tables side by side in time": Animal(
        sheet(
            [
                ["2024年购买服务目录（单位：元）"],
                ["一、基本公共服务"],
                ["编码", "项目名称", "金额"],
                ["A01", "体检", 100],
                ["二、履职辅助服务"],
                ["编码", "项目名称", "金额"],
                ["B01", "会议", 200],
            ],
            merged=["A1:C1", "A2:C2", "A5:C5"],
        ),
        [told("体检", None, 100, "A01"), told("会议", None, 200, "B01")],
        [(5, TITLE), (6, REPEATED)],
        rows=7,
    ),
    "remarks that hold rules": Animal(
        sheet(
            [
                [*SHORT, "备注"],
                [1, "窗口服务", "窗口办件", 3, "由派遣公司派遣人员，我局管理考勤"],
                [2, "保洁", None, 4, "新增"],
            ]
        ),
        [told("窗口服务", None, 30_000), told("保洁", None, 40_000)],
        rows=3,
        described=["窗口办件\n由派遣公司派遣人员，我局管理考勤", None],
    ),
    "a cover, instructions, the table, an empty sheet": Animal(
        sheets(
            {
                "封面": [
                    ["某市2024年政府购买服务项目申报书"],
                    [],
                    ["申报单位（盖章）："],
                    ["二〇二四年三月"],
                ],
                "填表说明": [["填表说明"], ["一、本表由预算单位填报。"], ["二、金额单位为万元。"]],
                "申报表": [SHORT, [1, "保洁", None, 3]],
                "Sheet4": [],
            }
        ),
        [told("保洁", None, 30_000)],
        [*[(row, NO_HEADER) for row in (1, 3, 4)], *[(row, NO_HEADER) for row in (1, 2, 3)]],
        rows=9,
    ),
    "a sheet a unit, hidden rows among them": Animal(
        sheets(
            {
                "县教育局": [SHORT, [1, "体检", None, 3], [2, "安保", None, 4]],
                "县水利局": [SHORT, [1, "巡堤", None, 5]],
            },
            hidden_rows=[3],
        ),
        [
            told("体检", "县教育局", 30_000),
            told("安保", "县教育局", 40_000),
            told("巡堤", "县水利局", 50_000),
        ],
        rows=5,
    ),
    "numbers as text, days as numbers": Animal(
        sheet(
            [
                ["序号", "项目名称", "预算金额（万元）", "预算年度", "合同开始日期", "目录编码"],
                ["1", "保洁", "3.50 ", "2024", 45352, "0101"],
                ["2", "保安", " 4", "二〇二四年", date(2024, 3, 1), "A0101"],
            ]
        ),
        [told("保洁", None, 35_000, "0101", 2024), told("保安", None, 40_000, "A0101", 2024)],
        rows=3,
    ),
    "columns that are counted, and groups numbered in Chinese": Animal(
        sheet(
            [
                SHORT,
                ["甲", "乙", 1, 2],
                ["一、", "公共服务"],
                [1, "体检", None, 3],
                ["二、", "辅助服务"],
                [1, "会议", None, 4],
            ]
        ),
        [told("体检", None, 30_000), told("会议", None, 40_000)],
        [(2, NUMBERS), (3, GROUP), (5, GROUP)],
        rows=6,
    ),
    "signatures that take three lines": Animal(
        sheet(
            [
                SHORT,
                [1, "保洁", None, 3],
                ["单位负责人：", None, "经办人：李四", "填报日期：2024年3月1日"],
                ["联系电话：123", None],
                ["注：1.本表一式两份；"],
                ["2.金额以批复为准。"],
            ]
        ),
        [told("保洁", None, 30_000)],
        [(3, NOTE), (4, NOTE), (5, NOTE), (6, NOTE)],
        rows=6,
    ),
    "two tables of different columns with a blank row between": Animal(
        sheet(
            [
                ["一、延续项目"],
                ["项目名称", "预算（万元）", "合同期限"],
                ["保洁", 3, "一年"],
                [],
                ["二、新增项目"],
                ["序号", "采购单位", "项目名称", "预算（元）"],
                [1, "某局", "保安", 40_000],
            ]
        ),
        [told("保洁", None, 30_000), told("保安", "某局", 40_000)],
        [(5, TITLE), (6, REPEATED)],
        rows=7,
    ),
    "an amount merged over the rows that share it": Animal(
        sheet([["项目名称", "预算（元）"], ["保洁", 30], ["保安", None], ["合计", 30]], merged=["B2:B3"]),
        [told("保洁", None, 30), told("保安")],
        [(4, TOTAL)],
        [("B3", "与第 2 行合并的金额只计入第 2 行")],
        rows=4,
    ),
    "a unit of measure, a quantity and a price beside the sum": Animal(
        sheet(
            [
                ["采购单位", "标的名称", "单位", "数量", "单价（元）", "金额（元）"],
                ["某局", "保洁", "平方米", 100, 3, 300],
            ]
        ),
        [told("保洁", "某局", 300)],
        rows=2,
    ),
    "a document with a table a unit": Animal(
        lambda folder: word(
            folder / "汇总.docx",
            "2024年购买服务汇总",
            "填报单位：甲局　单位：万元",
            [["项目名称", "预算"], ["保洁", "3"], ["合计", "3"]],
            "填报单位：乙局　单位：元",
            [["项目名称", "预算"], ["保安", "400"]],
        ),
        [told("保洁", "甲局", 30_000, None, 2024), told("保安", "乙局", 400, None, 2024)],
        [(3, TOTAL)],
        rows=5,
    ),
}


@pytest.mark.parametrize("name", ZOO, ids=lambda name: name.replace(" ", "-"))
def test_every_row_goes_where_an_officer_puts_it(
    name: str, tmp_path: Path, dictionary: DataDictionary
) -> None:
    check(ZOO[name], tmp_path, dictionary)
