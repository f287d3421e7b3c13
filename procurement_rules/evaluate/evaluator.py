"""Judge items by the rules in force on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from procurement_rules.errors import EngineError
from procurement_rules.evaluate.compile import (
    CompiledRules,
    Flags,
    Trigger,
    compile_rules,
    flags_of,
)
from procurement_rules.evaluate.durable_engine import DurableEngine
from procurement_rules.evaluate.findings import Wording, finding, joined
from procurement_rules.evaluate.kleene import Leaf, Truth, deciding
from procurement_rules.evaluate.leaf import judge_leaf
from procurement_rules.evaluate.plain_engine import Answers, PlainEngine
from procurement_rules.model.case import Case
from procurement_rules.model.field import ApplicabilityGroup
from procurement_rules.model.rule import ConceptTest, Condition, Outcome, Rule
from procurement_rules.model.verdict import Finding, RuleOutcome

# Items of a batch resemble each other: their flags repeat, and an engine's answer depends on the flags alone.
_REMEMBERED_ANSWERS = 65536


class Engine(Protocol):
    """Answers which triggers of compiled rules an item's flags set off."""

    name: str

    def judge(self, flags: Flags) -> Answers:
        """Return which rules answer, and what."""


ENGINES: Mapping[str, Callable[[CompiledRules], Engine]] = {"durable": DurableEngine, "plain": PlainEngine}


class Evaluator:
    """Judges items by one set of rules. Safe for several threads."""

    def __init__(self, rules: Sequence[Rule], engine: str, wording: Wording, *, verify: bool = False) -> None:
        self._compiled = compile_rules(rules)
        self._engine = ENGINES[engine](self._compiled)
        self._second = PlainEngine(self._compiled) if verify else None
        self._wording = wording
        self._answers = lru_cache(maxsize=_REMEMBERED_ANSWERS)(self._judge)

    def outcomes(self, case: Case) -> tuple[RuleOutcome, ...]:
        """Return what every rule says of the item, in the order of the rules."""
        rules = zip(self._compiled.rules, self._outcomes(case), strict=True)
        return tuple(RuleOutcome(rule=rule.id, outcome=outcome) for rule, outcome in rules)

    def trace(self, case: Case) -> tuple[RuleOutcome, ...]:
        """Return what every rule says, and for one that does not apply the first test of `when` that failed."""
        rules = zip(self._compiled.rules, self.outcomes(case), strict=True)
        return tuple(
            said.model_copy(update={"decided_by": self._decided_by(rule.when, case)})
            if said.outcome is Outcome.NOT_APPLICABLE and rule.when is not None
            else said
            for rule, said in rules
        )

    def findings(self, case: Case) -> tuple[Finding, ...]:
        """Return the item's findings, joined by category."""
        return joined(self.findings_of_rules(case))

    def findings_of_rules(self, case: Case) -> list[Finding]:
        """Return one finding for every rule that is breached or undetermined, in the order of the rules."""

        def judge(test: Leaf) -> Truth:
            return judge_leaf(test, case)

        found = []
        compiled = self._compiled
        for rule, breach, outcome in zip(
            compiled.rules, compiled.breaches, self._outcomes(case), strict=True
        ):
            if outcome in (Outcome.VIOLATION, Outcome.UNDETERMINED):
                open_ = outcome is Outcome.UNDETERMINED
                unknown = tuple(deciding(breach, judge)) if open_ else ()
                found.append(finding(rule, outcome, case, unknown, self._wording))
        return found

    def _outcomes(self, case: Case) -> list[Outcome]:
        answers = self._answers(flags_of([judge_leaf(test, case) for test in self._compiled.tests]))
        return [_outcome(place, answers) for place in range(len(self._compiled.rules))]

    def _decided_by(self, when: Condition, case: Case) -> str:
        tests = deciding(when, lambda test: judge_leaf(test, case))
        names = (test.concept if isinstance(test, ConceptTest) else test.fact for test in tests)
        return min(names, key=lambda name: self._wording.ranks.get(name, len(ApplicabilityGroup)))

    def _judge(self, flags: Flags) -> Answers:
        answers = self._engine.judge(flags)
        if self._second is not None and self._second.judge(flags) != answers:
            raise EngineError(
                f"两个引擎（{self._engine.name}、plain）结论不一致",
                remedy="报告此问题，并改用 --engine plain",
            )
        return answers


def _outcome(place: int, answers: Answers) -> Outcome:
    if (place, Trigger.BREACH) in answers:
        return Outcome.VIOLATION
    if (place, Trigger.OFF) in answers:
        return Outcome.NOT_APPLICABLE
    return Outcome.UNDETERMINED if (place, Trigger.MAYBE) in answers else Outcome.COMPLIANT
