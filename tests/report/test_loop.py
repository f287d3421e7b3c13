"""What the loop adds: how many findings are waived, which waivers did nothing, what has changed."""

from procurement_rules.model.baseline import Change, Gone
from procurement_rules.model.waiver import Idle
from procurement_rules.report.loop import Loop


def test_without_waivers_and_an_earlier_screening_there_is_nothing(build, labels):
    assert Loop.of(build.screening(build.verdict(build.violation())), labels) == Loop(None, (), None)


def test_waived_findings_are_counted_those_on_several_items_too(build, labels):
    waived = build.violation(waiver=build.waiver())
    together = (build.together((0, 1), waiver=build.waiver()),)
    batch = build.screening(
        build.verdict(waived, build.lack()), build.verdict(), together=together, screened_on=build.day
    )
    assert Loop.of(batch, labels).waived == 2


def test_a_waiver_that_did_nothing_says_why_and_of_which_item(build, labels):
    idle = (build.idle(Idle.EXPIRED), build.idle(Idle.UNUSED, purchaser="", name=""))
    first, second = Loop.of(build.screening(screened_on=build.day, idle_waivers=idle), labels).idle
    assert (first.key, first.item, first.why) == ("0123456789ab", "甲局 “食堂劳务派遣服务”", "已过期")
    assert first.told == "过渡期内继续执行。（张三，2026-01-01 至 2026-12-31）"
    assert (second.item, second.why) == ("labour-dispatch-bought", "所指的问题没有出现")


def test_what_has_changed_is_counted_and_what_is_resolved_is_told(build, labels):
    findings = (
        build.violation(change=Change.NEW),
        build.lack(change=Change.UNCHANGED),
        build.doubt(change=Change.UNCHANGED),
    )
    baseline = build.baseline(
        build.gone(Gone.WITHDRAWN), build.gone(Gone.REVISED, name=""), build.gone(Gone.NOT_RESUBMITTED)
    )
    since = Loop.of(build.screening(build.verdict(*findings), baseline=baseline), labels).since
    assert (since.file, since.new, since.unchanged, since.absent) == ("上次.jsonl", 1, 2, 1)
    assert [(each.item, each.why) for each in since.resolved] == [
        ("甲局 “门卫劳务派遣”", "事项已撤回或改名"),
        ("甲局", "事项说明已修改"),
    ]
    assert (since.resolved[0].category, since.resolved[0].outcome) == ("劳务派遣", "不合规")
