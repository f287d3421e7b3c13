from datetime import date
from decimal import Decimal

from procurement_rules.model.baseline import Change
from procurement_rules.report.machine.rows import flat_rows


def test_a_row_a_finding_and_one_for_an_item_without(build, labels):
    screening = build.screening(
        build.verdict(build.violation(), build.lack(), name="甲", budget=Decimal("1200000.50")),
        build.verdict(name="乙", row=3),
    )
    rows = list(flat_rows(screening, labels))
    assert [(row.name, row.outcome, row.item_outcome, row.rule) for row in rows] == [
        ("甲", "violation", "violation", "labour-dispatch-bought"),
        ("甲", "undetermined", "violation", "unbudgeted-purchase"),
        ("乙", "compliant", "compliant", None),
    ]
    assert rows[0].finding_key
    assert rows[2].finding_key is None
    assert rows[0].basis == "财政部令第102号 第十条第（四）项"
    assert rows[1].missing == "budget; in_budget"
    assert (rows[0].category, rows[0].category_label) == ("labour_dispatch", "劳务派遣")
    assert (rows[2].file, rows[2].sheet, rows[2].row) == ("目录建议.xlsx", "部门目录", 3)


def test_a_finding_on_several_items_is_one_row_that_names_the_places(build, labels):
    verdicts = (build.verdict(row=2), build.verdict(row=5))
    *_, last = flat_rows(build.screening(*verdicts, together=(build.together((0, 1)),)), labels)
    assert last.places == "目录建议.xlsx:部门目录:2; 目录建议.xlsx:部门目录:5"
    assert (last.row, last.category) == (2, "duplicate_item")


def test_a_withdrawn_code_is_not_given(build, labels):
    withdrawn = build.accepted().model_copy(update={"vetoed_by": ("labour_dispatch",)})
    codes = [
        row.code
        for match in (build.accepted(), withdrawn)
        for row in flat_rows(build.screening(build.verdict(match=match)), labels)
    ]
    assert codes == ["A0101", None]


def test_every_finding_of_the_sample_is_there(sample, screener):
    rows = list(flat_rows(sample, screener.knowledge.labels))
    findings = sum(len(verdict.findings) for verdict in sample.verdicts) + len(sample.batch_findings)
    assert sum(row.finding_key is not None for row in rows) == findings
    assert {row.row for row in rows} == {verdict.item.source.row for verdict in sample.verdicts}


def test_cure_waiver_and_change_are_told(build, labels):
    cure = build.evidence("食堂劳务派遣服务", "劳务派遣")
    waived = build.violation(
        concepts=("a", "b"), cured_by=(cure,), waiver=build.waiver(), change=Change.UNCHANGED
    )
    first, second = flat_rows(build.screening(build.verdict(waived), build.verdict(row=3)), labels)
    assert (first.outcome, first.item_outcome) == ("violation", "compliant")
    assert (first.concepts, first.cured_by, first.change) == ("a; b", "name: 劳务派遣", "unchanged")
    assert (first.waiver_reason, first.waiver_approver, first.waiver_expires_on) == (
        *("过渡期内继续执行。", "张三", date(2026, 12, 31)),
    )
    assert set(second[-5:]) == {None}
