"""Rules that compare the items of a batch: one finding for all its rows, under the law of each row's day."""

from datetime import date
from decimal import Decimal

import pytest

from procurement_rules import Screener, ServiceItem
from procurement_rules.batch_findings import batch_findings, compared
from procurement_rules.model.rule import Outcome

DAY = date(2023, 10, 17)


def part(name: str, budget: int, **fields: object) -> ServiceItem:
    told = {"purchaser": "石桥县教育局", "fiscal_year": 2024} | fields
    return ServiceItem(name=name, budget=Decimal(budget), **told)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener.for_jurisdiction("liaocheng", as_of=DAY, engine="plain")


PARTS = (
    part("校舍安全鉴定服务一标段", 600_000),
    part("课后托管服务", 200_000),
    part("校舍安全鉴定服务二标段", 600_000),
)


def test_one_finding_names_all_rows_of_a_purchase_in_parts(screener: Screener) -> None:
    (found,) = batch_findings(screener, [screener.screen(item) for item in PARTS])
    assert (found.category, found.outcome, found.rows) == ("split_purchase", Outcome.VIOLATION, (0, 2))
    assert "1,200,000" in found.message
    assert [each.instrument for each in found.basis] == ["鲁财采〔2022〕14号"]


def test_each_row_is_compared_under_the_law_of_its_own_day(screener: Screener) -> None:
    before = date(2022, 8, 15)
    assert not list(compared(screener, PARTS, [before, before, before]))
    assert not list(compared(screener, PARTS, [DAY, DAY, before]))
    assert [each.rows for each in compared(screener, PARTS, [before, DAY, DAY])] == []
    assert [each.rows for each in compared(screener, PARTS, [DAY, before, DAY])] == [(0, 2)]


def test_a_province_without_the_rule_only_looks_for_duplicates() -> None:
    screener = Screener.for_jurisdiction("jiaozuo", as_of=DAY, engine="plain")
    items = [*PARTS, PARTS[1]]
    assert [(each.category, each.rows) for each in compared(screener, items, [DAY] * 4)] == [
        ("duplicate_item", (1, 3))
    ]


def test_the_order_of_the_rows_changes_nothing_but_their_numbers(screener: Screener) -> None:
    turned = list(compared(screener, PARTS[::-1], [DAY] * 3))
    (found,) = compared(screener, PARTS, [DAY] * 3)
    assert [each.rows for each in turned] == [(0, 2)]
    assert turned[0].similarity == found.similarity
