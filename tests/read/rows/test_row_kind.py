from __future__ import annotations

from collections.abc import Callable

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.headers.column_names import ColumnNames
from procurement_rules.read.headers.header import find_header
from procurement_rules.read.rows.row_kind import GROUP, NOTE, NOTHING_NAMED, REPEATED_HEADER, TOTAL, RowSorter

Row = tuple[Cell, ...]
CATALOG: Row = ("代码", "一级目录", "二级目录", "三级目录", "说明")
BUDGET: Row = ("序号", "项目名称", "服务内容", "预算（万元）", "备注")


@pytest.fixture
def sorter(dictionary: DataDictionary, fold: Callable[[str], str]) -> Callable[[Row], RowSorter]:
    def sorter(header: Row) -> RowSorter:
        names = ColumnNames(dictionary, fold)
        found = find_header(Grid("x.xlsx", "S", ((1, header),)), names)
        assert found is not None
        return RowSorter(found.header, names, fold)

    return sorter


@pytest.mark.parametrize(
    ("header", "row", "reason"),
    [
        (CATALOG, CATALOG, REPEATED_HEADER),
        (CATALOG, ("代 码", "一级目录", "二级目录", "三级\n目录", "说明"), REPEATED_HEADER),
        (CATALOG, ("A", "公共服务", None, None, None), GROUP),
        (CATALOG, ("A01", None, "公共安全服务"), GROUP),
        (CATALOG, (None, "公共服务", "公共安全服务"), GROUP),
        (CATALOG, ("A0101",), NOTHING_NAMED),
        (CATALOG, ("填表说明：1.本表由单位填报",), NOTE),
        (BUDGET, BUDGET, REPEATED_HEADER),
        (BUDGET, ("合  计", None, None, 300), TOTAL),
        (BUDGET, (None, "总计：", None, 300), TOTAL),
        (BUDGET, (3, "小计（万元）", None, 300), TOTAL),
        (BUDGET, (None, None, None, "共计"), TOTAL),
        (BUDGET, ("填表人：张三", None, "审核人：李四", "联系电话：123"), NOTE),
        (BUDGET, ("填表人", "张三", "审核人", "李四"), NOTE),
        (BUDGET, ("单位负责人（签字）：", None, None), NOTE),
        (BUDGET, ("备注： 本表一式两份",), NOTE),
        (BUDGET, ("附表：另一个表",), NOTE),
        (BUDGET, ("注：金额为估算", None), NOTE),
        (BUDGET, (None, "注1：金额为估算"), NOTE),
        (BUDGET, ("（一）", "综合服务"), GROUP),
        (BUDGET, ("一、", "综合服务", " ", None), GROUP),
        (BUDGET, ("十二", "综合服务"), GROUP),
        (BUDGET, (7, None, None, 300), NOTHING_NAMED),
        (BUDGET, (7, "\u200b", "  ", None, "有备注"), NOTHING_NAMED),
    ],
)
def test_rows_that_are_no_items(
    header: Row, row: Row, reason: str, sorter: Callable[[Row], RowSorter]
) -> None:
    assert sorter(header).not_an_item(row) == reason


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (BUDGET, (1, "注册会计师审计", None, 30)),
        (BUDGET, (None, "注册会计师审计服务")),
        (BUDGET, (1, "审核人员培训", None, 30)),
        (BUDGET, (1, "联系电话热线运营", None, 30)),
        (BUDGET, (1, "合计数据统计服务", None, 30)),
        (BUDGET, (1, "备注册登记服务", None, 30)),
        (BUDGET, (1, "项目", "保洁服务", 30)),
        (BUDGET, (None, None, "说明：本项目为办公楼保洁", 30)),
        (BUDGET, (None, None, "备注：保洁")),
        (BUDGET, (1, "1.保洁服务")),
        (CATALOG, ("A0101", "公共服务", "公共安全服务", "公共安全隐患排查服务", None)),
        (CATALOG, ("A0101", "公共服务", None, None, "只有说明")),
        (("项目名称",), ("服务内容保洁",)),
        (BUDGET, ("一", "保洁", "楼内")),
        (BUDGET, ("一", "保洁", None, 30)),
        (BUDGET, ("一", "保洁", None, None, "劳务派遣")),
        (BUDGET, ("一", "保洁", None, None, None, "无列名")),
        (BUDGET, ("一", "某局办公楼及附属楼全年保洁保安绿化维修服务")),
        (BUDGET, (1, "保洁")),
        (("序号", "项目名称"), ("一", "保洁")),
    ],
)
def test_true_items_survive(header: Row, row: Row, sorter: Callable[[Row], RowSorter]) -> None:
    assert sorter(header).not_an_item(row) is None


def test_numbered_lines_under_a_note_belong_to_it(sorter: Callable[[Row], RowSorter]) -> None:
    rows: list[Row] = [
        ("1.保洁",),
        ("填表说明：",),
        ("1.本表由单位填报。",),
        ("（二）金额为万元。",),
        (2, "保安"),
    ]
    kinds = sorter(("项目名称", "服务内容"))
    assert [kinds.not_an_item(row) for row in rows[:4]] == [None, NOTE, NOTE, NOTE]
    assert kinds.not_an_item(("保安", "门岗")) is None
    assert kinds.not_an_item(("2.绿化",)) is None
