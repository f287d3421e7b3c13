"""Layouts that an officer new to the program met: what stood around, between and below his tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from procurement_rules.read import ReadResult
from tests.read.builders import Rows, word, xlsx

Read = Callable[[Path], ReadResult]
TITLE, UNIT = "市文旅局2024年政府购买服务项目申报表", "单位：万元"
HEADER: list[Any] = ["项目", "内容", "金额"]
TABLE: list[list[Any]] = [HEADER, ["送戏下乡", "演出200场", 60]]
SECOND: list[list[Any]] = [HEADER, ["非遗展演", "展演10场", 8]]
FORM: list[list[Any]] = [["项目名称", "图书漂流"], ["项目内容", "组织图书漂流"], ["预算金额", 3]]
SMALL = "没有找到金额的单位，{} 按元读入；1 行的金额都不到 10000 元，请核对单位是不是万元"
LOOSE = "表格以外另有文字像是事项，没有审查，请核对并填入表格：“{}”"
CONTINUED = "续行，内容已并入上一行，不是服务事项"


def told(result: ReadResult) -> list[tuple[Any, ...]]:
    return [(i.name, i.purchaser, i.fiscal_year, i.budget) for i in result.items]


def notes(result: ReadResult) -> list[str]:
    return [note for table in result.tables for note in table.notes]


@pytest.mark.parametrize(
    "second", [SECOND, [["项目名称", "非遗展演"], ["项目内容", "展演"], ["预算金额", 8]]]
)
def test_lines_above_one_word_table_hold_for_tables_and_forms_behind_it(
    second: Rows, tmp_path: Path, read: Read
) -> None:
    result = read(word(tmp_path / "a.docx", TITLE, UNIT, TABLE, "", second))
    assert told(result) == [
        ("送戏下乡", "市文旅局", 2024, 600_000),
        ("非遗展演", "市文旅局", 2024, 80_000),
    ]
    assert notes(result) == []


def test_they_hold_across_a_table_that_is_none_of_services(tmp_path: Path, read: Read) -> None:
    opinions = [["局党组意见", "同意"], ["财政部门意见", "同意"]]
    result = read(word(tmp_path / "a.docx", TITLE, UNIT, TABLE, "审批意见", opinions, "续", SECOND))
    assert told(result)[-1] == ("非遗展演", "市文旅局", 2024, 80_000)


@pytest.mark.parametrize(("line", "header"), [("单位：元", "金额"), ("新增", "金额（元）")])
def test_a_unit_of_its_own_goes_before(line: str, header: str, tmp_path: Path, read: Read) -> None:
    second = [[*HEADER[:2], header], ["非遗展演", "展演10场", 80_000]]
    assert read(word(tmp_path / "a.docx", TITLE, UNIT, TABLE, line, second)).items[1].budget == 80_000


def test_what_stands_on_one_sheet_is_no_unit_of_another_but_told(tmp_path: Path, read: Read) -> None:
    result = read(xlsx(tmp_path / "a.xlsx", {"表": [[TITLE], [UNIT], *TABLE], "续表": SECOND}))
    assert told(result) == [("送戏下乡", "市文旅局", 2024, 600_000), ("非遗展演", None, None, 8)]
    assert notes(result) == [SMALL.format("C 列“金额”")]


def test_a_form_without_any_unit_is_told_too(tmp_path: Path, read: Read) -> None:
    assert notes(read(xlsx(tmp_path / "a.xlsx", {"表": FORM}))) == [SMALL.format("B3“预算金额”")]


@pytest.mark.parametrize("between", [[], [[None]], [[None], ["图书漂流申报表"]]])
def test_a_form_below_a_table_is_one_item(between: Sequence[Any], tmp_path: Path, read: Read) -> None:
    rows: Rows = [[TITLE], [UNIT], *TABLE, ["合计", None, 60], *between, *FORM]
    result = read(xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert told(result) == [
        ("送戏下乡", "市文旅局", 2024, 600_000),
        ("图书漂流", "市文旅局", 2024, 30_000),
    ]
    assert result.items[1].description == "组织图书漂流"
    assert notes(result) == []
    assert sum(table.rows.total for table in result.tables) == len(rows)
    assert [total.agrees for table in result.tables for total in table.totals] == [True]


def test_a_table_below_that_form_is_a_table_again(tmp_path: Path, read: Read) -> None:
    rows: Rows = [[TITLE], [UNIT], *TABLE, [None], *FORM, [None], ["三、其他"], *SECOND, [None], *FORM]
    result = read(xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [item.name for item in result.items] == ["送戏下乡", "图书漂流", "非遗展演", "图书漂流"]
    assert [item.budget for item in result.items] == [600_000, 30_000, 80_000, 30_000]
    assert {item.purchaser for item in result.items} == {"市文旅局"}
    assert sum(table.rows.total for table in result.tables) == len(rows)


def test_several_forms_below_a_table_are_an_item_each(tmp_path: Path, read: Read) -> None:
    rows: Rows = [[TITLE], [UNIT], *TABLE, [None], *FORM, ["备注", "在馆内"], [None], *FORM]
    result = read(xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [item.budget for item in result.items] == [600_000, 30_000, 30_000]
    assert [item.description for item in result.items[1:]] == ["组织图书漂流\n在馆内", "组织图书漂流"]


def test_names_of_fields_among_the_items_make_no_form(tmp_path: Path, read: Read) -> None:
    rows: Rows = [["项目名称", "说明"], ["保洁", "楼道"], ["服务项目", "咨询"], ["采购项目", "评审"]]
    result = read(xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [item.name for item in result.items] == ["保洁", "服务项目", "采购项目"]


def test_a_purchase_outside_the_tables_is_told_once(tmp_path: Path, read: Read) -> None:
    texts = ["另：购买舞台设备一批，预算20万元。", "我局还需聘请讲解员5名"]
    one = read(word(tmp_path / "a.docx", TITLE, UNIT, TABLE, texts[0], SECOND))
    two = read(word(tmp_path / "b.docx", TITLE, UNIT, TABLE, texts[0], SECOND, texts[1]))
    assert notes(one) == [LOOSE.format(texts[0])]
    assert notes(two) == [f"{LOOSE.format(texts[0])}等 2 段"]
    assert two.tables[0].notes != ()


@pytest.mark.parametrize(
    "texts",
    [
        ["二、新增政府购买服务项目表", "单位：万元"],
        ["备注：拟购买的服务均已列入预算，共68万元。"],
        ["填表说明：", "1.金额超过100万元的另附材料。", "2.拟采购方式按规定填写。"],
        ["以上项目共计68万元。", "合计：68万元"],
        ["填报人：张三", "2024年3月1日", "（盖章）"],
        ["本表请用万元填报，需采购设备的不在此列。"],
        ["根据《政府采购法》，单项超过100万元的需委托代理机构。"],
    ],
)
def test_titles_notes_and_signatures_are_not_told(texts: list[str], tmp_path: Path, read: Read) -> None:
    assert notes(read(word(tmp_path / "a.docx", TITLE, UNIT, TABLE, *texts))) == []


def test_a_remark_that_points_to_an_empty_cell_says_nothing(tmp_path: Path, read: Read) -> None:
    header: list[Any] = ["序号", "购买内容", "金额（万元）", "备注"]
    rows: Rows = [header, [1, "河道保洁", 13, None], [2, "水库监测", 22, "同上"], [3, "巡查", 5, "含药剂"]]
    result = read(xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [item.description for item in result.items] == ["河道保洁", "水库监测", "巡查\n含药剂"]
    assert notes(result) == []


@pytest.mark.parametrize("header", ["购买内容", "项目名称"])
def test_a_row_that_is_nothing_but_brackets_goes_on_with_the_one_above(
    header: str, tmp_path: Path, read: Read
) -> None:
    rows: Rows = [
        ["序号", header, "金额（万元）"],
        [1, "水库监测", 22],
        [None, "（含雨量站运维）"],
        [2, "巡查", 5],
    ]
    result = read(xlsx(tmp_path / "a.xlsx", {"表": rows}))
    assert [item.budget for item in result.items] == [220_000, 50_000]
    assert (result.items[0].description or "").endswith("（含雨量站运维）")
    assert [(row.source.row, row.reason) for row in result.rejected] == [(3, CONTINUED)]
