"""Compile rules to what engines read: alternatives of positive flags.

A test `i` of an item gives up to two of four flags: `t` surely true, `f` surely false, `p` possibly true, `q` possibly
false. With them Kleene's logic needs no negation: a condition surely holds when its negation normal form holds over
`t`/`f`, and possibly holds when it does over `p`/`q`. Both are written out as alternatives (disjunctive normal form).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from procurement_rules.errors import RuleTooLargeError
from procurement_rules.evaluate.kleene import Leaf, Truth, leaves
from procurement_rules.model.rule import AllOf, AnyOf, ConceptTest, Condition, FactTest, NotOf, Rule

Flags = frozenset[str]

# durable-rules fires nothing at all when a 65th root condition is true for one fact; a rule must fit one group of it.
MOST_ALTERNATIVES = 60
MOST_FLAGS_OF_ALTERNATIVE = 30


class Trigger(StrEnum):
    """What an engine can say of a rule."""

    BREACH = "breach"
    MAYBE = "maybe"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class CompiledTrigger:
    """One answer of one rule: it is given when all flags of any alternative are set."""

    rule: int
    kind: Trigger
    alternatives: tuple[Flags, ...]


@dataclass(frozen=True, slots=True)
class CompiledRules:
    """Rules with their distinct tests, in the form that every engine reads."""

    rules: tuple[Rule, ...]
    breaches: tuple[Condition, ...]
    tests: tuple[Leaf, ...]
    triggers: tuple[CompiledTrigger, ...]


def compile_rules(rules: Sequence[Rule]) -> CompiledRules:
    """Compile rules; raises RuleTooLargeError for a rule with too many alternatives."""
    numbers: dict[Leaf, int] = {}
    breaches = tuple(breach_condition(rule) for rule in rules)
    for breach in breaches:
        for leaf in leaves(breach):
            numbers.setdefault(leaf, len(numbers))
    triggers = [trigger for place, rule in enumerate(rules) for trigger in _triggers(place, rule, numbers)]
    return CompiledRules(tuple(rules), breaches, tuple(numbers), tuple(triggers))


def breach_condition(rule: Rule) -> Condition:
    """Return when ∧ (forbid ∨ ¬require) ∧ ¬unless as one condition."""
    parts: list[Condition] = [rule.when] if rule.when is not None else []
    parts.append(wrong_condition(rule))
    parts.extend(NotOf.model_validate({"not": unless.when}) for unless in rule.unless)
    return AllOf(all=tuple(parts))


def wrong_condition(rule: Rule) -> Condition:
    """Return what is wrong where the rule applies, forbid ∨ ¬require, as one condition."""
    wrongs: list[Condition] = []
    if rule.forbid is not None:
        wrongs.append(rule.forbid)
    if rule.require is not None:
        wrongs.append(NotOf.model_validate({"not": rule.require}))
    return AnyOf(any=tuple(wrongs))


def flags_of(truths: Sequence[Truth]) -> Flags:
    """Return the flags that an item's answers to the tests set."""
    flags: set[str] = set()
    for number, value in enumerate(truths):
        if value is not False:
            flags.add(f"p{number}")
        if value is not True:
            flags.add(f"q{number}")
        if value is not None:
            flags.add(f"{'t' if value else 'f'}{number}")
    return frozenset(flags)


def _triggers(place: int, rule: Rule, numbers: Mapping[Leaf, int]) -> list[CompiledTrigger]:
    breach = breach_condition(rule)
    compiled = [
        CompiledTrigger(place, Trigger.BREACH, _alternatives(breach, True, "tf", numbers, rule)),
        CompiledTrigger(place, Trigger.MAYBE, _alternatives(breach, True, "pq", numbers, rule)),
    ]
    if rule.when is not None:
        compiled.append(
            CompiledTrigger(place, Trigger.OFF, _alternatives(rule.when, False, "tf", numbers, rule))
        )
    return compiled


def _alternatives(
    condition: Condition, wanted: bool, letters: str, numbers: Mapping[Leaf, int], rule: Rule
) -> tuple[Flags, ...]:
    """Return the condition, or its negation, as alternatives over the flags named by `letters` (true, false)."""
    match condition:
        case FactTest() | ConceptTest():
            return (frozenset({f"{letters[0] if wanted else letters[1]}{numbers[condition]}"}),)
        case NotOf(negated=part):
            return _alternatives(part, not wanted, letters, numbers, rule)
        case AllOf(all=parts) | AnyOf(any=parts):
            branches = [_alternatives(part, wanted, letters, numbers, rule) for part in parts]
            if isinstance(condition, AllOf) is wanted:
                return _conjoin(branches, rule)
            return _absorb([flags for branch in branches for flags in branch], rule)


def _conjoin(branches: Sequence[tuple[Flags, ...]], rule: Rule) -> tuple[Flags, ...]:
    joined: tuple[Flags, ...] = (frozenset(),)
    for branch in branches:
        joined = _absorb([one | other for one, other in product(joined, branch)], rule)
    return joined


def _absorb(alternatives: list[Flags], rule: Rule) -> tuple[Flags, ...]:
    """Drop alternatives that contain another, and refuse what no engine group can hold."""
    kept: list[Flags] = []
    for flags in sorted(set(alternatives), key=lambda each: (len(each), sorted(each))):
        if not any(smaller <= flags for smaller in kept):
            kept.append(flags)
    if len(kept) > MOST_ALTERNATIVES or any(len(flags) > MOST_FLAGS_OF_ALTERNATIVE for flags in kept):
        raise RuleTooLargeError(
            f"规则 {rule.id} 的条件展开后超过 {MOST_ALTERNATIVES} 种情形或单种情形超过 {MOST_FLAGS_OF_ALTERNATIVE} 项",
            expected="条件较少的规则",
            remedy="把它拆成几条规则",
        )
    return tuple(kept)
