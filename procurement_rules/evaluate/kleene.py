"""Three-valued logic over conditions: true, false, or None for unknown (Kleene's strong logic)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from procurement_rules.model.rule import AllOf, AnyOf, ConceptTest, Condition, FactTest, NotOf

Truth = bool | None
Leaf = FactTest | ConceptTest


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield the tests of a condition from left to right."""
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from leaves(part)
        case NotOf(negated=part):
            yield from leaves(part)
        case _:
            yield condition


def truth(condition: Condition, judge: Callable[[Leaf], Truth]) -> Truth:
    """Return the condition's truth, where `judge` gives that of each test."""
    match condition:
        case AllOf(all=parts):
            return _conjunction([truth(part, judge) for part in parts])
        case AnyOf(any=parts):
            return _negation(_conjunction([_negation(truth(part, judge)) for part in parts]))
        case NotOf(negated=part):
            return _negation(truth(part, judge))
        case _:
            return judge(condition)


def deciding(condition: Condition, judge: Callable[[Leaf], Truth]) -> Iterator[Leaf]:
    """Yield the tests that make the condition what it is: the unknown ones where it is unknown, and so on."""
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            value = truth(condition, judge)
            for part in parts:
                if truth(part, judge) is value:
                    yield from deciding(part, judge)
        case NotOf(negated=part):
            yield from deciding(part, judge)
        case _:
            yield condition


def supporting(condition: Condition, judge: Callable[[Leaf], Truth], wanted: bool = True) -> Iterator[Leaf]:
    """Yield the tests by which the condition is `wanted`, or by which it may be: those that hold, and unknown ones."""
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            value = truth(condition, judge)
            for part in parts:
                if truth(part, judge) in (value, wanted):
                    yield from supporting(part, judge, wanted)
        case NotOf(negated=part):
            yield from supporting(part, judge, not wanted)
        case _:
            yield condition


def _conjunction(values: list[Truth]) -> Truth:
    if False in values:
        return False
    return None if None in values else True


def _negation(value: Truth) -> Truth:
    return None if value is None else not value
