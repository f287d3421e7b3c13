"""One test against the facts of an item."""

from datetime import date
from decimal import Decimal

import pytest

from procurement_rules.evaluate.leaf import judge_leaf
from procurement_rules.model.concept import Certainty, ConceptHit
from procurement_rules.model.rule import ConceptTest, FactTest
from tests.evaluate.conftest import case


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        (FactTest(fact="x", equals=True), True, True),
        (FactTest(fact="x", equals=True), 1, False),
        (FactTest(fact="x", equals="a"), "b", False),
        (FactTest(fact="x", one_of=("a", "b")), "b", True),
        (FactTest(fact="x", less_than=Decimal(10)), Decimal("9.99"), True),
        (FactTest(fact="x", at_most=Decimal(0)), Decimal(0), True),
        (FactTest(fact="x", more_than=Decimal(0)), Decimal(0), False),
        (FactTest(fact="x", at_least=date(2020, 3, 1)), date(2020, 3, 1), True),
        (FactTest(fact="x", known=True), None, False),
        (FactTest(fact="x", known=False), None, True),
        (FactTest(fact="x", equals=True), None, None),
        (FactTest(fact="x", equals=True, if_unknown=False), None, False),
    ],
)
def test_facts(test: FactTest, value: object, expected: bool | None) -> None:
    assert judge_leaf(test, case({"x": value})) is expected


def test_a_concept_is_true_when_clear_unknown_when_possible_false_when_absent() -> None:
    test = ConceptTest(concept="works")
    hits = {
        certainty: {"works": ConceptHit(concept="works", reading="r", certainty=certainty, spans=())}
        for certainty in Certainty
    }
    assert judge_leaf(test, case({}, hits[Certainty.CLEAR])) is True
    assert judge_leaf(test, case({}, hits[Certainty.POSSIBLE])) is None
    assert judge_leaf(test, case({})) is False


@pytest.mark.parametrize("if_unknown", [True, False, None])
def test_a_rule_may_say_what_a_possible_reading_counts_as(if_unknown: bool | None) -> None:
    hit = ConceptHit(concept="works", reading="r", certainty=Certainty.POSSIBLE, spans=())
    test = ConceptTest(concept="works", if_unknown=if_unknown)
    assert judge_leaf(test, case({}, {"works": hit})) is if_unknown


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        (frozenset({"scope", "term"}), ("scope",), True),
        (frozenset({"scope", "term"}), ("term", "scope"), True),
        (frozenset({"scope"}), ("scope", "term"), False),
        (frozenset(), ("scope",), False),
        (None, ("scope",), None),
    ],
)
def test_several_values_may_all_be_wanted(
    value: frozenset[str] | None, wanted: tuple[str, ...], expected: bool | None
) -> None:
    assert judge_leaf(FactTest(fact="x", includes_all=wanted), case({"x": value})) is expected
