"""A screened batch counts what it holds."""

from datetime import date

import pytest

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import RejectedRow, Source
from procurement_rules.model.verdict import Decision, Match, Verdict


@pytest.fixture
def screening() -> Screening:
    day = date(2020, 11, 5)
    match = Match(catalog="小", decision=Decision.NONE, confidence=0.0)
    outcomes = [Outcome.VIOLATION, Outcome.COMPLIANT, Outcome.VIOLATION]
    item = ServiceItem(name="审计服务")
    return Screening(
        files=("建议.xlsx",),
        jurisdiction="liaocheng",
        jurisdiction_name="聊城市",
        as_of=day,
        catalog="小",
        catalog_title="小目录",
        engine="plain",
        program_version="0",
        rules_version="0",
        rules_digest="0",
        tables=(),
        verdicts=tuple(Verdict(item=item, outcome=outcome, as_of=day, match=match) for outcome in outcomes),
        rejected=(RejectedRow(source=Source(file="建议.xlsx", row=9), reason="没有名称和说明"),),
    )


def test_every_row_read_is_judged_or_rejected(screening: Screening) -> None:
    assert screening.rows_read == 4


@pytest.mark.parametrize(
    ("outcome", "count"), [(Outcome.VIOLATION, 2), (Outcome.COMPLIANT, 1), (Outcome.UNDETERMINED, 0)]
)
def test_items_are_counted_by_outcome(screening: Screening, outcome: Outcome, count: int) -> None:
    assert screening.count(outcome) == count
