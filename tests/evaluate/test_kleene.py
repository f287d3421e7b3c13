"""Kleene's logic: unknown stays unknown until something known decides."""

import pytest

from procurement_rules.evaluate.kleene import deciding, leaves, supporting, truth
from procurement_rules.model.rule import AllOf, AnyOf, FactTest, NotOf

A = FactTest(fact="a", equals=True)
B = FactTest(fact="b", equals=True)


def _judge(values: dict[str, bool | None]):
    return lambda leaf: values[leaf.fact]


@pytest.mark.parametrize(
    ("a", "b", "conjunction", "disjunction"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (False, False, False, False),
        (True, None, None, True),
        (False, None, False, None),
        (None, None, None, None),
    ],
)
def test_truth_tables(
    a: bool | None, b: bool | None, conjunction: bool | None, disjunction: bool | None
) -> None:
    judge = _judge({"a": a, "b": b})
    assert truth(AllOf(all=(A, B)), judge) is conjunction
    assert truth(AnyOf(any=(A, B)), judge) is disjunction
    assert truth(NotOf.model_validate({"not": A}), judge) is (None if a is None else not a)


def test_deciding_names_only_the_tests_that_make_it_what_it_is() -> None:
    condition = AnyOf(any=(AllOf(all=(A, B)), NotOf.model_validate({"not": A})))
    assert list(leaves(condition)) == [A, B, A]
    assert list(deciding(condition, _judge({"a": True, "b": None}))) == [B]
    assert list(deciding(condition, _judge({"a": False, "b": None}))) == [A]


def test_supporting_names_what_holds_and_what_is_unknown_beside_it() -> None:
    both, neither = AllOf(all=(A, B)), NotOf.model_validate({"not": AnyOf(any=(A, B))})
    assert list(supporting(both, _judge({"a": True, "b": None}))) == [A, B]
    assert list(supporting(neither, _judge({"a": False, "b": None}))) == [A, B]
    assert list(supporting(AnyOf(any=(A, B)), _judge({"a": False, "b": None}))) == [B]
    assert list(supporting(AnyOf(any=(A, B)), _judge({"a": True, "b": None}))) == [A]
