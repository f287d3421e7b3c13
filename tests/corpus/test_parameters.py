"""corpus/parameters.yaml: every figure rests on a clause of the register."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
import yaml

from procurement_rules.evaluate import Evaluator, rule_on
from procurement_rules.evaluate.parameters import AnyRule
from procurement_rules.knowledge import Knowledge, knowledge_root
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Outcome, Parameter
from procurement_rules.screen import Screener

_CORPUS = Knowledge(knowledge_root())
DATED = [
    pytest.param(each, number, id=f"{each.id}-{value.since}")
    for each in _CORPUS.parameters.values()
    for number, value in enumerate(each.values)
]


def test_every_figure_is_written_once(knowledge: Knowledge) -> None:
    text = (knowledge.root / "corpus/parameters.yaml").read_text(encoding="utf-8")
    names = Counter(each["id"] for each in yaml.safe_load(text)["parameters"])
    assert [name for name, count in names.items() if count > 1] == []


def test_every_figure_rests_on_a_registered_clause(knowledge: Knowledge) -> None:
    clauses = {
        (number, clause.locator) for number, each in knowledge.instruments.items() for clause in each.clauses
    }
    bases = {each.id: (each.basis.instrument, each.basis.clause) for each in knowledge.parameters.values()}
    assert {name: basis for name, basis in bases.items() if basis not in clauses} == {}


def test_no_figure_holds_before_its_instrument_does(knowledge: Knowledge) -> None:
    early = [
        each.id
        for each in knowledge.parameters.values()
        if (since := knowledge.instruments[each.basis.instrument].in_force.since)
        and each.values[0].since < since
    ]
    assert early == []


def _bounds(part: Any) -> Iterator[Any]:
    """Yield what stands under the names of comparisons and of the threshold, in the order of the rule."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if name in ("less_than", "at_most", "more_than", "at_least", "threshold"):
                yield inner
            else:
                yield from _bounds(inner)
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from _bounds(inner)


def _lasting(rule: AnyRule) -> AnyRule:
    """Return the rule as if it were in force on every day, so that only its figures decide."""
    always = rule.in_force.model_copy(update={"since": date.min, "until": None})
    return rule.model_copy(update={"in_force": always})


def _figures(parameter: Parameter, day: date) -> list[Any]:
    """Return what stands in the parameter's places on a day, in all rules; None where a rule does not bind."""
    figures: list[Any] = []
    for rule in _CORPUS.rules.all:
        named = list(_bounds(rule.model_dump(by_alias=True, exclude_none=True)))
        binding = rule_on(_lasting(rule), day, _CORPUS.parameters)
        on_day = (
            _bounds(binding.model_dump(by_alias=True, exclude_none=True)) if binding else [None] * len(named)
        )
        figures += [
            found for name, found in zip(named, on_day, strict=True) if name == {"parameter": parameter.id}
        ]
    return figures


@pytest.mark.parametrize(("parameter", "number"), DATED)
def test_a_figure_stands_in_its_rules_from_its_first_day_and_not_the_day_before(
    parameter: Parameter, number: int
) -> None:
    held = parameter.values[number]
    before = parameter.values[number - 1].value if number else None
    eve = _figures(parameter, held.since - timedelta(days=1))
    first = _figures(parameter, held.since)
    assert first, "no rule uses it"
    assert (set(eve), set(first)) == ({before}, {held.value})


# For every figure: a rule, an item just on the wrong side of the figure, and one just on the right side.
WORKED = {
    "liaocheng_publicity_workdays": (
        "publicity-shortened-liaocheng",
        {"publicity_start": "2020-11-02", "publicity_end": "2020-11-05"},
        {"publicity_start": "2020-11-02", "publicity_end": "2020-11-06"},
    ),
    "liaocheng_publicity_start_by": (
        "publicity-started-late-liaocheng",
        {"publicity_start": "2020-11-18"},
        {"publicity_start": "2020-11-17"},
    ),
    "liaocheng_issue_by": (
        "catalog-issued-late-liaocheng",
        {"issued_on": "2020-11-25"},
        {"issued_on": "2020-11-24"},
    ),
    "contract_years_general": (
        "contract-term-exceeded",
        {"contract_start": "2021-04-01", "contract_end": "2022-04-01", "fixed_continuous": False},
        {"contract_start": "2021-04-01", "contract_end": "2022-03-31", "fixed_continuous": False},
    ),
    "contract_years_fixed": (
        "contract-term-exceeded",
        {"contract_start": "2021-04-01", "contract_end": "2024-04-01", "fixed_continuous": True},
        {"contract_start": "2021-04-01", "contract_end": "2024-03-31", "fixed_continuous": True},
    ),
    "fiscal_plan_years": (
        "fiscal-plan-outlasted",
        {"contract_start": "2018-07-01", "contract_end": "2021-07-01"},
        {"contract_start": "2018-07-01", "contract_end": "2021-06-30"},
    ),
    "shandong_catalog_adjustment_month_day": (
        "catalog-adjusted-late-shandong",
        {"issued_on": "2023-10-01"},
        {"issued_on": "2023-09-30"},
    ),
    "shandong_initial_contract_years": (
        "first-term-exceeded-shandong",
        {
            "contract_start": "2023-04-01",
            "contract_end": "2024-04-01",
            "is_renewal": False,
            "fixed_continuous": False,
        },
        {
            "contract_start": "2023-04-01",
            "contract_end": "2024-03-31",
            "is_renewal": False,
            "fixed_continuous": False,
        },
    ),
    "shandong_renewal_years": (
        "renewal-term-exceeded-shandong",
        {"contract_start": "2023-04-01", "contract_end": "2025-04-01", "is_renewal": True},
        {"contract_start": "2023-04-01", "contract_end": "2025-03-31", "is_renewal": True},
    ),
}


@cache
def _screener(place: str) -> Screener:
    return Screener(_CORPUS, _CORPUS.place(place), engine="plain")


def _said(rule_id: str, facts: dict[str, Any], day: date) -> Outcome:
    """Return what a rule says of an item on a day, as if it were in force on every day."""
    rule = next(each for each in _CORPUS.rules.rules if each.id == rule_id)
    binding = rule_on(_lasting(rule), day, _CORPUS.parameters)
    if binding is None:
        return Outcome.NOT_APPLICABLE
    screener = _screener(rule.jurisdiction)
    case = screener.case(ServiceItem.model_validate({"name": "渡口值守服务"} | facts))
    (said,) = Evaluator([binding], "plain", screener.wording).outcomes(case)
    return said.outcome


@pytest.mark.parametrize(("parameter", "number"), [each for each in DATED if each.values[0].id in WORKED])
def test_an_item_is_judged_by_the_figure_of_the_day(parameter: Parameter, number: int) -> None:
    rule, wrong, right = WORKED[parameter.id]
    since = parameter.values[number].since
    for day in (since - timedelta(days=1), since):
        fixed = parameter.on(day) is not None
        said = (_said(rule, wrong, day), _said(rule, right, day))
        expected = (Outcome.VIOLATION, Outcome.COMPLIANT) if fixed else (Outcome.NOT_APPLICABLE,) * 2
        assert said == expected, day


def test_every_figure_that_judges_items_one_by_one_has_a_worked_item() -> None:
    compared = {
        each.threshold.parameter for each in _CORPUS.rules.comparisons if hasattr(each.threshold, "parameter")
    }
    assert set(_CORPUS.parameters) - compared == set(WORKED)
