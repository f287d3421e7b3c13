"""同上 in a column, and rows in which the row above goes on."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from procurement_rules.read import ReadResult

HEADER = ["序号", "单位名称", "事项名称", "目录编码", "服务内容", "预算金额（元）"]
FIRST = [1, "市民政局", "养老服务", "A0401", "为老人助餐", 30]
CONTINUED = "续行，内容已并入上一行，不是服务事项"
Read = Callable[[Path], ReadResult]


@pytest.mark.parametrize("mark", ["同上", "同 上", "〃", "″", '"', "”", " 同上　"])
def test_the_value_above_is_meant(mark: str, workbook: Callable[..., Path], read: Read) -> None:
    rows = [[2, mark, "救助", mark, mark, 5], [3, mark, mark, "A01", "探访", 6]]
    result = read(workbook([HEADER, FIRST, *rows]))
    assert [(i.purchaser, i.name, i.declared_code, i.description) for i in result.items[1:]] == [
        ("市民政局", "救助", "A0401", "为老人助餐"),
        ("市民政局", "救助", "A01", "探访"),
    ]
    assert result.tables[0].notes == ("写“同上”一类的共 5 格（最先是 B3），按上一行的内容读取",)


def test_an_amount_is_never_taken_from_above(workbook: Callable[..., Path], read: Read) -> None:
    item = read(workbook([HEADER, FIRST, [2, "市民政局", "救助", "A01", "探访", "同上"]])).items[1]
    assert item.budget is None
    assert item.source is not None
    assert [problem.cell for problem in item.source.problems] == ["F3"]


def test_a_total_between_is_not_what_is_meant(workbook: Callable[..., Path], read: Read) -> None:
    total = ["小计", "本页", None, None, None, 30]
    result = read(workbook([HEADER, FIRST, total, [2, "同上", "救助", None, None, 5]]))
    assert result.items[1].purchaser == "市民政局"


def test_with_nothing_above_it_stays_as_it_is(workbook: Callable[..., Path], read: Read) -> None:
    assert read(workbook([HEADER, [1, "同上", "养老", None, None, 3]])).items[0].purchaser == "同上"


def test_a_description_that_goes_on_below_is_joined(workbook: Callable[..., Path], read: Read) -> None:
    rest = [None, None, None, None, "（续）并由派遣公司派人", None]
    result = read(workbook([HEADER, FIRST, rest, [None] * 4 + ["按月付费"], [2, "市民政局", "救助"]]))
    assert [item.description for item in result.items] == [
        "为老人助餐\n（续）并由派遣公司派人\n按月付费", None,
    ]  # fmt: skip
    assert [(row.source.row, row.reason) for row in result.rejected] == [(3, CONTINUED), (4, CONTINUED)]


def test_a_description_below_a_total_is_an_item(workbook: Callable[..., Path], read: Read) -> None:
    total = ["小计", None, None, None, None, 30]
    result = read(workbook([HEADER, FIRST, total, [None, None, None, None, "窗口派遣", None]]))
    assert [item.description for item in result.items] == ["为老人助餐", "窗口派遣"]


def test_a_name_that_may_go_on_is_told(workbook: Callable[..., Path], read: Read) -> None:
    result = read(workbook([HEADER, FIRST, [None, None, "（二期）", None, "延伸服务", None]]))
    assert [item.name for item in result.items] == ["养老服务", "（二期）"]
    assert "第 3 行只有名称和说明，可能是上一行没有写完的内容" in result.tables[0].notes[0]


@pytest.mark.parametrize("pad", ["\t", "　", " \t　", "\xa0"])
def test_blanks_around_values_are_dropped(pad: str, csv_file: Callable[..., Path], read: Read) -> None:
    text = f"项目名称{pad},单位名称{pad},金额{pad}\n{pad}保洁{pad},{pad}市民政局{pad},{pad}3{pad}\n"
    (item,) = read(csv_file(text)).items
    assert (item.name, item.purchaser, item.budget) == ("保洁", "市民政局", Decimal(3))
