"""The page of a screening with waivers and an earlier screening: nothing of either is told where there is none."""

import re

import pytest

from procurement_rules.model.baseline import Change, Gone
from procurement_rules.model.waiver import Idle
from procurement_rules.report.page import html_report
from tests.report.test_page import Page


@pytest.fixture
def compared(build, labels):
    """The words of a page on two items, with an expired waiver and a hostile earlier finding."""
    findings = (build.violation(change=Change.NEW), build.lack(change=Change.UNCHANGED))
    batch = build.screening(
        build.verdict(*findings),
        build.verdict(build.violation(waiver=build.waiver(), change=Change.UNCHANGED), row=3),
        screened_on=build.day,
        idle_waivers=(build.idle(Idle.EXPIRED, reason="<b>旧</b>"),),
        baseline=build.baseline(build.gone(Gone.REVISED, name="<i>门卫</i>")),
    )
    return html_report(batch, labels)


def test_without_either_the_page_says_nothing_of_them(build, labels):
    text = html_report(build.screening(build.verdict(build.violation())), labels)
    assert "与上次相比" not in text
    assert "豁免" not in text


def test_the_head_counts_and_leads_to_the_lists(compared):
    words = Page(compared).words
    assert "1 个问题按 2026-09-01 有效的豁免不计入结论。另有 1 条豁免没有起作用。" in words
    assert "（上次.jsonl）：新出现 1 个问题，上次已提出 2 个，已消除 1 个，本次没有报送 0 个。" in words
    for name in ("since", "idle"):
        assert compared.count(f'href="#{name}"') == compared.count(f'id="{name}"') == 1


def test_every_finding_says_whether_it_is_new(compared):
    badges = re.findall(r'<span class="chip change">(.*?)</span>', compared)
    assert badges == ["与上次相比：新出现", "与上次相比：上次已提出", "与上次相比：上次已提出"]


def test_what_is_resolved_and_what_did_nothing_is_listed_as_text(compared):
    words = Page(compared).words
    assert "七、与上次相比" in words
    assert "甲局 “<i>门卫</i>”劳务派遣：以服务名义购买劳务派遣用工。不合规事项说明已修改" in words
    assert "八、没有起作用的豁免" in words
    assert "0123456789ab已过期<b>旧</b>（张三，2026-01-01 至 2026-12-31）" in words


def test_a_section_alone_is_the_seventh(build, labels):
    batch = build.screening(build.verdict(), screened_on=build.day, idle_waivers=(build.idle(Idle.UNUSED),))
    assert "七、没有起作用的豁免" in Page(html_report(batch, labels)).words
    batch = build.screening(build.verdict(), baseline=build.baseline())
    assert "上次（上次.jsonl）的问题没有消除的。" in Page(html_report(batch, labels)).words


def test_the_line_of_an_item_says_what_is_waived(build, labels):
    verdict = build.verdict(build.violation(waiver=build.waiver()), build.lack())
    text = html_report(build.screening(verdict), labels)
    assert re.findall(r'<span class="issue (\w+)">(.*?)</span>', text) == [
        ("missing", "没有预算"),
        ("not_applicable", "劳务派遣（已准予例外）"),
    ]


def test_what_is_waived_has_no_remedy(build, labels):
    text = html_report(build.screening(build.verdict(build.violation(waiver=build.waiver()))), labels)
    assert "已准予例外：过渡期内继续执行。" in text
    assert "<b>怎样才合格</b>" not in text
