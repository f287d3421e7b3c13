from procurement_rules.model.baseline import Change
from procurement_rules.model.verdict import Decision
from procurement_rules.report.groups import Group
from procurement_rules.report.workbook.review import reviews


def test_findings_are_numbered_most_pressing_first_with_remedy_and_key_in_the_same_order(build, labels):
    verdict = build.verdict(build.lack(), build.violation(), build.doubt(rule="other"))
    (review,) = reviews(build.screening(verdict), labels)
    assert [line[:6] for line in review.problem.split("\n") if not line.startswith("依据")] == [
        "1. 【不合",
        "2. 【无法",
        "3. 【无法",
    ]
    assert review.remedy.split("\n")[2] == "3. 补充预算安排。"
    assert review.keys.split("\n") == [each.key for each in review.findings]
    assert review.findings[2].view.group is Group.MISSING


def test_a_missing_field_is_named_once(build, labels):
    named = build.lack(message="没有写明预算金额。")
    (review,) = reviews(build.screening(build.verdict(named)), labels)
    assert "没有写明预算金额。（缺：是否已列入预算）" in review.problem


def test_an_item_that_is_clear_alone_tells_what_others_make_of_it(build, labels):
    verdicts = (build.verdict(row=2), build.verdict(row=5))
    first, second = reviews(build.screening(*verdicts, together=(build.together((0, 1)),)), labels)
    assert first.result == "合规\n与其他事项合起来看：不合规"
    assert (first.own, first.group) == (Group.COMPLIANT, Group.VIOLATION)
    assert "（涉及 工作表“部门目录” 第 5 行）" in first.problem
    assert "（涉及 工作表“部门目录” 第 2 行）" in second.problem
    assert first.keys == second.keys


def test_the_same_verdict_twice_is_two_rows(build, labels):
    verdict = build.verdict(build.violation())
    first, second = reviews(build.screening(verdict, verdict), labels)
    assert second.keys == f"{first.keys}-2"


def test_a_code_is_suggested_only_where_it_may_be_used(build, labels):
    shortlist = build.match(Decision.SHORTLIST, 5)
    withdrawn = build.accepted().model_copy(update={"vetoed_by": ("labour_dispatch",)})
    shown = [
        reviews(build.screening(build.verdict(match=match)), labels)[0]
        for match in (
            build.accepted(),
            shortlist,
            withdrawn,
            build.match(Decision.NONE),
            build.match(Decision.NONE, 1),
        )
    ]
    assert [each.coding.code for each in shown] == ["A0101", "", "", "", ""]
    assert [each.code_name for each in shown] == [
        "公共安全情况监测服务",
        "备选，请选定：\nB0101 备选1\nB0102 备选2\nB0103 备选3",
        "因禁止内容撤回",
        "未找到",
        "未找到，最接近的是：\nB0101 备选1",
    ]


def test_a_comment_quotes_the_words_and_cites_the_clause_with_its_warning(build, labels):
    finding = build.lack(basis=(build.lack().basis[0],))
    (review,) = reviews(build.screening(build.verdict(finding)), labels)
    text = review.findings[0].comment(["劳务派遣", "劳务派遣"])
    assert "原文：“劳务派遣”\n" in text
    assert text.endswith(
        "《关于加强政府购买服务管理的通知》（鲁财采〔2022〕14号）三（二）（条款未与正式文本核对）"
    )


def test_a_waived_finding_is_told_as_an_exception_with_its_reason(build, labels):
    verdict = build.verdict(build.violation(waiver=build.waiver()), build.lack())
    (review,) = reviews(build.screening(verdict), labels)
    assert [line[:10] for line in review.problem.split("\n") if not line.startswith("依据")] == [
        "1. 【无法判断】没",
        "2. 【已准予例外】",
    ]
    assert review.findings[1].comment(["派遣"]).startswith("【已准予例外】劳务派遣（")
    assert review.remedy.split("\n")[1] == (
        "2. 已准予例外：过渡期内继续执行。（张三，2026-01-01 至 2026-12-31）"
    )


def test_a_comment_without_quoted_words_says_what_is_wrong(build, labels):
    (review,) = reviews(build.screening(build.verdict(build.violation())), labels)
    head, said, *_ = review.findings[0].comment([]).split("\n")
    assert head == f"【不合规】劳务派遣（{review.keys}）"
    assert said == "以服务名义购买劳务派遣用工。"


def test_a_finding_says_whether_it_is_new(build, labels):
    verdict = build.verdict(build.violation(change=Change.NEW), build.lack(change=Change.UNCHANGED))
    (review,) = reviews(build.screening(verdict), labels)
    assert "1. 【不合规】劳务派遣（新出现）：以服务名义" in review.problem
    assert "2. 【无法判断】没有预算（上次已提出）：" in review.problem
    assert (
        review.findings[0]
        .comment(["派遣"])
        .startswith(f"【不合规】劳务派遣（新出现）（{review.findings[0].key}）")
    )
