"""Rows that are no items, and what stands around a table, as departments write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from procurement_rules.read import ReadResult
from procurement_rules.read.rows.row_kind import COLUMN_REMARKS, NO_PURCHASES, NOTE, UNIT

Read = Callable[[Path], ReadResult]
Write = Callable[..., Path]
HEADER = ["序号", "单位名称", "事项名称", "目录编码", "预算金额（万元）"]
ITEM = [1, "市民政局", "养老服务评定", "A0401", 30]


@pytest.mark.parametrize(
    "row",
    [
        ["No.", "Unit", "Item name", "Code", "Budget"],
        ["xuhao", "danwei", "shixiang", "bianma", "jine"],
        ["文本", "文本", "文本", "文本", "数值"],
        ["自动生成", "填写单位全称", "请填写三级目录名称", "下拉选择", "保留两位小数"],
    ],
)
def test_a_row_about_the_columns_is_no_item(row: list[str], workbook: Write, read: Read) -> None:
    result = read(workbook([HEADER, row, ITEM]))
    assert [(item.name, item.purchaser) for item in result.items] == [("养老服务评定", "市民政局")]
    assert [each.reason for each in result.rejected] == [COLUMN_REMARKS]


def test_further_down_such_a_row_is_an_item(workbook: Write, read: Read) -> None:
    rows = [["单位名称", "事项名称", "说明"], ["市民政局", "评定", "每年"], ["IBM", "GIS", "VPN"]]
    assert [item.name for item in read(workbook(rows)).items] == ["评定", "GIS"]


@pytest.mark.parametrize("text", ["本单位无政府购买服务项目", "我局2024年度暂无购买服务事项", "无项目"])
def test_that_there_is_nothing_to_buy_is_no_item(text: str, workbook: Write, read: Read) -> None:
    result = read(workbook([HEADER, ITEM, [2, "市司法局", text]]))
    assert len(result.items) == 1
    assert [each.reason for each in result.rejected] == [NO_PURCHASES]


def test_a_service_that_begins_so_is_an_item(workbook: Write, read: Read) -> None:
    rows = [HEADER, [1, "市残联", "无障碍改造项目监理", None, 3], [2, "市残联", "无偿献血宣传项目", None, 3]]
    assert len(read(workbook(rows)).items) == 2


def test_rows_numbered_below_one_are_its_parts(workbook: Write, read: Read) -> None:
    rows = [
        HEADER,
        [1, "市民政局", "养老服务", None, 50],
        ["1.1", None, "评定", None, 30],
        ["1.2", None, "培训", None, 20],
    ]
    result = read(workbook([*rows, [2, "市司法局", "法律援助", None, 5], ["合计", None, None, None, 55]]))
    assert [item.source.part_of_row for item in result.items if item.source] == [None, 2, 2, None]
    assert [item.purchaser for item in result.items] == ["市民政局"] * 3 + ["市司法局"]
    assert result.tables[0].totals[-1].agrees


def test_a_row_without_a_number_may_go_on_with_the_one_above(workbook: Write, read: Read) -> None:
    result = read(workbook([HEADER, ITEM, [None, None, "服务第一批"]]))
    assert any("第 3 行只有名称和说明" in note for note in result.tables[0].notes)


def test_an_organ_alone_in_a_row_buys_what_stands_below(workbook: Write, read: Read) -> None:
    rows = [
        HEADER,
        ["一、市民政局（小计：30万元）"],
        [1, None, "评定", None, 30],
        ["二、市司法局"],
        [1, None, "援助", None, 5],
    ]
    result = read(workbook(rows))
    assert [item.purchaser for item in result.items] == ["市民政局", "市司法局"]
    assert [each.reason for each in result.rejected] == [UNIT, UNIT]


def test_a_unit_below_the_last_item_signs(workbook: Write, read: Read) -> None:
    rows = [
        ["市民政局2024年3月政府采购意向公开"],
        ["序号", "采购项目名称", "预算金额（万元）"],
        [1, "评定", 30],
    ]
    result = read(workbook([*rows, [None, None, "市民政局"], [None, None, "2024年3月1日"]]))
    assert [item.purchaser for item in result.items] == ["市民政局"]
    assert [each.reason for each in result.rejected] == [NOTE, NOTE]
    assert not result.tables[0].notes


def test_a_unit_stands_beside_its_label(workbook: Write, read: Read) -> None:
    rows = [["购买主体", "市民政局"], ["序号", "事项名称", "预算（元）"], [1, "评定", 30_000]]
    assert [item.purchaser for item in read(workbook(rows)).items] == ["市民政局"]


@pytest.mark.parametrize(
    ("cell", "name", "code"),
    [
        ("101001-市民政局", "市民政局", "101001"),
        ("[101001]市民政局", "市民政局", "101001"),
        ("101001市民政局", "市民政局", "101001"),
        ("120急救中心", "120急救中心", None),
    ],
)
def test_a_unit_with_its_code(cell: str, name: str, code: str | None, workbook: Write, read: Read) -> None:
    (item,) = read(workbook([["购买主体", "事项名称"], [cell, "评定"]])).items
    assert (item.purchaser, item.purchaser_code) == (name, code)


def test_a_code_with_its_entry(workbook: Write, read: Read) -> None:
    (item,) = read(workbook([["目录代码及名称", "事项名称"], ["A0401养老服务", "评定"]])).items
    assert (item.declared_code, item.declared_catalog_name) == ("A0401", "养老服务")


def test_what_a_merged_cell_covers_is_told(workbook: Write, read: Read) -> None:
    path = workbook(
        [["单位名称", "事项名称"], ["市民政局", "评定"], ["旧单位", "培训"], ["市民政局", "援助"]]
    )
    book = openpyxl.load_workbook(path)
    # The library would empty the cells that it merges.
    book["Sheet1"].merged_cells.add("A2:A4")
    book.save(path)
    result = read(path)
    assert [item.purchaser for item in result.items] == ["市民政局"] * 3
    assert result.tables[0].notes == ("合并单元格盖住的格里另有内容，按看得见的读取：A3“旧单位”",)


@pytest.mark.parametrize(
    ("cell", "day"),
    [("二〇二四年三月五日", date(2024, 3, 5)), ("二○二四年十二月三十一日", date(2024, 12, 31))],
)
def test_days_in_numerals(cell: str, day: date, workbook: Write, read: Read) -> None:
    (item,) = read(workbook([["事项名称", "合同开始日期"], ["评定", cell]])).items
    assert item.contract_start == day


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("已安排", True), ("未安排", False), ("A.是", True), ("B、否", False), ("未", False), ("未定", None)],
)
def test_answers_of_forms(cell: str, answer: bool | None, workbook: Write, read: Read) -> None:
    (item,) = read(workbook([["事项名称", "是否列入预算"], ["评定", cell]])).items
    assert item.in_budget is answer


@pytest.mark.parametrize("cell", ["暂估30万元", "暂定30万", "估算30万元"])
def test_an_estimate_is_an_amount(cell: str, workbook: Write, read: Read) -> None:
    (item,) = read(workbook([["事项名称", "预算"], ["评定", cell]])).items
    assert item.budget == Decimal(300_000)
