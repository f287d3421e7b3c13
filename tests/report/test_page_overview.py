"""The figures at the top of the page: every finding counts, and every bar has its number beside it."""

import re
from decimal import Decimal

import pytest

from procurement_rules.model.rule import Outcome
from procurement_rules.report.page import html_report
from procurement_rules.report.words import ten_thousands
from tests.report.test_page import ATTACKS, TAGS, Page


def tiles(text):
    shown = re.findall(r'<li class="(\w+)"><a href="#\w+"><b>(\d+)</b>', text)
    return {kind: int(number) for kind, number in shown}


def test_a_batch_with_nothing_but_a_finding_on_several_items_is_counted(build, labels):
    batch = build.screening(
        build.verdict(name="甲", budget=Decimal(20_000)),
        build.verdict(name="乙", row=3, budget=Decimal(40_000)),
        build.verdict(name="丙", row=4),
        together=(build.together((0, 1)),),
    )
    text = html_report(batch, labels)
    assert tiles(text) == {"violation": 2, "doubt": 0, "missing": 0, "compliant": 1, "rejected": 0}
    words = Page(text).words
    assert "合起来看的问题 1 处" in words
    assert "有 2 项单看没有不合规，与其他事项合起来才不合规" in words
    assert "填报金额合计 6 万元，其中不合规 6 万元；另有 1 项没有填报金额" in words
    assert words.count("与其他事项合起来看：duplicate_item（不合规）") == 2


def test_an_undetermined_finding_on_several_items_makes_them_doubts(build, labels):
    unsure = build.together((0, 1), outcome=Outcome.UNDETERMINED)
    batch = build.screening(build.verdict(), build.verdict(row=3), together=(unsure,))
    assert tiles(html_report(batch, labels))["doubt"] == 2


def test_the_tiles_add_up_to_the_rows_read(build, labels):
    batch = build.screening(
        build.verdict(build.violation()),
        build.verdict(build.doubt(), row=3),
        build.verdict(build.lack(), row=4),
        build.verdict(row=5),
        build.verdict(outcome=Outcome.NOT_APPLICABLE, row=6),
        rejected=(build.rejected(),),
    )
    assert sum(tiles(html_report(batch, labels)).values()) == batch.rows_read


def test_every_chart_is_a_table_with_a_bar_a_title_and_figures(build, labels):
    batch = build.screening(
        build.verdict(build.violation(), build.lack(), purchaser="市水利局", budget=Decimal(9))
    )
    text = html_report(batch, labels)
    for title in ("各单位的审查结果", "各环节、各类别的审查发现", "各类问题涉及的金额", "编码的把握"):
        assert f"<caption>{title}<small>" in text
    row = re.search(r'<tr><th scope="row">市水利局</th>.*?</tr>', text).group()
    assert "<title>市水利局</title><desc>不合规 1</desc>" in row
    assert '<rect class="violation" fill="url(#fill-violation)" x="0.00%" y="0" width="100.00%"' in row
    assert row.endswith('<td class="n">1</td></tr>')


def test_every_pattern_that_a_bar_uses_is_defined(build, labels):
    batch = build.screening(build.verdict(build.violation()), build.verdict(build.doubt()), build.verdict())
    text = html_report(batch, labels)
    used = set(re.findall(r"url\(#([\w-]+)\)", text))
    assert used
    assert used <= set(re.findall(r'<pattern id="([\w-]+)"', text))


def test_many_departments_are_one_bar_in_the_end_and_all_can_be_chosen(build, labels):
    batch = build.screening(*(build.verdict(purchaser=f"第{number:02}局") for number in range(15)))
    text = html_report(batch, labels)
    chart = text[text.index("各单位的审查结果") : text.index("编码的把握")]
    assert chart.count('<th scope="row">') == 13
    assert "其余 3 个单位" in chart
    assert text.count("局（1）</option>") == 15


def test_a_department_is_text_in_the_chart_and_in_the_choices(build, labels):
    for attack in ATTACKS:
        page = Page(html_report(build.screening(build.verdict(purchaser=attack)), labels))
        assert {tag for tag, _ in page.tags} <= TAGS
        assert page.words.count(attack) == 4


def test_sums_in_ten_thousands():
    assert [ten_thousands(Decimal(each)) for each in ("0", "15000", "123456789", "1E+999")] == [
        "0",
        "1.50",
        "12,345.68",
        "1E+995",
    ]


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        ((), "每一行都作了审查"),
        (("合计行，不是服务事项",), "合计、附注等，不是事项"),
        (("事项名称和说明都为空", "合计行，不是服务事项"), "1 行须补正，其余不是事项"),
        (("事项名称和说明都为空",), "读到而未能审查"),
    ],
)
def test_rows_that_were_not_judged_are_told_apart_by_whether_they_hold_an_item(build, labels, reasons, told):
    rejected = tuple(build.rejected(reason=reason) for reason in reasons)
    assert f"未审查{told}" in Page(html_report(build.screening(rejected=rejected), labels)).words
