"""Headers of three rows, and codes of several levels."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from procurement_rules.read import ReadResult
from tests.read.builders import xlsx

Read = Callable[[Path], ReadResult]
Sheet = tuple[list[list[Any]], list[str]]

GROUPED_TWICE: Sheet = (
    [
        ["序号", "基本信息", None, "预算情况", None, None],
        [None, "单位名称", "事项名称", "预算金额（万元）", None, None],
        [None, None, None, "一般公共预算", "政府性基金", "小计"],
        [1, "市民政局", "养老服务评估", 28, 2, 30],
    ],
    ["A1:A3", "B1:C1", "D1:F1", "B2:B3", "C2:C3", "D2:F2"],
)
SUM_FIRST: Sheet = (
    [
        ["序号", "单位名称", "事项名称", "预算金额（万元）", None, None],
        [None, None, None, "合计", "其中", None],
        [None, None, None, None, "一般公共预算", "政府性基金"],
        [1, "市民政局", "养老服务评估", 30, 28, 2],
    ],
    ["A1:A3", "B1:B3", "C1:C3", "D1:F1", "D2:D3", "E2:F2"],
)


@pytest.mark.parametrize("sheet", [GROUPED_TWICE, SUM_FIRST])
def test_the_sum_of_the_parts_is_the_amount(sheet: Sheet, tmp_path: Path, read: Read) -> None:
    rows, merged = sheet
    result = read(xlsx(tmp_path / "x.xlsx", {"表": rows}, merged=merged))
    (item,) = result.items
    assert (item.name, item.purchaser, item.budget) == ("养老服务评估", "市民政局", Decimal(300_000))
    (table,) = result.tables
    assert (table.header_row, table.header_rows, result.rejected) == (1, 3, ())


def test_a_row_of_data_is_no_third_row(tmp_path: Path, read: Read) -> None:
    rows: list[list[Any]] = [
        ["单位名称", "事项名称", "预算金额（万元）", None],
        [None, None, "财政拨款", "自筹"],
        ["市民政局", "养老服务评估", "三十", "二"],
    ]
    result = read(xlsx(tmp_path / "x.xlsx", {"表": rows}, merged=["A1:A2", "B1:B2", "C1:D1"]))
    assert [(item.name, item.budget) for item in result.items] == [("养老服务评估", Decimal(320_000))]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (["代码", "一级目录", "代码", "二级目录", "代码", "三级目录"], "A0401"),
        (["一级目录", "代码", "二级目录", "代码", "三级目录", "代码"], "A0401"),
        # Where no code stands beside the name, the nearest ahead of it is read.
        (["代码", "代码", "一级目录", "二级目录", "服务类型", "三级目录"], "A04"),
    ],
)
def test_the_code_of_the_deepest_level_is_read(
    header: list[str], code: str, tmp_path: Path, read: Read
) -> None:
    values = {"一级目录": "公共服务", "二级目录": "养老", "三级目录": "养老服务评估", "服务类型": "其他"}
    codes = iter(["A", "A04", "A0401"])
    row: list[Any] = [next(codes) if name == "代码" else values[name] for name in header]
    (item,) = read(xlsx(tmp_path / "x.xlsx", {"表": [header, row]})).items
    assert (item.name, item.declared_code) == ("养老服务评估", code)
