"""What two packs say of the same rows."""

from datetime import date

from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import BasisRef, Outcome, Severity, Stage
from procurement_rules.model.screening import Screening
from procurement_rules.model.source import RejectedRow, Source, TableReading
from procurement_rules.model.verdict import BatchFinding, Decision, Finding, Match, Verdict
from procurement_rules.release import RowChange, changed_rows

TABLES = tuple(TableReading(file="a.xlsx", sheet=sheet, header_row=1, columns=()) for sheet in ("二", "一"))


def finding(rule: str, outcome: Outcome, *also: str) -> Finding:
    return Finding(
        rule=rule,
        category="works",
        stage=Stage.CATALOG,
        outcome=outcome,
        severity=Severity.ERROR,
        message="",
        remedy="",
        basis=(BasisRef(instrument="文", clause="条"),),
        also=also,
    )


def verdict(row: int, *findings: Finding, sheet: str = "二") -> Verdict:
    return Verdict(
        item=ServiceItem(name=f"第{row}项", source=Source(file="a.xlsx", sheet=sheet, row=row)),
        outcome=findings[0].outcome if findings else Outcome.COMPLIANT,
        as_of=date(2023, 1, 1),
        match=Match(catalog="small", decision=Decision.NONE, confidence=0),
        findings=findings,
    )


def screening(*rows: Verdict | RejectedRow, together: tuple[BatchFinding, ...] = ()) -> Screening:
    return Screening.model_construct(
        files=("a.xlsx",),
        tables=TABLES,
        verdicts=tuple(row for row in rows if isinstance(row, Verdict)),
        rejected=tuple(row for row in rows if isinstance(row, RejectedRow)),
        batch_findings=together,
    )


def told(change: RowChange) -> list[tuple[str, Outcome | None, Outcome | None]]:
    return list(change.findings)


def test_rules_that_share_a_finding_are_told_one_by_one() -> None:
    before = screening(verdict(2, finding("a", Outcome.VIOLATION, "b")))
    after = screening(verdict(2, finding("a", Outcome.VIOLATION, "c")))
    (change,) = changed_rows(before, after)
    assert told(change) == [("b", Outcome.VIOLATION, None), ("c", None, Outcome.VIOLATION)]


def test_a_finding_on_rows_together_is_told_of_each_and_the_worst_one_counts() -> None:
    rows = (verdict(2), verdict(3, finding("a", Outcome.UNDETERMINED)), verdict(4))
    together = tuple(
        BatchFinding(**finding("twice", outcome).model_dump(), rows=(0, 1))
        for outcome in (Outcome.VIOLATION, Outcome.UNDETERMINED)
    )
    found = list(changed_rows(screening(*rows), screening(*rows, together=together)))
    assert [told(change) for change in found] == [[("twice", None, Outcome.VIOLATION)]] * 2
    assert [change.after and change.after.outcome for change in found] == [Outcome.VIOLATION] * 2


def test_rows_come_in_the_order_of_the_tables_rejected_ones_among_them() -> None:
    rejected = RejectedRow(source=Source(file="a.xlsx", sheet="二", row=3), reason="没有日期", text="第3项")
    after = screening(verdict(2, sheet="一"), verdict(4), rejected)
    found = list(changed_rows(screening(), after))
    assert [change.shown and change.shown.text for change in found] == ["第3项", "第4项", "第2项"]


def test_another_reason_for_not_judging_a_row_is_a_change() -> None:
    source = Source(file="a.xlsx", sheet="二", row=3)
    one, other = (RejectedRow(source=source, reason=reason) for reason in ("没有日期", "没有任何规则施行"))
    assert len(list(changed_rows(screening(one), screening(other)))) == 1
    assert list(changed_rows(screening(one), screening(one))) == []
