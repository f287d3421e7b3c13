from decimal import Decimal

import pytest

from procurement_rules.model.rule import BasisRef
from procurement_rules.model.screening import Labels
from procurement_rules.model.verdict import Decision
from procurement_rules.report.groups import Group
from procurement_rules.report.highlight import Segment
from procurement_rules.report.places import Places
from procurement_rules.report.values import money
from procurement_rules.report.view import CandidateView, ClauseView, QuoteView, Viewer

NO_LABELS = Labels(fields={}, categories={}, concepts={}, rules={}, bases={})


def viewer(build, labels, *, dated_each=False):
    return Viewer(labels, Places.of(build.screening()), dated_each=dated_each)


def test_every_id_becomes_its_word(build, labels):
    name = "食堂劳务派遣服务"
    finding = build.violation(evidence=(build.evidence(name, "派遣"), build.evidence(name, "劳务")))
    view = viewer(build, labels).finding(finding)
    assert (view.category, view.rule, view.outcome, view.severity, view.stage) == (
        "劳务派遣",
        "购买劳务派遣",
        "不合规",
        "严重",
        "目录编制",
    )
    assert view.quotes == (QuoteView("事项名称", ("派遣", "劳务")),)
    assert view.clauses == (
        ClauseView("政府购买服务管理办法", "财政部令第102号", "第十条第（四）项", verified=True),
    )


def test_the_concepts_that_words_were_read_as_are_named(build, labels):
    read = build.violation(concepts=("labour_dispatch", "unknown"))
    assert viewer(build, labels).finding(read).concepts == ("劳务派遣", "unknown")
    assert viewer(build, labels).finding(build.lack()).concepts == ()


def test_without_labels_ids_are_shown_and_clauses_count_as_unverified(build):
    view = viewer(build, NO_LABELS).finding(build.lack())
    assert (view.category, view.missing) == ("no_budget", ("budget", "in_budget"))
    assert view.clauses == (ClauseView("", "鲁财采〔2022〕14号", "三（二）", verified=False),)


def test_a_title_is_not_quoted_twice(build, labels):
    quoted = labels.bases["财政部令第102号 第十条第（四）项"].model_copy(update={"title": "《办法》"})
    named = labels.model_copy(update={"bases": {"甲 一": quoted}})
    assert viewer(build, named).clause(BasisRef(instrument="甲", clause="一")).title == "办法"


def test_marks_come_from_all_findings_of_the_field(build, labels):
    text = "派出十人，按人付费"
    findings = [
        build.violation(evidence=(build.evidence(text, "派出", "description"),)),
        build.doubt(evidence=(build.evidence(text, "按人", "description"),)),
    ]
    view = viewer(build, labels).item(1, build.verdict(*findings, description=text))
    assert [segment.text for segment in view.description if segment.marked] == ["派出", "按人"]
    assert view.name == (Segment("食堂劳务派遣服务", marked=False),)


def test_want_of_data_is_kept_apart_from_the_other_findings(build, labels):
    view = viewer(build, labels).item(7, build.verdict(build.lack(), build.violation()))
    assert (view.anchor, view.group, view.place) == ("item-7", Group.VIOLATION, "工作表“部门目录” 第 2 行")
    assert [finding.group for finding in view.doubts] == [Group.VIOLATION]
    assert [finding.category for finding in view.wanting] == ["没有预算"]
    assert view.missing == ("预算金额", "是否已列入预算")


def test_a_field_that_a_finding_rests_on_is_shown_with_the_item_and_marked(build, labels):
    term = "服务4年"
    findings = [
        build.violation(fields=("in_budget",)),
        build.violation(evidence=(build.evidence(term, "4年", "contract_term"),)),
    ]
    item = {"in_budget": False, "contract_term": term, "is_renewal": True}
    view = viewer(build, labels).item(1, build.verdict(*findings, **item))
    assert view.facts == (
        ("是否已列入预算", (Segment("否", marked=True),)),
        ("contract_term", (Segment("服务", marked=False), Segment("4年", marked=True))),
    )
    assert view.doubts[0].quotes == (QuoteView("是否已列入预算", ("否",)),)


def test_the_day_is_told_only_where_items_differ(build, labels):
    verdict = build.verdict(budget=build.budget, source=None)
    plain = Segment("1,200,000 元", marked=False)
    assert viewer(build, labels).item(3, verdict).facts == (("预算金额", (plain,)),)
    each = viewer(build, labels, dated_each=True).item(3, verdict)
    assert each.facts == (("预算金额", (plain,)), ("法规截止日", (Segment("2026-09-01", marked=False),)))
    assert each.place == "第 3 项"


def test_an_accepted_code_has_name_confidence_and_terms(build, labels):
    view = viewer(build, labels).coding(build.accepted())
    assert (view.decision, view.code, view.name, view.confidence) == (
        "已确定",
        "A0101",
        "公共安全情况监测服务",
        "93%",
    )
    assert view.candidates == (
        CandidateView("A0101", "公共安全情况监测服务", "首位", ("监测",), chosen=True),
    )


def test_a_withdrawn_code_is_not_offered(build, labels):
    withdrawn = build.accepted().model_copy(update={"vetoed_by": ("labour_dispatch",)})
    view = viewer(build, labels).coding(withdrawn)
    assert (view.decision, view.code, view.confidence) == ("因禁止内容撤回", "", "")
    assert view.withdrawn_for == ("劳务派遣",)
    assert not view.candidates[0].chosen


def test_a_shortlist_names_no_code(build, labels):
    view = viewer(build, labels).coding(build.match(Decision.SHORTLIST, 5, reason="相差太小"))
    assert (view.decision, view.code, view.reason, len(view.candidates)) == ("备选五项", "", "相差太小", 5)


@pytest.mark.parametrize(
    ("amount", "said"),
    [("0", "0 元"), ("1234567.5", "1,234,567.50 元"), ("1E+4", "10,000 元"), ("1E+999", "1E+999 元")],
)
def test_money_is_written_with_thousands_apart(amount, said):
    assert money(Decimal(amount)) == said
