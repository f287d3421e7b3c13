"""Findings on several items at once: every report names the rows."""

from procurement_rules.report.page import html_report
from tests.report.test_terminal import printed


def several(build):
    verdicts = (build.verdict(row=2, name="甲村道路保洁"), build.verdict(row=5, name="乙村道路保洁"))
    return build.screening(*verdicts, together=(build.together((0, 1)),))


def test_the_page_names_each_row_and_links_to_it(build, labels):
    page = html_report(several(build), labels)
    assert "几个事项合起来看的问题" in page
    part = page[page.index('id="together"') : page.index("三、合规的事项")]
    assert '<a href="#item-1">工作表“部门目录” 第 2 行</a> 甲村道路保洁' in part
    assert '<a href="#item-2">工作表“部门目录” 第 5 行</a> 乙村道路保洁' in part
    assert "这几行是同一事项。" in part


def test_a_page_without_such_findings_has_no_such_part(build, labels):
    assert "几个事项合起来看的问题" not in html_report(build.screening(build.verdict()), labels)


def test_the_terminal_names_the_rows(build, labels):
    lines = printed(several(build), labels)
    assert "  不合规 duplicate_item（行 2、5）：这几行是同一事项。" in lines


def test_a_batch_with_such_a_finding_is_breached(build):
    assert several(build).breached
    assert not build.screening(build.verdict()).breached
