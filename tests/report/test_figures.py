from decimal import Decimal

from procurement_rules.model.rule import Outcome, Stage
from procurement_rules.model.verdict import Decision
from procurement_rules.report import figures
from procurement_rules.report.groups import Group, groups_together


def test_departments_are_counted_by_what_is_said_alone_and_together(build):
    batch = build.screening(
        build.verdict(purchaser="乙局"),
        build.verdict(purchaser=" 甲局\n", name="甲"),
        build.verdict(build.lack(), purchaser="甲局"),
        build.verdict(name="丁"),
        together=(build.together((1, 3)),),
    )
    assert figures.by_department(batch, groups_together(batch)) == [
        ("甲局", {Group.VIOLATION: 1, Group.MISSING: 1}),
        ("", {Group.VIOLATION: 1}),
        ("乙局", {Group.COMPLIANT: 1}),
    ]


def test_findings_are_counted_by_stage_and_category_and_those_on_several_items_once(build):
    batch = build.screening(
        build.verdict(build.lack(), build.violation()),
        build.verdict(build.violation()),
        build.verdict(build.doubt(category="works")),
        together=(build.together((0, 1, 2)),),
    )
    assert figures.by_stage_and_category(batch) == [
        (Stage.CATALOG, "labour_dispatch", {Group.VIOLATION: 2}),
        (Stage.CATALOG, "duplicate_item", {Group.VIOLATION: 1}),
        (Stage.CATALOG, "works", {Group.DOUBT: 1}),
        (Stage.BUDGET, "no_budget", {Group.MISSING: 1}),
    ]


def test_money_counts_an_item_once_a_category_and_tells_what_has_no_price(build):
    batch = build.screening(
        build.verdict(build.violation(), build.doubt(), budget=Decimal(100)),
        build.verdict(build.doubt(), budget=Decimal(30)),
        build.verdict(build.lack()),
        together=(build.together((1, 2)),),
    )
    sums = {
        category: (dict(money.sums), money.unpriced) for category, money in figures.money_by_category(batch)
    }
    assert sums == {
        "labour_dispatch": ({Group.VIOLATION: 100, Group.DOUBT: 30}, 0),
        "duplicate_item": ({Group.VIOLATION: 30}, 1),
    }


def test_want_of_data_costs_nothing(build):
    assert figures.money_by_category(build.screening(build.verdict(build.lack(), budget=Decimal(5)))) == []


def test_confidence_is_counted_in_steps_without_gaps(build):
    def coded(confidence, decision=Decision.ACCEPTED, **given):
        return build.verdict(
            match=build.match(decision, **given).model_copy(update={"confidence": confidence})
        )

    batch = build.screening(
        coded(1.0),
        coded(0.95),
        coded(0.7, Decision.SHORTLIST),
        coded(0.72, Decision.NONE, vetoed_by=("works",)),
    )
    assert figures.by_confidence(batch) == [
        (90, {Decision.ACCEPTED: 2}),
        (80, {}),
        (70, {Decision.SHORTLIST: 1, None: 1}),
    ]


def test_an_empty_batch_has_no_figures(build):
    empty = build.screening()
    assert figures.by_department(empty, ()) == figures.by_stage_and_category(empty) == []
    assert figures.money_by_category(empty) == figures.by_confidence(empty) == []


def test_what_is_said_together_never_makes_an_item_better(build):
    worst = build.together((0, 1), outcome=Outcome.UNDETERMINED)
    batch = build.screening(build.verdict(build.violation()), build.verdict(), together=(worst,))
    assert groups_together(batch) == (Group.VIOLATION, Group.DOUBT)
