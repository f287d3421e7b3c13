"""What the loop adds is told in a few lines, and nothing where it was not used."""

from datetime import date

from procurement_rules.model.baseline import Gone
from procurement_rules.model.waiver import Idle
from procurement_rules.normalise import fold
from procurement_rules.report import jsonl_report
from procurement_rules.report.identity import identified
from procurement_rules.review import apply_waivers, compare_with_baseline, loop_summary, words
from tests.review.test_waivers import waiver


def test_a_screening_by_itself_has_nothing_to_tell(build):
    assert list(loop_summary(build.screening(build.verdict(build.violation())))) == []


def test_waived_idle_new_unchanged_and_resolved_are_told(build, tmp_path):
    found = build.violation()
    kept = build.verdict(found, name="留下", purchaser="市水利局")
    fixed = build.verdict(found, name="食堂", purchaser="市水利局")
    absent = build.verdict(found, name="别的", purchaser="市教育局")
    last = tmp_path / "上次.jsonl"
    last.write_text("".join(jsonl_report(build.screening(kept, fixed, absent))), encoding="utf-8")
    now = build.screening(kept, build.verdict(found, name="新的", purchaser="市水利局"))
    key = next(iter(identified(now))).key
    old = waiver("0" * 12, purchaser="市财政局", name="审计", expires_on=date(2026, 1, 31))
    screening = apply_waivers(now, [waiver(key), old], date(2026, 3, 1), identified)
    assert list(loop_summary(compare_with_baseline(screening, last, identified, fold))) == [
        "豁免：1 个问题按 2026-03-01 有效的豁免不计入结论",
        "豁免 000000000000 已过期：市财政局 “审计”（批准人 张局长，有效期至 2026-01-31）",
        "与 上次.jsonl 相比：新出现 1 个问题，上次已提出 1 个，已消除 1 个，本次没有报送 1 个",
        "已消除（事项已撤回或改名）：市水利局 “食堂”，以服务名义购买劳务派遣用工。",
    ]


def test_every_case_has_a_word():
    assert set(words.IDLE) == set(Idle)
    assert set(words.GONE) == set(Gone) - {Gone.NOT_RESUBMITTED}
