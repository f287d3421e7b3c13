"""Items by code, year and budget, and the workbook that their statistics make, read back."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from procurement_rules.knowledge import Knowledge
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import Source
from procurement_rules.model.statistics import Statistics
from procurement_rules.model.verdict import Decision, Match, Verdict
from procurement_rules.report.statistics import statistics
from tests.conftest import ROOT

SAMPLE = ROOT / "corpus" / "samples" / "目录建议.xlsx"


@pytest.fixture(scope="session")
def forms(knowledge: Knowledge) -> Statistics:
    return knowledge.statistics


@pytest.fixture
def item(build) -> Callable[..., Verdict]:
    """Build an item: its code (None for none), its budget in 万元, and anything else that a verdict has."""

    def _item(code: str | None = "B0302", amount: object = None, **given: Any) -> Verdict:
        outside = {name: given.pop(name) for name in ("key_areas", "as_of") if name in given}
        reason = given.pop("reason", "" if code else "目录中没有相近的条目")
        vetoed = given.pop("vetoed_by", ())
        match = Match(
            catalog="jiaozuo-2023",
            decision=Decision.ACCEPTED if code else Decision.NONE,
            code=code,
            group=given.pop("group", None),
            confidence=0.9,
            reason=reason,
            vetoed_by=vetoed,
        )
        budget = None if amount is None else Decimal(str(amount)) * 10_000
        verdict = build.verdict(*given.pop("findings", ()), match=match, budget=budget, **given)
        return verdict.model_copy(update=outside)

    return _item


@pytest.fixture
def screened(build) -> Callable[..., Screening]:
    """Build a screening of Puyang by the catalog of Jiaozuo."""

    def _screened(*verdicts: Verdict, **given: Any) -> Screening:
        place = {
            "jurisdiction": "puyang",
            "jurisdiction_name": "濮阳市",
            "catalog": "jiaozuo-2023",
            "catalog_title": "焦作市市级政府购买服务指导性目录",
        }
        return build.screening(*verdicts, **{**place, **given})

    return _screened


@pytest.fixture
def book(knowledge: Knowledge, forms: Statistics) -> Callable[..., Workbook]:
    """Write the statistics of a screening and read them back."""

    def _book(screening: Screening, template: Path | None = None) -> Workbook:
        content = statistics(screening, knowledge.labels, forms, template=template)
        return load_workbook(io.BytesIO(content))

    return _book


@pytest.fixture(scope="session")
def puyang() -> tuple[Verdict, ...]:
    """As many items as Puyang reported, whose budgets come to what it reported."""
    reported = {
        "A0501": ((91, "32857.95"), (71, "7878.24")),
        "A1001": ((6, "730.96"), (2, "382.77")),
        "A1605": ((11, "200.8"), (4, "18.4")),
        "A1702": ((41, "969.82"), (7, "234.83")),
        "B0401": ((48, "891.64"), (27, "577.46")),
        "A1801": ((2, "213.7"), (2, "107.6")),
    }
    days = (date(2016, 12, 31), date(2017, 5, 31))
    return tuple(
        _reported(code, day, budget)
        for code, periods in reported.items()
        for day, (number, amount) in zip(days, periods, strict=True)
        for budget in _parts(number, Decimal(amount) * 10_000)
    )


def _parts(number: int, amount: Decimal) -> list[Decimal]:
    return [*[Decimal(1000)] * (number - 1), amount - 1000 * (number - 1)]


def _reported(code: str, day: date, budget: Decimal) -> Verdict:
    return Verdict(
        item=ServiceItem(
            name="购买的服务",
            budget=budget,
            contract_start=day,
            fiscal_year=day.year,
            source=Source(file="报送.xlsx", row=2),
        ),
        outcome="compliant",
        as_of=day,
        match=Match(catalog="jiaozuo-2023", decision=Decision.ACCEPTED, code=code, confidence=0.9),
    )


def rows(sheet) -> list[tuple[Any, ...]]:
    """Return the values of a sheet, without empty cells at the end of a row."""
    found = []
    for row in sheet.iter_rows(values_only=True):
        values = list(row)
        while values and values[-1] is None:
            values.pop()
        found.append(tuple(values))
    return found


def texts(sheet) -> str:
    """Return everything that a sheet says."""
    return "\n".join(str(value) for row in rows(sheet) for value in row if value is not None)


def after(sheet, heading: str) -> list[tuple[Any, ...]]:
    """Return the rows below a heading."""
    found = rows(sheet)
    return found[found.index((heading,)) + 1 :]
