"""Notes, signatures, page numbers and examples around the items, in whatever column they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.read import ReadResult

HEADER = ["序号", "单位名称", "事项名称", "目录编码", "服务内容", "预算金额（元）"]
ITEM = [1, "市民政局", "养老服务", "A0401", "助餐", 30]
NOTE = "附注行，不是服务事项"
Read = Callable[[Path], ReadResult]


def lone(text: str, column: int = 2) -> list[str | None]:
    return [text if index == column else None for index in range(len(HEADER))]


@pytest.mark.parametrize(
    "text",
    [
        "※ 涉密项目不列入本表", "* 带星号为重点项目", "（盖章）", "以上项目经局党组会研究同意", "审批意见：同意",
        "分管领导意见：", "第1页共1页", "第 1 页，共 3 页", "制表：张三", "（此页无正文）", "填表日期：2024年1月5日",
        "单位负责人（签字）：", "填报单位（公章）：", "联系电话：0391-3999999", "附件：1.会议纪要", "附：相关证明材料",
        "2024年1月5日", "上表金额均为预算数", "续下页", "财政局意见",
    ],
)  # fmt: skip
@pytest.mark.parametrize("column", [0, 2])
def test_what_stands_by_itself_below_the_table_is_a_note(
    text: str, column: int, workbook: Callable[..., Path], read: Read
) -> None:
    result = read(workbook([HEADER, ITEM, lone(text, column)]))
    assert [item.name for item in result.items] == ["养老服务"]
    assert [(row.source.row, row.reason) for row in result.rejected] == [(3, NOTE)]


def test_what_follows_the_first_note_is_one_too(workbook: Callable[..., Path], read: Read) -> None:
    tail = [
        ["上级意见", None, "同意列入"],
        lone("张局长 2024.1.5"),
        lone("1、上表金额为预算数"),
        lone("请予审批"),
    ]
    result = read(workbook([HEADER, ITEM, *tail]))
    assert [row.source.row for row in result.rejected if row.reason == NOTE] == [3, 4, 5, 6]
    assert len(result.items) == 1


def test_what_follows_the_total_by_itself_is_a_note(workbook: Callable[..., Path], read: Read) -> None:
    result = read(workbook([HEADER, ITEM, ["合计", None, None, None, None, 30], lone("请予审批")]))
    assert [row.reason for row in result.rejected] == ["合计行，不是服务事项", NOTE]


def test_a_lone_name_between_the_items_is_one_of_them(workbook: Callable[..., Path], read: Read) -> None:
    result = read(workbook([HEADER, lone("第1页共2页"), lone("保洁服务"), ITEM]))
    assert [item.name for item in result.items] == ["保洁服务", "养老服务"]


def test_a_lone_name_below_the_items_is_one_of_them(workbook: Callable[..., Path], read: Read) -> None:
    result = read(workbook([HEADER, ITEM, lone("保洁服务")]))
    assert [item.name for item in result.items] == ["养老服务", "保洁服务"]


@pytest.mark.parametrize(
    "name",
    [
        "第1页图书数字化加工",
        "以下空白地块巡查",
        "注：浆工艺鉴定",
        "示例学校评估服务",
        "*养老服务",
        "审核意见汇编",
    ],
)
def test_a_service_called_so_is_an_item(name: str, workbook: Callable[..., Path], read: Read) -> None:
    result = read(workbook([HEADER, [1, "市民政局", name, "A0401", "按年", 30]]))
    assert [item.name for item in result.items] == [name]


@pytest.mark.parametrize("label", ["示例", "例：", "（示例）", "填报示例"])
def test_the_row_that_shows_how_to_fill_in_is_no_item(
    label: str, workbook: Callable[..., Path], read: Read
) -> None:
    result = read(workbook([HEADER, [label, "某局", "××服务", "A0101", "示例内容", 10], ITEM]))
    assert [item.name for item in result.items] == ["养老服务"]
    assert [row.reason for row in result.rejected] == ["示例行，不是服务事项"]


@pytest.mark.parametrize(
    "numbers",
    [
        ["（1）", "（2）", "（3）", "（4）", "（5）", "（6）=（7）+（8）"],
        ["1", "2", "3", "4", "5", "6＝7＋8"],
        ["甲", "乙", "①", "②", "③", "④"],
        ["栏次", 1, 2, 3, 4, 5],
    ],
)
def test_the_row_that_counts_the_columns_is_no_item(
    numbers: list[object], workbook: Callable[..., Path], read: Read
) -> None:
    result = read(workbook([HEADER, numbers, ITEM]))
    assert [item.name for item in result.items] == ["养老服务"]
    assert [row.reason for row in result.rejected] == ["栏次行，不是服务事项"]


def test_texts_beside_the_table_are_told(workbook: Callable[..., Path], read: Read) -> None:
    result = read(workbook([HEADER, [*ITEM, None, "请复核"], [*ITEM, None, 7, "←待核"]]))
    assert result.tables[0].notes == ("没有列名的列里另有文字，没有读入：H2“请复核”、I3“←待核”",)


def test_of_many_texts_beside_the_table_the_first_are_told(workbook: Callable[..., Path], read: Read) -> None:
    (note,) = read(workbook([HEADER, *[[*ITEM, "核"]] * 7])).tables[0].notes
    assert note.endswith("G6“核”等 7 格")
