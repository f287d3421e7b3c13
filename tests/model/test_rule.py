"""Rules as data: a closed vocabulary, and nothing half-written."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from procurement_rules.model.rule import (
    AllOf,
    AnyOf,
    ConceptTest,
    Condition,
    Example,
    FactTest,
    InForce,
    NotOf,
    ParameterRef,
    Rule,
)

CONDITION = TypeAdapter(Condition)


def _example(**given: Any) -> Example:
    return Example.model_validate(
        {"title": "明说派遣", "as_of": date(2020, 11, 5), "item": {"name": "窗口人员劳务派遣"}, **given}
    )


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ({"fact": "in_budget", "equals": False}, FactTest),
        ({"concept": "works"}, ConceptTest),
        ({"all": [{"concept": "works"}]}, AllOf),
        ({"any": [{"concept": "works"}]}, AnyOf),
        ({"not": {"concept": "works"}}, NotOf),
    ],
)
def test_the_key_tells_the_kind_of_a_condition(written: dict[str, Any], kind: type) -> None:
    assert type(CONDITION.validate_python(written)) is kind


def test_conditions_nest() -> None:
    nested = CONDITION.validate_python({"not": {"all": [{"any": [{"concept": "works"}]}]}})
    assert nested == NotOf.model_validate({"not": AllOf(all=(AnyOf(any=(ConceptTest(concept="works"),)),))})


@pytest.mark.parametrize("written", [{}, {"or": []}, {"expression": "budget > 3"}])
def test_there_is_no_other_kind_of_condition(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="条件须写 fact、concept、all、any、not 之一"):
        CONDITION.validate_python(written)


@pytest.mark.parametrize("key", ["all", "any"])
def test_a_condition_of_no_parts_is_refused(key: str) -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        CONDITION.validate_python({key: []})


@pytest.mark.parametrize(
    ("comparison", "operand"),
    [
        ("equals", False),
        ("one_of", ("enterprise", "individual")),
        ("includes_all", ("scope", "term")),
        ("less_than", Decimal("0.5")),
        ("at_most", Decimal(0)),
        ("more_than", date(2020, 3, 1)),
        ("at_least", date(2020, 3, 1)),
        ("known", False),
    ],
)
def test_a_test_knows_its_one_comparison(comparison: str, operand: object) -> None:
    assert FactTest.model_validate({"fact": "x", comparison: operand}).comparison == (comparison, operand)


@pytest.mark.parametrize(("written", "count"), [({}, 0), ({"equals": 1, "at_most": 2}, 2)])
def test_a_test_has_exactly_one_comparison(written: dict[str, Any], count: int) -> None:
    with pytest.raises(ValidationError, match=f"现有 {count} 种"):
        FactTest.model_validate({"fact": "budget", **written})


def test_a_bound_may_be_a_figure_of_the_law() -> None:
    test = FactTest.model_validate({"fact": "budget", "at_least": {"parameter": "threshold"}})
    assert test.comparison == ("at_least", ParameterRef(parameter="threshold"))


def test_true_and_one_stay_apart() -> None:
    assert FactTest(fact="x", equals=True).equals is True
    assert type(FactTest(fact="x", equals=1).equals) is int


@pytest.mark.parametrize(
    ("day", "binding"),
    [
        (date(2020, 2, 29), False),
        (date(2020, 3, 1), True),
        (date(2022, 12, 31), True),
        (date(2023, 1, 1), False),
    ],
)
def test_a_rule_binds_from_its_first_to_its_last_day(day: date, binding: bool) -> None:
    assert InForce.model_validate({"from": date(2020, 3, 1), "to": date(2022, 12, 31)}).covers(day) is binding


def test_a_rule_without_a_last_day_binds_for_good() -> None:
    assert InForce.model_validate({"from": date(2020, 3, 1)}).covers(date(2999, 1, 1))


@pytest.mark.parametrize("outcome", ["violation", "undetermined"])
@pytest.mark.parametrize("given", [{}, {"basis": ["文 条"]}, {"message": "不得购买"}])
def test_an_example_that_finds_something_says_the_whole_finding(outcome: str, given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="须写明 basis 和 message"):
        _example(outcome=outcome, **given)


@pytest.mark.parametrize("outcome", ["compliant", "not_applicable"])
def test_an_example_that_finds_nothing_needs_no_more(outcome: str) -> None:
    assert _example(outcome=outcome).message is None


def _rule(**given: Any) -> Rule:
    return Rule.model_validate(
        {
            "id": "labour-dispatched",
            "title": "以劳务派遣方式用工",
            "category": "labour_dispatch",
            "stage": "catalog",
            "jurisdiction": "national",
            "in_force": {"from": "2020-03-01"},
            "severity": "error",
            "basis": [{"instrument": "财政部令第102号", "clause": "第十条第（五）项"}],
            "message": "不得购买：{evidence}",
            "message_undetermined": "{question}",
            "remedy": "改为按成果结算。",
            "examples": [{"title": "例", "as_of": "2020-03-01", "item": {}, "outcome": "compliant"}],
            **given,
        }
    )


def test_a_rule_that_neither_forbids_nor_requires_is_refused() -> None:
    with pytest.raises(ValidationError, match="须写 forbid（禁止什么）或 require（要求什么）"):
        _rule(when={"concept": "works"})


def test_what_a_rule_cannot_tell_is_a_note_unless_it_says_otherwise() -> None:
    assert _rule(forbid={"concept": "works"}).severity_undetermined == "note"


@pytest.mark.parametrize("identifier", ["Labour", "labour_dispatched", "-labour", "劳务派遣", ""])
def test_an_id_is_of_small_letters_digits_and_hyphens(identifier: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        _rule(id=identifier, forbid={"concept": "works"})


@pytest.mark.parametrize("empty", ["basis", "examples"])
def test_a_rule_without_basis_or_example_is_refused(empty: str) -> None:
    with pytest.raises(ValidationError, match=empty):
        _rule(forbid={"concept": "works"}, **{empty: []})


def test_an_exception_needs_a_basis_of_its_own() -> None:
    with pytest.raises(ValidationError, match=r"unless\.0\.basis"):
        _rule(forbid={"concept": "works"}, unless=[{"when": {"concept": "works"}, "basis": []}])
