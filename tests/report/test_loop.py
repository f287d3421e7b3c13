"""What the loop adds: how many findings are waived, which waivers did nothing, what has changed."""

from procurement_rules.model.baseline import Change, Gone
from procurement_rules.model.waiver import Idle
from procurement_rules.report.loop import Loop, since


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


def test_of_one_department_only_its_own_findings_are_told(build, labels):
    baseline = build.baseline(
        build.gone(Gone.FIXED, purchaser="甲局"),
        build.gone(Gone.COPY_WITHDRAWN, purchaser="甲局、乙局"),
        build.gone(Gone.FIXED, purchaser="乙局"),
        build.gone(Gone.FIXED, purchaser=""),
    )
    told = since(baseline, [build.lack(change=Change.NEW)], labels, {"甲局"})
    assert [(one.purchaser, one.why, one.withdrawn) for one in told.resolved] == [
        ("甲局", "事项未改动，补了资料或规则有变", False),
        ("甲局、乙局", "撤回了重复的一项", True),
    ]
    assert told.told == (
        "上次审查（上次.jsonl）提出的问题，已整改 1 项，因事项撤回消除 1 项，仍存在 0 项；本次新出现 1 项。"
    )
    assert [one.purchaser for one in since(baseline, (), labels, {""}).resolved] == [""]
    assert since(None, (), labels, {"甲局"}) is None
