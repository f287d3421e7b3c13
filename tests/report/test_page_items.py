"""The list of items: the chain from the text to the clause, what was not checked, and how large batches are cut."""

import re
from datetime import date
from decimal import Decimal

import pytest

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Basis
from procurement_rules.model.source import ColumnReading, DeclaredTotal, FailedFile
from procurement_rules.model.waiver import Waiver
from procurement_rules.report import page_items
from procurement_rules.report.page import html_report
from tests.report.test_page import Page


@pytest.fixture
def known(labels):
    key = "财政部令第102号 第十条第（四）项"
    basis = Basis(title="政府购买服务管理办法", verified=True, issuer="财政部", summary="融资行为不得购买")
    return labels.model_copy(update={"bases": {**labels.bases, key: basis}})


def chain(text):
    steps = re.search(r'<ol class="chain".*?</ol>', text, re.DOTALL).group()
    return re.findall(r"<li><b>(.*?)</b>", steps), Page(f"<ol>{steps[steps.index('>') + 1 :]}").words


def test_the_chain_leads_from_the_text_to_the_clause(build, known):
    words_read = build.evidence("食堂劳务派遣服务", "劳务派遣")
    finding = build.violation(evidence=(words_read,), concepts=("labour_dispatch",))
    text = html_report(build.screening(build.verdict(finding)), known)
    steps, words = chain(text)
    assert steps == ["原文", "概念", "规则", "条款"]
    for told in (
        "事项名称：“劳务派遣”",
        "购买劳务派遣",
        "《政府购买服务管理办法》（财政部令第102号）第十条第（四）项",
        "按 2026-09-01 的规定判断",
    ):
        assert told in words
    assert "<b>怎样才合格</b><span>改为购买有明确成果的服务，或撤回。</span>" in text
    assert "不合规 · 严重" in text


def test_a_finding_that_no_words_show_names_no_concept(build, known):
    steps, _ = chain(
        html_report(build.screening(build.verdict(build.violation(category="no_budget"))), known)
    )
    assert steps == ["规则", "条款"]


def test_a_clause_is_told_once_with_what_it_says(build, known):
    batch = build.screening(build.verdict(build.violation()), build.verdict(build.violation(), row=3))
    text = html_report(batch, known)
    assert text.count("融资行为不得购买") == 1
    assert Page(text).words.count("《政府购买服务管理办法》（财政部令第102号）第十条第（四）项") == 3


def test_what_is_missing_names_the_rule_that_waits_and_the_column_that_is_not_there(build, known):
    batch = build.screening(build.verdict(build.lack()), build.verdict(build.lack(), row=3))
    text = html_report(batch, known)
    row = re.search(r'<tr id="want-1".*?</tr>', text, re.DOTALL).group()
    words = Page(f"<table>{row}</table>").words
    # The table has a column for the budget and none for the other.
    assert "预算金额 / 是否已列入预算表中没有的列：是否已列入预算" in words
    assert "没有预算：没有预算而购买" in words
    assert words.endswith("补充预算安排。2")
    assert text.count('href="#want-1"') == 2


def test_clauses_that_nobody_compared_are_listed_apart(build, known):
    words = Page(html_report(build.screening(build.verdict(build.lack())), known)).words
    part = words[words.index("（三）条款未与正式文本核对") : words.index("程序不作判断的")]
    assert "《关于加强政府购买服务管理的通知》（鲁财采〔2022〕14号）三（二）（1 处用到）" in part


def test_where_all_is_known_the_page_says_so(build, known):
    words = Page(html_report(build.screening(build.verdict(build.violation())), known)).words
    assert "没有：每一条规则都有结论。" in words
    assert "没有：用到的每一条都已核对。" in words


