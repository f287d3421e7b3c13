"""Tables as departments really hand them in: every row of each comes out as an item, or with its reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.read import ReadResult, read_items
from tests.read.builders import (
    formatted_blanks,
    ods,
    ods_cell,
    word,
    xlsb,
    xlsb_number,
    xlsb_row,
    xlsb_text,
    xlsx,
)
from tests.read.conftest import joined_fold

FILES = Path(__file__).parent / "samples"
HEADER = ["序号", "项目名称", "服务内容", "预算金额（万元）"]
TOTAL, NOTE, REPEATED = "合计行，不是服务事项", "附注行，不是服务事项", "重复的表头行"
NUMBERS, GROUP, NOTHING = "栏次行，不是服务事项", "目录分组行，不是服务事项", "事项名称和说明都为空"
NO_HEADER = "没有可识别的表头"
Told = tuple[str | None, str | None, int | Decimal | None]


@dataclass(frozen=True)
class Messy:
    """A file, what must be read of it, and how many rows it has (of a workbook, that is counted anew)."""

    build: Callable[[Path], Path]
    items: list[Told]
    rejected: list[tuple[int, str]] = field(default_factory=list)
    rows: int | None = None


def book(rows: Sequence[Sequence[Any]], sheet: str = "Sheet1", **given: Any) -> Callable[[Path], Path]:
    return lambda folder: xlsx(folder / "申报表.xlsx", {sheet: rows}, **given)


def books(sheets: dict[str, Any], **given: Any) -> Callable[[Path], Path]:
    return lambda folder: xlsx(folder / "申报表.xlsx", sheets, **given)


def written(name: str, content: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return write


MESSY: dict[str, Messy] = {
    "the unit of money in a column of its own": Messy(
        book(
            [
                ["项目名称", "单位名称", "预算金额", "单位", "说明"],
                ["道路保洁", "某局", 30, "万元", "清扫"],
                ["绿化养护", "某局", "200,000", "元", "修剪"],
                ["路灯巡检", "某局", "5万元", "万元", "巡检"],
            ]
        ),
        [("道路保洁", "某局", 300_000), ("绿化养护", "某局", 200_000), ("路灯巡检", "某局", 50_000)],
    ),
    "单位 beside the amount is the purchaser where units of money do not stand there": Messy(
        book([["项目名称", "预算金额", "单位"], ["道路保洁", 30, "某局"]]),
        [("道路保洁", "某局", 30)],
    ),
    "title, unit, total and signatures": Messy(
        book(
            [
                ["2024年政府购买服务项目申报表"],
                ["填报单位：某市水利局（盖章）　　单位：万元"],
                ["序号", "项目名称", "服务内容", "预算"],
                [1, "河道保洁", "打捞漂浮物", 30],
                [2, "堤防巡查", None, 12.5],
                ["合计", None, None, 42.5],
                ["填表人：张三", None, "审核人：李四"],
            ]
        ),
        [("河道保洁", "某市水利局", 300_000), ("堤防巡查", "某市水利局", 125_000)],
        [(6, TOTAL), (7, NOTE)],
    ),
    "unit and its label in two cells": Messy(
        book([["填报单位：", "某市审计局", None, "单位：元"], [*HEADER[:3], "预算"], [1, "审计", None, 9]]),
        [("审计", "某市审计局", 9)],
    ),
    "an empty line to write the unit on": Messy(
        book([["填报单位：＿＿＿＿＿（公章）"], HEADER, [1, "审计", None, 9]]),
        [("审计", None, 90_000)],
    ),
    "header of two merged rows": Messy(
        book(
            [
                ["序号", "项目名称", "预算金额（万元）", None, None, "采购方式"],
                [None, None, "合计", "财政拨款", "自筹资金", None],
                [1, "保洁", 30, 20, 10, "公开招标"],
                [2, "保安", 5, 5, None, "询价"],
            ],
            merged=["A1:A2", "B1:B2", "C1:E1", "F1:F2"],
        ),
        [("保洁", None, 300_000), ("保安", None, 50_000)],
    ),
    "header of two rows whose lower names the fields": Messy(
        book(
            [
                ["序号", "采购项目", None, "资金情况", None],
                [None, "名称", "内容", "预算金额（元）", "资金来源"],
                [1, "保洁", "楼内", 3000, "财政"],
            ],
            merged=["A1:A2", "B1:C1", "D1:E1"],
        ),
        [("保洁", None, 3000)],
    ),
    "header of two rows pasted without merges": Messy(
        written(
            "粘贴.csv",
            "单位名称,项目名称,资金,\n,,金额（万元）,资金来源\n某局,保洁,3,财政\n".encode("gb18030"),
        ),
        [("保洁", "某局", 30_000)],
        rows=3,
    ),
    "header of two rows repeated on the next page": Messy(
        book(
            [
                ["项目名称", "资金", None],
                [None, "金额（万元）", "资金来源"],
                ["保洁", 3, "财政"],
                ["项目名称", "资金", None],
                [None, "金额（万元）", "资金来源"],
                ["保安", 4, "财政"],
            ],
            merged=["A1:A2", "B1:C1", "A4:A5", "B4:C4"],
        ),
        [("保洁", None, 30_000), ("保安", None, 40_000)],
        [(4, REPEATED), (5, REPEATED)],
    ),
    "a row that counts the columns": Messy(
        book([HEADER, ["栏次", 1, 2, 3], [1, "保洁", None, 3]]),
        [("保洁", None, 30_000)],
        [(2, NUMBERS)],
    ),
    "a sheet a department": Messy(
        books(
            {
                "封面": [["某市2024年政府购买服务目录建议"], ["二〇二四年三月"]],
                "1.教育局": [HEADER, [1, "体检", None, 3]],
                "卫生健康委员会": [HEADER, [1, "义诊", None, 4]],
                "Sheet3": [HEADER, [1, "保洁", None, 5]],
                "各部门": [HEADER, [1, "保安", None, 6]],
            }
        ),
        [
            ("体检", "教育局", 30_000),
            ("义诊", "卫生健康委员会", 40_000),
            ("保洁", None, 50_000),
            ("保安", None, 60_000),
        ],
        [(1, NO_HEADER), (2, NO_HEADER)],
    ),
    "a column of units goes before the sheet's name": Messy(
        book([["单位名称", "项目名称"], ["某局", "保洁"], [None, "保安"]], sheet="财政局"),
        [("保洁", "某局", None), ("保安", None, None)],
    ),
    "the tables of two units on one sheet": Messy(
        book(
            [
                ["填报单位：甲局"],
                HEADER,
                [1, "保洁", None, 3],
                ["合计", None, None, 3],
                [],
                ["填报单位：乙局"],
                HEADER,
                [1, "保安", None, 4],
                ["合计", None, None, 4],
            ]
        ),
        [("保洁", "甲局", 30_000), ("保安", "乙局", 40_000)],
        [(4, TOTAL), (6, NOTE), (7, REPEATED), (9, TOTAL)],
    ),
    "tables of two layouts and units of money on one sheet": Messy(
        book(
            [
                ["单位：万元"],
                ["项目名称", "预算"],
                ["保洁", 3],
                ["单位：元"],
                ["预算", "项目名称", "资金来源"],
                [4, "保安", "财政"],
            ]
        ),
        [("保洁", None, 30_000), ("保安", None, 4)],
        [(4, NOTE), (5, REPEATED)],
    ),
    "hidden sheet, rows and column": Messy(
        books(
            {
                "表": [HEADER, [1, "保洁", None, 3], [2, "保安", None, 4]],
                "旧表": [HEADER, [1, "绿化", None, 5]],
            },
            hidden_rows=[3],
            hidden_columns="D",
            hidden_sheets=["旧表"],
        ),
        [("保洁", None, 30_000), ("保安", None, 40_000), ("绿化", None, 50_000)],
    ),
    "amounts as people write them": Messy(
        book(
            [
                ["项目名称", "预算金额（元）"],
                ["甲", "３００００"],
                ["乙", "1,234.50"],
                ["丙", "约30万"],
                ["丁", "30万元"],
                ["戊", " 5 000 "],
                ["己", "¥80,000.00元整"],
                ["庚", "待定"],
                ["辛", "1，200"],
            ]
        ),
        [
            ("甲", None, 30_000),
            ("乙", None, Decimal("1234.5")),
            ("丙", None, 300_000),
            ("丁", None, 300_000),
            ("戊", None, 5000),
            ("己", None, 80_000),
            ("庚", None, None),
            ("辛", None, 1200),
        ],
    ),
    "days as people write them": Messy(
        book(
            [
                ["项目名称", "合同开始日期", "年度"],
                ["甲", 45352, "2024年"],
                ["乙", "2024年3月", 2024],
                ["丙", "2024/3/1", "２０２４"],
                ["丁", date(2024, 3, 1), "2024.0"],
            ]
        ),
        [("甲", None, None), ("乙", None, None), ("丙", None, None), ("丁", None, None)],
    ),
    "totals of every unit and of all": Messy(
        book(
            [
                ["单位名称", "项目名称", "金额"],
                ["甲局", "保洁", 1],
                [None, "保安", 2],
                ["小计", None, 3],
                ["乙局", "绿化", 4],
                ["小计", None, 4],
                ["总计", None, 8],
            ],
            merged=["A2:A3"],
        ),
        [("保洁", "甲局", 1), ("保安", "甲局", 2), ("绿化", "乙局", 4)],
        [(4, TOTAL), (6, TOTAL), (7, TOTAL)],
    ),
    "the total stands above its rows": Messy(
        book([["项目名称", "金额"], ["合计", 3], ["保洁", 1], ["保安", 2]]),
        [("保洁", None, 1), ("保安", None, 2)],
        [(2, TOTAL)],
    ),
    "blank rows, a header a page, numbered notes": Messy(
        book(
            [
                HEADER,
                [1, "保洁", None, 3],
                [],
                HEADER,
                [2, "保安", None, 4],
                [None, "  "],
                ["填表说明："],
                ["1.本表由单位填报。"],
                ["2.金额为万元。"],
            ]
        ),
        [("保洁", None, 30_000), ("保安", None, 40_000)],
        [(4, REPEATED), (7, NOTE), (8, NOTE), (9, NOTE)],
    ),
    "groups and rows without anything to buy": Messy(
        book([HEADER, ["（一）", "综合服务"], [1, "保洁", None, 3], [2, None, None, 5], [3, "—", "无", 6]]),
        [("保洁", None, 30_000)],
        [(2, GROUP), (4, NOTHING), (5, NOTHING)],
    ),
    "names of the columns as forms print them": Messy(
        book(
            [
                ["*序\n号", "项 目\n名 称*", "主要内容（必填）", "预算\n（单位：万元）"],
                [1, "保洁", "楼内", "3"],
            ]
        ),
        [("保洁", None, 30_000)],
    ),
    "the table begins in the middle of the sheet": Messy(
        book([HEADER, [1, "保洁", None, 3]], at="C7"), [("保洁", None, 30_000)]
    ),
    "two columns for one field": Messy(
        book([["项目名称", "采购项目名称", "金额", "预算"], ["保洁", "楼内保洁", 3, 4]]), [("保洁", None, 3)]
    ),
    "names of the exchange": Messy(
        book(
            [
                ["purchaserName", "goodsName", "govServiceCatalogCode", "govServiceType", "budgetAmount"],
                ["某局", "保洁", "B0101", "A", 300_000],
            ]
        ),
        [("保洁", "某局", 300_000)],
    ),
    "texts that would be formulas, and signs that show nothing": Messy(
        book(
            [
                ["项目名称", "服务内容"],
                ["'=cmd|' /C calc'!A0", "x"],
                ["+保洁", "-保安"],
                ["@SUM(1)", "\u200b"],
                ["\u200b", "楼\u200b内"],
            ]
        ),
        [
            ("=cmd|' /C calc'!A0", None, None),
            ("+保洁", None, None),
            ("@SUM(1)", None, None),
            (None, None, None),
        ],
    ),
    "formulas that were not saved, and faults of the spreadsheet": Messy(
        book([["项目名称", "金额"], ["保洁", "=1+1"], ["保安", "#REF!"], ["#N/A", 3]]),
        [("保洁", None, None), ("保安", None, None)],
        [(4, NOTHING)],
    ),
    "a cell as long as a cell can be": Messy(
        book([["项目名称", "服务内容"], ["保洁", "长" * 32_767]]), [("保洁", None, None)]
    ),
    "fifty thousand formatted rows that hold nothing": Messy(
        lambda folder: formatted_blanks(folder / "空行.xlsx", [HEADER, [1, "保洁", None, 3]], 50_000),
        [("保洁", None, 30_000)],
    ),
    "an old workbook": Messy(
        lambda _: FILES / "旧版.xls",
        [
            ("保洁", "某市教育局", 305_000),
            ("保安", "某市教育局", 200_000),
            ("绿化", "某市教育局", None),
            ("体检", "卫健委", 3000),
        ],
        [(9, TOTAL)],
        rows=11,
    ),
    "an old workbook that is a web page": Messy(
        written(
            "导出.xls",
            "<html><head><title>不读</title><style>td{}</style></head><body>填报单位：某局<br>单位：万元"
            "<table border=1><tr><th rowspan=2>项目名称<th colspan=2>资金</tr><tr><td>金额<td>资金来源</tr>"
            "<tr><td>保&nbsp;洁</td><td>3</td><td rowspan=2>财政</td></tr><tr><td>保安<script>x</script><td>4</tr>"
            "<tr><td></td></tr><tr><td>合计</td><td>7</td></tr></table></body></html>".encode(),
        ),
        [("保 洁", "某局", 30_000), ("保安", "某局", 40_000)],
        [(6, TOTAL)],
        rows=6,
    ),
    "a new workbook that is a text": Messy(
        written("导出.xlsx", "项目名称\t金额\n保洁\t3\n\n保安\t4\n".encode("gb18030")),
        [("保洁", None, 3), ("保安", None, 4)],
        rows=4,
    ),
    "a new workbook under an old name": Messy(
        lambda folder: xlsx(folder / "旧名.xls", {"表": [HEADER, [1, "保洁", None, 3]]}),
        [("保洁", None, 30_000)],
        rows=2,
    ),
    "a text with rows of several lines": Messy(
        written(
            "x.csv", '项目名称,服务内容,金额\n保洁,"楼内\n楼外",3\n\n,,\n保安,门岗,4\n合计,,7\n'.encode()
        ),
        [("保洁", None, 3), ("保安", None, 4)],
        [(7, TOTAL)],
        rows=6,
    ),
    "an open document with repeated rows": Messy(
        written(
            "x.ods",
            ods(
                f'<table:table table:name="文旅局"><table:table-row>{ods_cell("项目名称")}{ods_cell("服务内容")}'
                f'</table:table-row><table:table-row table:number-rows-repeated="2" table:visibility="collapse">'
                f"{ods_cell('保洁')}</table:table-row><table:table-row table:number-rows-repeated='3'>"
                f"<table:table-cell/></table:table-row><table:table-row>{ods_cell('保安')}</table:table-row>"
                f"<table:table-row table:number-rows-repeated='1048569'><table:table-cell/></table:table-row></table:table>"
            ),
        ),
        [("保洁", "文旅局", None), ("保洁", "文旅局", None), ("保安", "文旅局", None)],
        rows=7,
    ),
    "a binary workbook": Messy(
        written(
            "x.xlsb",
            xlsb(
                xlsb_row(1)
                + xlsb_text(0, "项目名称")
                + xlsb_text(1, "金额（万元）")
                + xlsb_row(2)
                + xlsb_text(0, "保洁")
                + xlsb_number(1, 3.5)
                + xlsb_row(4, hidden=True)
                + xlsb_text(0, "保安")
            ),
        ),
        [("保洁", None, 35_000), ("保安", None, None)],
        rows=4,
    ),
    "a document with two tables and merged cells": Messy(
        lambda folder: word(
            folder / "申报.docx",
            "某市政府购买服务申报表",
            "填报单位：某市林业局    单位：万元",
            [
                ["序号", "项目名称", "服务内容", "预算"],
                ["1", "造林", "荒山", "30"],
                ["2", None, "护林", "12"],
                ["合计", None, None, "42"],
            ],
            "附：下属单位",
            [["单位名称", "项目名称"], ["林场", "防火"], ["", ""], ["苗圃", "育苗"]],
            merged=[(1, 1, 2, 1), (3, 0, 3, 2)],
        ),
        [
            ("造林", "某市林业局", 300_000),
            ("造林", "某市林业局", 120_000),
            ("防火", "林场", None),
            ("育苗", "苗圃", None),
        ],
        [(4, TOTAL)],
        rows=8,
    ),
    "records a line, some of them broken": Messy(
        written(
            "x.jsonl",
            (
                json.dumps({"goodsName": "保洁", "budgetAmount": "30万元"})
                + '\n\n{"goodsName"\n'
                + json.dumps({"x": 1})
            ).encode(),
        ),
        [("保洁", None, 300_000)],
        [(3, "不是合法的 JSON"), (4, NOTHING)],
        rows=4,
    ),
}


@pytest.fixture(params=MESSY, ids=lambda name: name.replace(" ", "-"))
def messy(request: pytest.FixtureRequest) -> Messy:
    return MESSY[request.param]


@pytest.fixture
def result(messy: Messy, tmp_path: Path, dictionary: DataDictionary) -> ReadResult:
    return read_items(messy.build(tmp_path), dictionary, joined_fold)


def test_what_is_bought_by_whom_for_how_much(messy: Messy, result: ReadResult) -> None:
    assert [(item.name, item.purchaser, item.budget) for item in result.items] == messy.items


def test_every_other_row_has_its_reason(messy: Messy, result: ReadResult) -> None:
    told = [(row.source.row, row.reason) for row in result.rejected]
    assert len(told) == len(messy.rejected)
    for (row, reason), (expected, start) in zip(told, messy.rejected, strict=True):
        assert (row, reason[: len(start)]) == (expected, start)


def test_every_row_of_the_file_is_accounted_for(messy: Messy, result: ReadResult, tmp_path: Path) -> None:
    counted = sum(table.rows.total for table in result.tables)
    assert counted == (messy.rows or rows_in_use(next(tmp_path.glob("*.xlsx"))))
    assert sum(table.rows.items for table in result.tables) == len(result.items)
    assert sum(sum(table.rows.rejected.values()) for table in result.tables) == len(result.rejected)


def rows_in_use(path: Path) -> int:
    """Return down to which row anything stands in each sheet, added up: counted by another library."""
    workbook = openpyxl.load_workbook(path)
    return sum(
        max(
            (
                cell.row
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None and str(cell.value).replace("\u200b", "").strip()
            ),
            default=0,
        )
        for sheet in workbook.worksheets
    )
