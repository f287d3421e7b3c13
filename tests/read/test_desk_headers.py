"""Headers as forms, systems and departments dress them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from procurement_rules.read import ReadResult

Read = Callable[[Path], ReadResult]
Write = Callable[..., Path]
ROW = [1, "市民政局", "养老服务评定", "A0401", 30]
DRESSED = [
    ["序号", "购买\n主体①", "事项\n名称②", "目录编码[1]", "预算金额\n（万元）③"],
    ["*序号", "2.购买主体（必填）", "1、事项名称:", "03 目录编码", "（4）预算金额（万元）"],
    [
        "序号\nNo.",
        "购买主体\nPurchaser",
        "事项名称 / Item Name",
        "目录编码 Code",
        "预算金额（万元）\nBudget (10k CNY)",
    ],
]


@pytest.mark.parametrize("header", DRESSED)
def test_marks_numbers_and_translations_are_no_part_of_a_name(
    header: list[str], workbook: Write, read: Read
) -> None:
    (item,) = read(workbook([header, ROW])).items
    assert (item.name, item.purchaser, item.declared_code) == ("养老服务评定", "市民政局", "A0401")
    assert item.budget == Decimal(300_000)


@pytest.mark.parametrize("units", [[None] * 4 + ["万元"], [None, None, None, "%", "（万元）"]])
def test_a_row_of_units_belongs_to_the_header(units: list[object], workbook: Write, read: Read) -> None:
    result = read(workbook([["序号", "购买主体", "事项名称", "增长", "2024年预算"], units, ROW]))
    assert [item.budget for item in result.items] == [Decimal(300_000)]
    assert result.tables[0].header_rows == 2
    assert not result.rejected


SOURCES = ["一般公共预算", "政府性基金", "国有资本经营预算"]


@pytest.mark.parametrize(
    ("header", "cells", "budget"),
    [
        (["事项名称", "合计", *SOURCES], ["养老服务评定", 9, 4, 3, 2], Decimal(90_000)),
        (["事项名称", *SOURCES], ["养老服务评定", 4, 3, 2], Decimal(90_000)),
        # What nobody knows may be a source too: a sum without it would be wrong.
        (["事项名称", "一般公共预算", "某某专款", "政府性基金"], ["养老服务评定", 4, 3, 2], None),
    ],
)
def test_the_amount_of_columns_of_sources(
    header: list[str], cells: list[object], budget: Decimal | None, workbook: Write, read: Read
) -> None:
    result = read(workbook([["单位：万元"], header, cells]))
    assert [item.budget for item in result.items] == [budget]
    assert any("夹着不认识的列" in note for note in result.tables[0].notes) is (budget is None)


def test_the_code_under_what_is_bought_is_the_declared_one(workbook: Write, read: Read) -> None:
    rows = [
        ["序号", "购买内容", None, "预算（元）"],
        [None, "代码", "名称", None],
        [1, "A0401", "养老服务评定", 5],
    ]
    (item,) = read(workbook(rows)).items
    assert item.declared_code == "A0401"


def test_a_unit_that_is_nearer_goes_before_its_department(workbook: Write, read: Read) -> None:
    rows = [["主管部门", "二级预算单位", "项目名称"], ["市民政局", "市福利院", "养老服务评定"]]
    assert [item.purchaser for item in read(workbook(rows)).items] == ["市福利院"]


def test_the_name_of_a_part_describes_the_item(workbook: Write, read: Read) -> None:
    rows = [["项目名称", "子项目名称", "预算（元）"], ["养老服务", "护理员培训", 5], ["养老服务", None, 5]]
    assert [(item.name, item.description) for item in read(workbook(rows)).items] == [
        ("养老服务", "护理员培训"),
        ("养老服务", None),
    ]


def test_amounts_in_two_units_must_agree(workbook: Write, read: Read) -> None:
    rows = [["项目名称", "预算金额（元）", "预算金额（万元）"], ["评定", 300_000, 30], ["培训", 300_000, 31]]
    first, second = read(workbook(rows)).items
    assert (first.budget, second.budget) == (Decimal(300_000), None)
    assert second.source
    (problem,) = second.source.problems
    assert (problem.cell, problem.reason) == (
        "B3",
        "与 C3 的金额不一致（300,000 元、310,000 元），请改正",
    )


@pytest.mark.parametrize(
    ("header", "stated", "cell"),
    [
        (["项目名称", "财政拨款（万元）", "自筹（万元）", "预算合计（万元）"], ["约30万", None, None], "B2"),
        (["项目名称", "财政拨款（万元）", "自筹（万元）", "预算合计（万元）"], [0, "8", " "], "C2"),
        (["项目名称", "预算金额（元）", "预算金额（万元）"], [None, 30], "C2"),
    ],
)
def test_an_amount_beside_an_empty_total_is_told(
    header: list[str], stated: list[object], cell: str, workbook: Write, read: Read
) -> None:
    (item,) = read(workbook([header, ["养老服务评定", *stated]])).items
    assert item.source
    (problem,) = item.source.problems
    assert (item.budget, problem.cell) == (None, cell)
    assert problem.reason.endswith("那一格空着，请补填")


def test_noughts_and_dashes_beside_an_empty_total_are_no_amounts(workbook: Write, read: Read) -> None:
    header = ["项目名称", "财政拨款（万元）", "自筹（万元）", "预算合计（万元）"]
    (item,) = read(workbook([header, ["养老服务评定", 0, "—", None]])).items
    assert item.source
    assert not item.source.problems


TICKED = [
    ["序号", "购买主体", "事项名称", "是否列入预算", None, "承接主体类型", None],
    [None, None, None, "是", "否", "企业", "社会组织"],
]


@pytest.mark.parametrize(
    ("ticks", "in_budget", "kind"),
    [
        (["√", None, None, "√"], True, "social_organisation"),
        ([None, "☑", "1", "0"], False, "enterprise"),
        ([None, "否", "□", "■"], False, "social_organisation"),
        ([None, None, None, None], None, None),
    ],
)
def test_a_tick_under_an_answer_gives_it(
    ticks: list[str | None], in_budget: bool | None, kind: str | None, workbook: Write, read: Read
) -> None:
    result = read(workbook([*TICKED, [1, "市民政局", "养老服务评定", *ticks]]))
    (item,) = result.items
    assert (item.in_budget, item.supplier_type) == (in_budget, kind)
    assert result.tables[0].columns[4].matched == "是否列入预算／否"


@pytest.mark.parametrize(("ticks", "column"), [(("√", None), "D"), ((None, "√"), "E"), ((None, None), "D")])
def test_an_answer_stands_in_the_column_that_is_ticked(
    ticks: tuple[str | None, str | None], column: str, workbook: Write, read: Read
) -> None:
    (item,) = read(workbook([*TICKED, [1, "市民政局", "养老服务评定", *ticks, "√", None]])).items
    assert item.source
    assert (item.source.columns["in_budget"], item.source.columns["supplier_type"]) == (column, "F")


def test_two_ticks_under_one_question_answer_nothing(workbook: Write, read: Read) -> None:
    (item,) = read(workbook([*TICKED, [1, "市民政局", "养老服务评定", "√", "√", "√", None]])).items
    assert (item.in_budget, item.supplier_type) == (None, "enterprise")
    assert item.source is not None
    assert [(one.cell, one.reason) for one in item.source.problems] == [
        ("E3", "勾选了不止一项，只能勾选一项")
    ]
