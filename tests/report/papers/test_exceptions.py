"""What is waived stands in the papers as an accepted exception, and nowhere as a problem."""

from procurement_rules.report.papers import opinions, working_papers


def test_the_opinion_tells_it_as_an_exception_with_reason_approver_and_end(build, only, read) -> None:
    waived = build.verdict(build.violation(waiver=build.waiver()), purchaser="甲局", name="派遣")
    batch = build.screening(waived, build.verdict(purchaser="甲局", name="保洁", row=3))
    told = read.lines(only(opinions, batch))
    sections = [line for line in told if line[1:2] == "、"]
    assert sections == ["一、总体情况", "二、已准予的例外", "三、未发现问题的事项", "四、有关要求"]
    assert told[4] == (
        "共审查事项 2 项，未填预算金额。其中：已准予例外 1 项，未填预算金额；未发现问题 1 项，未填预算金额。"
    )
    assert read.after(told, "涉及事项").startswith("“派遣”")
    assert read.after(told, "准予例外") == "理由：过渡期内继续执行；批准人：张三；有效期至2026年12月31日。"
    assert not [line for line in told if line.startswith("处理建议")]
    assert [line for line in told if line.startswith("1. ")] == ["1. “保洁”（工作表“部门目录” 第 3 行）"]
    assert "请按规定办理后续手续。" in told


def test_an_open_problem_of_the_same_item_stays_a_problem(build, only, read) -> None:
    verdict = build.verdict(build.violation(waiver=build.waiver()), build.lack(), purchaser="甲局")
    told = read.lines(only(opinions, build.screening(verdict)))
    sections = [line for line in told if line[1:2] == "、"]
    assert sections == ["一、总体情况", "二、需补正的事项", "三、已准予的例外", "四、有关要求"]
    assert "其中：需补正 1 项" in told[4]


def test_a_waived_finding_on_several_items_makes_none_of_them_a_problem(build, only, read) -> None:
    verdicts = [build.verdict(purchaser="甲局", row=row) for row in (2, 3)]
    together = (build.together((0, 1), waiver=build.waiver()),)
    told = read.lines(only(opinions, build.screening(*verdicts, together=together)))
    assert "其中：已准予例外 2 项" in told[4]
    assert "二、已准予的例外" in told
    assert "未发现问题的事项" not in "".join(told)


def test_the_working_paper_says_it_beside_the_conclusion(build, ruled, only, read) -> None:
    verdict = ruled(build.violation(waiver=build.waiver()), purchaser="甲局", name="派遣")
    data = only(working_papers, build.screening(verdict))
    assert dict(read.cells(data, 1))["审查结论"] == "合规（有已准予的例外）"
    told = read.lines(data)
    assert "（1）劳务派遣（不合规，严重，已准予例外）" in told
    assert read.after(told, "准予例外").startswith("理由：过渡期内继续执行；")
    assert not [line for line in told if line.startswith("处理建议")]
