"""Judge one test of a condition against the facts of an item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from procurement_rules.evaluate.kleene import Leaf, Truth
from procurement_rules.model.case import Case
from procurement_rules.model.concept import Certainty
from procurement_rules.model.rule import ConceptTest, FactTest


def judge_leaf(leaf: Leaf, case: Case) -> Truth:
    """Return whether the test holds; None where the fact is not known or the text supports two readings."""
    if isinstance(leaf, ConceptTest):
        hit = case.hits.get(leaf.concept)
        if hit is None:
            return False
        return True if hit.certainty is Certainty.CLEAR else leaf.if_unknown
    return _judge_fact(leaf, case.facts.get(leaf.fact))


def _judge_fact(test: FactTest, value: Any) -> Truth:
    name, operand = test.comparison
    if name == "known":
        return (value is not None) is operand
    if value is None:
        return test.if_unknown
    return _COMPARE[name](value, operand)


def _same(value: Any, operand: Any) -> bool:
    # True equals 1 in Python and in the engine, but 是 is not the number one.
    if isinstance(value, bool) is not isinstance(operand, bool):
        return False
    return bool(value == operand)


def _number(value: Any) -> Any:
    return value if isinstance(value, date) else Decimal(value)


_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "equals": _same,
    "one_of": lambda value, operands: any(_same(value, each) for each in operands),
    "includes_all": lambda value, operands: set(operands) <= set(value),
    "less_than": lambda value, bound: bool(_number(value) < bound),
    "at_most": lambda value, bound: bool(_number(value) <= bound),
    "more_than": lambda value, bound: bool(_number(value) > bound),
    "at_least": lambda value, bound: bool(_number(value) >= bound),
}
