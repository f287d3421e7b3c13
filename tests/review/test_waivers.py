"""A waived finding stays in sight and does not count."""

from datetime import date

import pytest

from procurement_rules.model.rule import Outcome
from procurement_rules.model.waiver import Idle, Waiver
from procurement_rules.report.identity import identified
from procurement_rules.review import apply_waivers

DAY = date(2026, 3, 1)


def waiver(finding: str, **given) -> Waiver:
    values = {
        "finding": finding,
        "rule": "labour-dispatched",
        "reason": "已经批准",
        "approver": "张局长",
        "approved_on": date(2026, 1, 1),
        "expires_on": date(2026, 12, 31),
    }
    return Waiver(**{**values, **given})


def idle(screening) -> list[tuple[str, Idle]]:
    return [(each.waiver.finding, each.why) for each in screening.idle_waivers]


def test_a_waived_violation_stays_and_its_item_is_compliant(sample, key_of):
    key = key_of(7)
    waived = apply_waivers(sample, [waiver(key)], DAY, identified)
    verdict = next(each for each in waived.verdicts if each.item.source.row == 7)
    assert [(each.outcome, each.is_open, each.waiver.reason) for each in verdict.findings] == [
        (Outcome.VIOLATION, False, "已经批准")
    ]
    assert verdict.outcome is Outcome.COMPLIANT
    assert waived.count(Outcome.VIOLATION) == sample.count(Outcome.VIOLATION) - 1
    assert (waived.screened_on, waived.idle_waivers) == (DAY, ())
    assert [each.key for each in identified(waived)] == [each.key for each in identified(sample)]


def test_an_item_keeps_the_outcome_of_what_is_not_waived(build):
    screening = build.screening(build.verdict(build.violation(), build.lack()))
    first, _ = identified(screening)
    (verdict,) = apply_waivers(screening, [waiver(first.key)], DAY, identified).verdicts
    assert [each.is_open for each in verdict.findings] == [False, True]
    assert verdict.outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2025, 12, 31), Idle.NOT_YET),
        (date(2026, 1, 1), None),
        (date(2026, 12, 31), None),
        (date(2027, 1, 1), Idle.EXPIRED),
    ],
)
def test_it_holds_from_its_first_to_its_last_day(sample, key_of, day, why):
    key = key_of(7)
    screening = apply_waivers(sample, [waiver(key)], day, identified)
    assert idle(screening) == ([(key, why)] if why else [])
    assert (screening.count(Outcome.VIOLATION) < sample.count(Outcome.VIOLATION)) is (why is None)


def test_one_whose_finding_is_not_there_is_unused(sample):
    assert idle(apply_waivers(sample, [waiver("0" * 12)], DAY, identified)) == [("0" * 12, Idle.UNUSED)]


def test_an_expired_one_that_was_renewed_is_no_news(sample, key_of):
    old = waiver(key_of(7), approved_on=date(2025, 1, 1), expires_on=date(2025, 12, 31))
    new = waiver(key_of(7), reason="续批")
    screening = apply_waivers(sample, [new, old], DAY, identified)
    (finding,) = next(each for each in screening.verdicts if each.item.source.row == 7).findings
    assert (finding.waiver, screening.idle_waivers) == (new, ())


def test_a_waived_finding_on_several_items_is_no_breach(build):
    screening = build.screening(
        build.verdict(name="甲"), build.verdict(name="乙"), together=(build.together((0, 1)),)
    )
    (found,) = identified(screening)
    waived = apply_waivers(screening, [waiver(found.key)], DAY, identified)
    assert (screening.breached, waived.breached) == (True, False)
    assert not waived.batch_findings[0].is_open


def test_applying_anew_takes_back_what_was_applied(sample, key_of):
    once = apply_waivers(sample, [waiver(key_of(7))], DAY, identified)
    again = apply_waivers(once, [], DAY, identified)
    assert again.verdicts == sample.verdicts
