from __future__ import annotations

from collections.abc import Callable

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.read.headers.column_names import ColumnNames


@pytest.fixture
def names(dictionary: DataDictionary, fold: Callable[[str], str]) -> ColumnNames:
    return ColumnNames(dictionary, fold)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("事项名称", "name"),
        (" 事 项\n名 称 ", "name"),
        ("*项目名称：", "name"),
        ("项目名称*", "name"),
        ("项目名称（必填）", "name"),
        ("三级目录", "name"),
        ("事项", "name"),
        ("拟购买服务事项", "name"),
        ("采购内容及要求", "description"),
        ("服务范围", "description"),
        ("备注", "description"),
        ("name", "name"),
        ("Declared_Code", "declared_code"),
        ("预算金额（万元）", "budget"),
        ("预算金额(元)", "budget"),
        ("预算金额【万元】", "budget"),
        ("预算金额\n单位：万元", "budget"),
        ("预算万元", "budget"),
        ("预算（单位：万元）", "budget"),
        ("预算金额（万元）*", "budget"),
        ("是否内容固定（连续性强）", "fixed_continuous"),
    ],
)
def test_headers_that_are_known(header: str, field: str, names: ColumnNames) -> None:
    found = names.field(header)
    assert found is not None
    assert found.name == field


@pytest.mark.parametrize(
    "header", ["", "备考", "budget_wan", "单位：万元", "（万元）", "字" * 5000, "\x00", "（", "\ud800"]
)
def test_headers_that_are_not(header: str, names: ColumnNames) -> None:
    assert names.field(header) is None


@pytest.mark.parametrize(
    ("header", "multiplier"),
    [
        ("预算金额", 7),
        ("预算金额（元）", 1),
        ("预算金额（千元）", 1000),
        ("预算金额（万元）", 10_000),
        ("预算金额（百万元）", 10**6),
        ("预算金额：亿元", 10**8),
    ],
)
def test_the_unit_of_a_money_column(
    header: str, multiplier: int, names: ColumnNames, dictionary: DataDictionary
) -> None:
    assert names.multiplier(header, dictionary["budget"], 7) == multiplier


def test_other_columns_have_no_unit(names: ColumnNames, dictionary: DataDictionary) -> None:
    assert names.multiplier("是否超过限额（万元）", dictionary["above_threshold"], 7) == 1


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：万元", 10_000),
        ("金额单位:元", 1),
        ("2024年度计划（千元）", 1000),
        ("填报单位：某局", None),
        ("万元户", None),
    ],
)
def test_the_unit_above_a_table(text: str, unit: int | None, names: ColumnNames) -> None:
    assert names.unit_note(text) == unit
