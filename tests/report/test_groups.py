import pytest

from procurement_rules.model.rule import Outcome
from procurement_rules.report.groups import CategoryCount, Group, Lack, category_counts, group_of, lacks


def test_a_violation_outranks_what_is_missing(build):
    assert group_of(build.verdict(build.lack(), build.violation())) is Group.VIOLATION


def test_an_item_that_lacks_only_data_is_apart_from_a_doubt(build):
    assert group_of(build.verdict(build.lack())) is Group.MISSING
    assert group_of(build.verdict(build.lack(), build.doubt())) is Group.DOUBT


def test_an_undetermined_item_without_findings_is_a_doubt(build):
    assert group_of(build.verdict(outcome=Outcome.UNDETERMINED)) is Group.DOUBT


@pytest.mark.parametrize("outcome", [Outcome.COMPLIANT, Outcome.NOT_APPLICABLE])
def test_the_other_outcomes_are_their_own_group(build, outcome):
    assert group_of(build.verdict(outcome=outcome)) == outcome


def test_the_same_fields_missing_are_told_once(build):
    dated = build.lack(("contract_start",), category="contract_term")
    other = build.lack(category="budget_form")
    batch = [build.verdict(build.lack(), other), build.verdict(build.lack(), dated), build.verdict()]
    assert lacks(batch) == (
        Lack(("budget", "in_budget"), 2, ("no_budget", "budget_form")),
        Lack(("contract_start",), 1, ("contract_term",)),
    )


def test_categories_count_items_and_leave_want_of_data_aside(build):
    twice = build.verdict(build.violation(), build.violation(rule="other"), build.lack())
    batch = [twice, build.verdict(build.doubt()), build.verdict(build.doubt(category="works"))]
    assert category_counts(batch) == (CategoryCount("labour_dispatch", 1, 1), CategoryCount("works", 0, 1))
