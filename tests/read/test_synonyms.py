"""Names of columns that departments use, and which of several columns is read."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from procurement_rules.read import ReadResult

Read = Callable[[Path], ReadResult]


@pytest.mark.parametrize(
    ("unit", "name", "money"),
    [
        ("填报单位", "采购服务项目", "拟购买金额"),
        ("主管单位", "任务名称", "年度预算金额"),
        ("牵头单位", "项目名称及内容", "概算"),
        ("责任部门", "服务类别", "资金需求"),
        ("部门（单位）名称", "服务项目（事项）名称", "政府购买服务预算金额"),
        ("项目主管部门", "委托服务事项", "计划安排资金"),
    ],
)
def test_what_departments_call_their_columns(
    unit: str, name: str, money: str, workbook: Callable[..., Path], read: Read
) -> None:
    (item,) = read(workbook([["序号", unit, name, f"{money}（万元）"], [1, "市民政局", "养老", 3]])).items
    assert (item.purchaser, item.name, item.budget) == ("市民政局", "养老", Decimal(30_000))


def test_a_kind_of_service_is_no_name_where_there_is_one(workbook: Callable[..., Path], read: Read) -> None:
    (item,) = read(workbook([["服务类别", "任务名称"], ["公共服务", "养老"]])).items
    assert (item.name, item.declared_catalog_name) == ("养老", "公共服务")


def test_the_unit_goes_before_the_one_above_it(workbook: Callable[..., Path], read: Read) -> None:
    (item,) = read(workbook([["主管部门", "单位名称", "项目名称"], ["市民政局", "市福利院", "护理"]])).items
    assert item.purchaser == "市福利院"
