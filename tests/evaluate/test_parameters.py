"""Figures of the law stand in a rule as they do on its day."""

from datetime import date
from decimal import Decimal

import pytest

from procurement_rules.evaluate import rule_on
from procurement_rules.model.rule import Parameter, Rule
from tests.evaluate.conftest import rule

THRESHOLD = Parameter.model_validate(
    {
        "id": "threshold",
        "label": "采购限额标准",
        "unit": "元",
        "basis": {"instrument": "文", "clause": "条"},
        "values": [
            {"from": date(2020, 6, 1), "value": 500_000},
            {"from": date(2022, 1, 1), "value": 1_000_000},
            {"from": date(2024, 1, 1), "value": None},
        ],
    }
)
PARAMETERS = {"threshold": THRESHOLD}
ABOVE = {"fact": "budget", "at_least": {"parameter": "threshold"}}


def _on(which: Rule, day: date) -> Rule:
    resolved = rule_on(which, day, PARAMETERS)
    assert resolved is not None
    return resolved


@pytest.mark.parametrize(("day", "value"), [(date(2021, 12, 31), 500_000), (date(2022, 1, 1), 1_000_000)])
def test_a_figure_stands_in_the_rule_with_its_value_of_the_day(day: date, value: int) -> None:
    assert _on(rule(forbid=ABOVE), day) == rule(forbid={"fact": "budget", "at_least": Decimal(value)})


@pytest.mark.parametrize("place", ["when", "forbid", "require"])
def test_a_figure_may_stand_anywhere_in_a_condition(place: str) -> None:
    conditions = {
        "forbid": {"concept": "works"},
        place: {"not": {"all": [{"any": [ABOVE]}, {"concept": "goods"}]}},
    }
    resolved = _on(rule(**conditions), date(2022, 1, 1))
    assert "parameter" not in resolved.model_dump_json()


def test_a_figure_may_stand_in_an_exception() -> None:
    unless = [{"when": ABOVE, "basis": [{"instrument": "文", "clause": "条"}]}]
    resolved = _on(rule(forbid={"concept": "works"}, unless=unless), date(2022, 1, 1))
    assert resolved.unless[0].when.comparison == ("at_least", Decimal(1_000_000))


def test_all_else_of_the_rule_stays_as_it_is() -> None:
    which = rule(forbid=ABOVE, evidence=["name"], severity_undetermined="warning")
    resolved = _on(which, date(2022, 1, 1))
    assert resolved.model_copy(update={"forbid": which.forbid}) == which


def test_a_rule_without_figures_is_itself() -> None:
    which = rule(forbid={"fact": "budget", "at_least": 5})
    assert rule_on(which, date(2022, 1, 1), PARAMETERS) is which


@pytest.mark.parametrize("day", [date(2020, 5, 31), date(2024, 1, 1)])
def test_a_rule_whose_figure_is_not_fixed_that_day_does_not_bind(day: date) -> None:
    assert rule_on(rule(forbid=ABOVE), day, PARAMETERS) is None


@pytest.mark.parametrize("day", [date(2020, 2, 29), date(2021, 1, 1)])
def test_a_rule_does_not_bind_outside_its_days(day: date) -> None:
    which = rule(forbid={"concept": "works"}, in_force={"from": "2020-03-01", "to": "2020-12-31"})
    assert rule_on(which, day, PARAMETERS) is None
