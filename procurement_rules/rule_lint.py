"""Look over the rules as a whole: what can never fire, repeats another rule, leans on void law, is hardly tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations, product

from procurement_rules.evaluate import breach_condition, leaves, truth
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.concept import Certainty
from procurement_rules.model.rule import ComparisonRule, ConceptTest, FactTest, Instrument, Outcome, Rule
from procurement_rules.release import version_faults
from procurement_rules.report import OUTCOMES

# Conditions are compared over every combination of their tests; rules with more tests are not.
_MOST_TESTS = 12
_NAMED_ELSEWHERE = frozenset({"matched_entry", "general_entry", "declared_entry", "code_unit_name"})
_LEAST_EXAMPLES = {Outcome.VIOLATION: 2, Outcome.COMPLIANT: 2, Outcome.UNDETERMINED: 1}
# Facts that every item has; any other may be unknown.
_ALWAYS_WORKED_OUT = frozenset({"catalog_complete"})


def faults(knowledge: Knowledge) -> Iterator[str]:
    """Yield one Chinese line for every fault; a file that does not load raises KnowledgeError before."""
    rules = knowledge.rules.rules
    for rule in rules:
        yield from _void_basis(rule, knowledge.instruments)
        if _never_breached(rule):
            yield f"{rule.jurisdiction}/{rule.id}：条件自相矛盾，任何事项都不会违反"
    for one, other in combinations(rules, 2):
        if (
            one.category == other.category
            and one.jurisdiction == other.jurisdiction
            and _same_law(one, other)
        ):
            yield from _subsumed(one, other)
    doubtful = {
        concept.id
        for concept in knowledge.concepts.concepts
        if any(reading.certainty is Certainty.POSSIBLE for reading in concept.readings)
    }
    for each in knowledge.rules.all:
        yield from _too_few_examples(each, doubtful)
    yield from _unused(knowledge)
    # The version is that of the bundled pack; rules of the user's own have none.
    if not knowledge.has_own_packs:
        yield from version_faults(knowledge)


def _void_basis(rule: Rule, register: Mapping[str, Instrument]) -> Iterator[str]:
    for basis in rule.basis:
        validity = register[basis.instrument].in_force
        begun = validity.since is None or validity.since <= rule.in_force.since
        ended = validity.until is not None and (
            rule.in_force.until is None or rule.in_force.until > validity.until
        )
        if not begun or ended:
            yield f"{rule.jurisdiction}/{rule.id}：依据 {basis.instrument} 在规则的施行期间内并不都有效"


def _too_few_examples(rule: Rule | ComparisonRule, doubtful: Set[str]) -> Iterator[str]:
    counts = Counter(example.outcome for example in rule.examples)
    for outcome, least in _LEAST_EXAMPLES.items():
        impossible = outcome is Outcome.UNDETERMINED and isinstance(rule, Rule) and _decided(rule, doubtful)
        if counts[outcome] < least and not impossible:
            yield (
                f"{rule.jurisdiction}/{rule.id}：结论为“{OUTCOMES[outcome]}”的例子有 {counts[outcome]} 个，"
                f"至少要 {least} 个"
            )


def _decided(rule: Rule, doubtful: Set[str]) -> bool:
    """Tell whether no test of the rule can be unknown, so that it is never undetermined."""
    return all(
        test.if_unknown is not None
        or (
            test.concept not in doubtful
            if isinstance(test, ConceptTest)
            else test.known is not None or test.fact in _ALWAYS_WORKED_OUT
        )
        for test in leaves(breach_condition(rule))
    )


def _tests(*rules: Rule) -> list[FactTest | ConceptTest]:
    return list(dict.fromkeys(test for rule in rules for test in leaves(breach_condition(rule))))


def _never_breached(rule: Rule) -> bool:
    tests = _tests(rule)
    if len(tests) > _MOST_TESTS:
        return False
    condition = breach_condition(rule)
    return not any(
        truth(condition, dict(zip(tests, values, strict=True)).get)
        for values in product((True, False), repeat=len(tests))
    )


def _subsumed(one: Rule, other: Rule) -> Iterator[str]:
    """Say where one rule is breached by everything that breaches the other, with an item that shows it."""
    tests = _tests(one, other)
    if len(tests) > _MOST_TESTS:
        return
    breached = [
        (truth(breach_condition(one), answers.get), truth(breach_condition(other), answers.get), answers)
        for values in product((True, False), repeat=len(tests))
        for answers in [dict(zip(tests, values, strict=True))]
    ]
    shown = next((answers for first, second, answers in breached if first and second), None)
    if shown is None:
        return
    for wide, narrow, column in ((one, other, 1), (other, one, 0)):
        if all(row[1 - column] for row in breached if row[column]):
            yield (f"{wide.jurisdiction}：{narrow.id} 的违反情形都已被 {wide.id} 包括，例如 {_item(shown)}")
            return


def _same_law(one: Rule, other: Rule) -> bool:
    return one.basis == other.basis and one.in_force == other.in_force


def _item(answers: Mapping[FactTest | ConceptTest, bool]) -> str:
    said = [
        f"{test.concept if isinstance(test, ConceptTest) else test.fact}={'是' if answer else '否'}"
        for test, answer in answers.items()
    ]
    return "、".join(said)


def _unused(knowledge: Knowledge) -> Iterator[str]:
    tests = [test for rule in knowledge.rules.rules for test in _all_tests(rule)]
    concepts = {test.concept for test in tests if isinstance(test, ConceptTest)}
    for concept in knowledge.concepts.concepts:
        if concept.id not in concepts:
            yield f"概念 {concept.id} 没有规则使用"
    facts = {test.fact for test in tests if isinstance(test, FactTest)} | _NAMED_ELSEWHERE
    for fact in knowledge.derived_facts:
        if fact.name not in facts:
            yield f"事实 {fact.name} 没有规则使用"
    used = {rule.category for rule in knowledge.rules.all}
    for category in knowledge.categories:
        if category.id not in used:
            yield f"类别 {category.id} 没有规则使用"


def _all_tests(rule: Rule) -> Sequence[FactTest | ConceptTest]:
    return [
        *leaves(breach_condition(rule)),
        *(test for unless in rule.unless for test in leaves(unless.when)),
    ]
