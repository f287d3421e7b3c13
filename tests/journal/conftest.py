"""A run, and a few items with the answers that it gives."""

from __future__ import annotations

from datetime import date

import pytest

from procurement_rules import Screener, ServiceItem, Source
from procurement_rules.journal import JudgedRun


@pytest.fixture(scope="session")
def screener() -> Screener:
    return Screener.for_jurisdiction("liaocheng")


@pytest.fixture(scope="session")
def run(screener: Screener) -> JudgedRun:
    return JudgedRun.of(screener, all_rules=False, mapping=None)


@pytest.fixture(scope="session")
def items() -> list[ServiceItem]:
    dated = {"issued_on": date(2020, 11, 5)}
    names = ("窗口人员劳务派遣", "财政专项资金审计", "会议\u2028服务", "空调采购")
    found = [
        ServiceItem(name=name, source=Source(file="表.csv", row=row), **dated)
        for row, name in enumerate(names, start=2)
    ]
    return [*found, ServiceItem(name="没有日期", source=Source(file="表.csv", row=9))]
