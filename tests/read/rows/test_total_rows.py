"""Rows of sums, and items that only look like them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.read import ReadResult

HEADER = ["序号", "单位名称", "事项名称", "目录编码", "服务内容", "预算金额（元）"]
ITEM = [1, "市民政局", "养老服务", "A0401", "助餐", 30]
TOTAL = "合计行，不是服务事项"
Read = Callable[[Path], ReadResult]


@pytest.mark.parametrize(
    "label",
    [
        "合计（5项）", "总计5项", "以上共5个项目", "合计金额大写：壹佰万元整", "合计(大写)：壹佰万元整", "全市合计",
        "市本级合计", "其中：财政拨款合计", "部门合计", "一般公共预算小计", "民政局小计：", "合 计 数", "小　计（二）",
        "本部门合计", "(合计)", "【合计】", "汇总", "总额", "应发合计", "累  计", "教育服务小计", "Total", "A、小计",
    ],
)  # fmt: skip
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_sum_is_no_item_wherever_its_label_stands(
    label: str, column: int, workbook: Callable[..., Path], read: Read
) -> None:
    total: list[str | int | None] = [None, None, None, None, None, 30]
    total[column] = label
    result = read(workbook([HEADER, ITEM, total]))
    assert [item.name for item in result.items] == ["养老服务"]
    assert [(row.source.row, row.reason) for row in result.rejected] == [(3, TOTAL)]
    assert [(each.row, each.agrees) for each in result.tables[0].totals] == [(3, True)]


@pytest.mark.parametrize(
    "name",
    [
        "合计划拨资金监管服务", "总计划编制咨询", "小计量器具检定服务", "会计服务", "统计", "汇总报表编制", "数据汇总",
        "共有产权房评估", "总额预算咨询",
    ],
)  # fmt: skip
def test_a_service_that_begins_or_ends_alike_is_one(
    name: str, workbook: Callable[..., Path], read: Read
) -> None:
    result = read(workbook([HEADER, [1, None, name, None, None, 30]]))
    assert [item.name for item in result.items] == [name]


@pytest.mark.parametrize("name", ["合计", "养老小计", "汇总"])
def test_what_is_coded_and_described_is_an_item_whatever_it_is_called(
    name: str, workbook: Callable[..., Path], read: Read
) -> None:
    result = read(workbook([HEADER, [2, "市水利局", name, "A0401", "按年提交成果", 20]]))
    assert [item.name for item in result.items] == [name]


def test_a_total_with_a_count_beside_it_is_one(workbook: Callable[..., Path], read: Read) -> None:
    result = read(workbook([HEADER, ITEM, ["合计", None, None, None, "共1项", 30]]))
    assert [row.reason for row in result.rejected] == [TOTAL]
