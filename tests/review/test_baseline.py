"""What a department fixed shows when it submits again."""

import pytest

from procurement_rules.errors import InputError, UsageError
from procurement_rules.model.baseline import Change, Gone
from procurement_rules.normalise import fold
from procurement_rules.report import json_report, jsonl_report
from procurement_rules.report.identity import identified
from procurement_rules.review import compare_with_baseline


@pytest.fixture
def compared(build, tmp_path):
    """Compare a screening with an earlier one."""

    def _compared(earlier, later):
        path = tmp_path / "上次.jsonl"
        path.write_text("".join(jsonl_report(earlier)), encoding="utf-8")
        return compare_with_baseline(later, path, identified, fold)

    return _compared


def gone(screening) -> list[tuple[str, Gone]]:
    return [(each.name, each.why) for each in screening.baseline.gone]


def test_findings_are_known_again_in_other_rows(build, compared):
    old, other = build.violation(), build.lack()
    earlier = build.screening(build.verdict(old, name="甲", row=2), build.verdict(name="乙", row=3))
    later = build.screening(build.verdict(other, name="乙", row=2), build.verdict(old, name="甲", row=9))
    result = compared(earlier, later)
    changes = [finding.change for verdict in result.verdicts for finding in verdict.findings]
    assert changes == [Change.NEW, Change.UNCHANGED]
    assert result.baseline.gone == ()


def test_why_a_finding_is_gone(build, compared):
    found = build.violation()
    told = {"purchaser": "市水利局", "description": "按人付费"}
    earlier = build.screening(
        build.verdict(found, name="补了资料", **told),
        build.verdict(found, name="改了说明", **told),
        build.verdict(found, name="撤回", **told),
        build.verdict(found, name="别的单位", purchaser="市教育局"),
    )
    later = build.screening(
        build.verdict(name="补了 资料", **told),
        build.verdict(name="改了说明", purchaser="市水利局", description="按成果付费"),
    )
    result = compared(earlier, later)
    assert gone(result) == [
        ("补了资料", Gone.FIXED),
        ("改了说明", Gone.REVISED),
        ("撤回", Gone.WITHDRAWN),
        ("别的单位", Gone.NOT_RESUBMITTED),
    ]
    assert [each.name for each in result.baseline.resolved] == ["补了资料", "改了说明", "撤回"]
    assert (result.baseline.file, len(result.baseline.digest)) == ("上次.jsonl", 64)


def test_a_copy_that_is_dropped_is_withdrawn_and_not_fixed(build, compared):
    found, together = build.violation(), (build.together((0, 1)),)
    twice = build.screening(
        build.verdict(found, name="门卫", row=2), build.verdict(found, name="门卫", row=3), together=together
    )
    result = compared(twice, build.screening(build.verdict(found, name="门卫")))
    assert [finding.change for finding in result.verdicts[0].findings] == [Change.UNCHANGED]
    assert gone(result) == [("门卫", Gone.COPY_WITHDRAWN), ("门卫", Gone.COPY_WITHDRAWN)]
    mended = compared(twice, build.screening(build.verdict(name="门卫")))
    assert gone(mended) == [
        ("门卫", Gone.FIXED),
        ("门卫", Gone.COPY_WITHDRAWN),
        ("门卫", Gone.COPY_WITHDRAWN),
    ]


@pytest.mark.parametrize("again", ["AB设备采购（1.5 万）", "ＡＢ設備采购(1.5万)", "ab设备，采购。(1.5万)"])
def test_width_case_blanks_and_signs_make_no_other_finding(build, compared, again):
    found = build.violation()
    earlier = build.screening(build.verdict(found, name="ＡＢ设备采购（1.5万）", purchaser="市(水利)局"))
    later = build.screening(build.verdict(found, name=again, purchaser="市（水利）局"))
    result = compared(earlier, later)
    assert [each.change for each in result.verdicts[0].findings] == [Change.UNCHANGED]
    assert result.baseline.gone == ()


def test_another_number_is_another_finding(build, compared):
    found = build.violation()
    earlier = build.screening(build.verdict(found, name="设备采购1.5万"))
    result = compared(earlier, build.screening(build.verdict(found, name="设备采购15万")))
    assert [each.change for each in result.verdicts[0].findings] == [Change.NEW]


def test_a_purchaser_is_told_as_this_batch_writes_it(build, compared):
    earlier = build.screening(build.verdict(build.violation(), name="甲", purchaser="市水利局（本级）"))
    result = compared(earlier, build.screening(build.verdict(name="乙", purchaser="市水利局(本级)")))
    assert [(each.purchaser, each.why) for each in result.baseline.gone] == [
        ("市水利局(本级)", Gone.WITHDRAWN)
    ]


def test_findings_on_several_items_are_compared_too(build, compared):
    verdicts = (build.verdict(name="甲"), build.verdict(name="乙"))
    together = (build.together((0, 1)),)
    result = compared(build.screening(*verdicts, together=together), build.screening(*verdicts[::-1]))
    assert gone(result) == [("甲、乙", Gone.FIXED)]
    same = compared(
        build.screening(*verdicts, together=together), build.screening(*verdicts[::-1], together=together)
    )
    assert same.batch_findings[0].change is Change.UNCHANGED


def test_json_says_the_same_as_jsonl(sample, screener, tmp_path, report):
    document = tmp_path / "审查.json"
    document.write_text(json_report(sample, screener.knowledge.labels), encoding="utf-8")
    assert compare_with_baseline(sample, document, identified, fold).verdicts == (
        compare_with_baseline(sample, report, identified, fold).verdicts
    )


def test_the_result_of_a_comparison_is_a_baseline_again(build, compared, tmp_path):
    first = build.screening(build.verdict(build.violation(), name="甲"), build.verdict(name="乙"))
    second = compared(
        first, build.screening(build.verdict(name="乙"), build.verdict(build.lack(), name="丙"))
    )
    third = compared(second, second)
    assert [finding.change for each in third.verdicts for finding in each.findings] == [Change.UNCHANGED]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("不是 JSON", "上次.jsonl:1"),
        ("\n[1]\n", "上次.jsonl:2"),
        ('{"item": {"name": "甲"}}', "上次.jsonl:1"),
        ("[" * 100_000, "上次.jsonl:1"),
        ('{"batch_finding": {"rows": [7]}}', "上次.jsonl"),
    ],
)
def test_what_is_no_report_is_told_with_its_line(build, tmp_path, text, where):
    path = tmp_path / "上次.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"^{where}：不是审查结果"):
        compare_with_baseline(build.screening(), path, identified, fold)


def test_a_report_without_keys_is_told(build, tmp_path):
    path = tmp_path / "旧.jsonl"
    path.write_text(build.verdict(build.violation()).model_dump_json(), encoding="utf-8")
    with pytest.raises(InputError, match="没有问题编号的旧版结果"):
        compare_with_baseline(build.screening(), path, identified, fold)


def test_a_file_of_another_kind_or_none_is_told(build, tmp_path):
    with pytest.raises(UsageError, match=r"上次\.xlsx 不是审查结果"):
        compare_with_baseline(build.screening(), tmp_path / "上次.xlsx", identified, fold)
    with pytest.raises(InputError, match="读不出来"):
        compare_with_baseline(build.screening(), tmp_path / "没有.jsonl", identified, fold)
