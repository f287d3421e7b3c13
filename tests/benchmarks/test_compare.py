"""Items a second of the comparison of whole batches: it must stay about the same however many items there are.

pytest tests/benchmarks/test_compare.py --benchmark-only
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from procurement_rules.compare import duplicates, splits
from procurement_rules.model.item import ServiceItem
from procurement_rules.normalise import fold

BOILERPLATE = ("政府采购", "政府购买", "采购项目", "服务项目", "采购", "项目", "服务", "年度", "二次")
SIZES = [1_000, 10_000, 100_000]
SIMILARITY = 90
_SIGNS = "永安平乐兴和东西南北高大清石白龙凤青河山桥关坪塘岭泉湖马金银竹松柏梅沙洪柳杨郑李"
_SERVICES = [
    "机关办公楼物业管理", "农村公路日常养护", "信息系统等级保护测评", "妇女两癌筛查", "低保对象入户核查", "财政专项资金审计",
    "松材线虫病飞防作业", "社区日间照料中心运营", "执法车辆维修保养", "建设项目结算审核", "全民阅读活动组织", "危化企业隐患排查",
]  # fmt: skip


def _place(number: int) -> str:
    first, rest = divmod(number, len(_SIGNS) ** 2)
    return _SIGNS[first % len(_SIGNS)] + _SIGNS[rest // len(_SIGNS)] + _SIGNS[rest % len(_SIGNS)]


def _title(number: int) -> str:
    """Every tenth title is a lot of the one before."""
    which = number - (number % 10 == 9)
    lot = "二标段" if which != number else ""
    service = _SERVICES[which % len(_SERVICES)]
    return f"{_place(which * 7919)}镇{service}{_place(which * 31)}片{lot}采购项目"


def _same(_number: int) -> str:
    return "机关办公楼物业管理服务采购项目"


def _one_boilerplate(number: int) -> str:
    return f"永乐县人民政府机关事务服务中心后勤保障{_place(number)}{_SERVICES[number % len(_SERVICES)]}"


def _all_alike(number: int) -> str:
    return f"永乐县人民政府机关事务服务中心后勤保障物业管理保安保洁绿化餐饮会务车辆维修{_place(number)}"


TEXTS = {"titles": _title, "same": _same, "one boilerplate": _one_boilerplate, "all alike": _all_alike}


def _items(rows: int, text: Callable[[int], str]) -> list[ServiceItem]:
    return [
        ServiceItem(
            name=text(number),
            purchaser=f"{_place(number // 50)}县财政局",
            fiscal_year=2024,
            budget=Decimal(200_000 + number % 3 * 1000),
        )
        for number in range(rows)
    ]


def _measure(benchmark: Any, rows: int, run: Callable[[], Any]) -> None:
    if benchmark.disabled and rows > SIZES[0]:
        pytest.skip("large batches are for measuring")
    benchmark.extra_info["items"] = rows
    benchmark.pedantic(run, rounds=1)


@pytest.mark.parametrize("rows", SIZES)
@pytest.mark.parametrize("kind", TEXTS)
def test_duplicates(benchmark: Any, rows: int, kind: str) -> None:
    items = _items(rows, TEXTS[kind])
    _measure(benchmark, rows, lambda: duplicates(items, fold, boilerplate=BOILERPLATE))


@pytest.mark.parametrize("rows", SIZES)
def test_splits(benchmark: Any, rows: int) -> None:
    items = _items(rows, _title)
    _measure(benchmark, rows, lambda: splits(items, fold, Decimal(300_000), SIMILARITY, BOILERPLATE))