def test_a_waived_finding_is_told_and_does_not_count(build, known):
    waiver = Waiver(
        finding="0" * 12,
        rule="labour-dispatch-bought",
        reason="<b>过渡期内</b>",
        approver="张三",
        approved_on=date(2026, 1, 1),
        expires_on=date(2026, 12, 31),
    )
    waived, lack = build.violation(waiver=waiver), build.lack(waiver=waiver)
    verdict = build.verdict(waived, lack, outcome=Outcome.COMPLIANT)
    together = build.together((0, 1), waiver=waiver)
    batch = build.screening(verdict, build.verdict(row=3), together=(together,))
    text = html_report(batch, known)
    assert re.findall(r'<a href="#(\w+)"><b>([1-9]\d*)</b>', text) == [("compliant", "2")]
    told = "已准予例外：<b>过渡期内</b>（张三，2026-01-01 至 2026-12-31）"
    assert Page(text).words.count(told) == 3
    assert "没有：每一条规则都有结论。" in Page(text).words


def test_files_that_were_not_read_are_listed(build, known):
    failed = (FailedFile(file="<i>坏.xlsx", reason="不是工作簿"),)
    page = Page(html_report(build.screening(build.verdict(), failed=failed), known))
    assert "另有 1 个文件没有审查。" in page.words
    assert "<i>坏.xlsx不是工作簿" in page.words.replace("\n", "")
    assert len(page.of_class("failed-file")) == 1


def test_hidden_parts_and_sums_that_do_not_agree_are_told(build, known):
    total = DeclaredTotal(row=9, label="合计", declared=Decimal(20000), summed=Decimal(30000), agrees=False)
    column = ColumnReading(column="C", header="说明", field="description", hidden=True)
    table = build.table(
        hidden=True, hidden_rows=(3, 7, 8), columns=(column,), totals=(total,), notes=("有合并单元格",)
    )
    words = Page(html_report(build.screening(build.verdict(), tables=(table,)), known)).words
    for told in (
        "这张工作表是隐藏的，照样审查",
        "第 3、7–8 行是隐藏的，照样审查",
        "隐藏的列，照样读取：C 说明",
        "第 9 行“合计”为 2 万元，各行相加为 3 万元",
        "有合并单元格",
    ):
        assert told in words


def test_items_name_their_choices_by_number(build, known):
    batch = build.screening(
        build.verdict(build.violation(category='"><b>'), build.lack(), purchaser='"><i>'), build.verdict()
    )
    page = Page(html_report(batch, known))
    keys = [
        [attrs[f"data-{name}"] for name in ("department", "outcome", "stage", "category")]
        for attrs in page.of_class("item")
    ]
    assert keys == [["1", "0", "0 1", "0 1"], ["0", "1", "", ""]]


def test_few_items_to_handle_stand_open_and_many_are_a_list(build, known):
    def opened(number):
        batch = build.screening(*(build.verdict(build.violation(), row=row) for row in range(number)))
        return sum("open" in attrs for attrs in Page(html_report(batch, known)).of_class("item"))

    assert opened(3) == 3
    assert opened(page_items._MOST_OPEN + 1) == 0


def test_of_very_many_items_the_least_pressing_are_one_line(build, known, monkeypatch):
    monkeypatch.setattr(page_items, "MOST_WHOLE", 2)
    batch = build.screening(
        build.verdict(name="甲", description="说明甲"),
        build.verdict(build.violation(), name="乙", description="说明乙", row=3),
        build.verdict(build.lack(), name="丙", description="说明丙", row=4),
    )
    page = Page(html_report(batch, known))
    assert [tag for tag, attrs in page.tags if "item" in (attrs.get("class") or "").split()] == [
        "details",
        "details",
        "div",
    ]
    assert page.headings == ["乙", "丙", "甲"]
    assert ("说明乙" in page.words, "说明甲" in page.words) == (True, False)
    assert "最要紧的 2 项可以展开看全部内容，其余 1 项只列一行" in page.words


def test_a_long_list_is_laid_out_in_stretches(build, known):
    batch = build.screening(*(build.verdict(row=row) for row in range(2, 253)))
    page = Page(html_report(batch, known))
    assert len(page.of_class("chunk")) == 3
    assert len(page.of_class("item")) == 251
