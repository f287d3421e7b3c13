"""Run the examples that stand in the rule files: each is a test of its rule."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from procurement_rules.evaluate import Evaluator, rule_on
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import Example, Outcome, Rule
from procurement_rules.screen import Screener


def failures(knowledge: Knowledge, engine: str = "auto") -> Iterator[str]:
    """Yield one Chinese line for every example that does not come out as it says."""
    screeners: dict[str, Screener] = {}
    for rule in knowledge.rules.rules:
        for example in rule.examples:
            place = knowledge.place(example.jurisdiction or rule.jurisdiction)
            if place.id not in screeners:
                screeners[place.id] = Screener(knowledge, place, engine=engine)
            for fault in _faults(rule, example, screeners[place.id]):
                yield f"{rule.jurisdiction}/{rule.id} 例“{example.title}”：{fault}"


def _faults(rule: Rule, example: Example, screener: Screener) -> Iterator[str]:
    try:
        case = screener.case(ServiceItem.model_validate(example.item))
    except ValidationError as error:
        yield f"item 不是合法的事项：{error.errors()[0]['loc']} {error.errors()[0]['msg']}"
        return
    binding = rule_on(rule, example.as_of, screener.knowledge.parameters)
    evaluator = Evaluator([binding] if binding else [], screener.engine, screener.wording)
    outcomes = evaluator.outcomes(case)
    outcome = outcomes[0].outcome if outcomes else Outcome.NOT_APPLICABLE
    if outcome is not example.outcome:
        yield f"应为 {example.outcome}，实为 {outcome}"
        return
    for finding in evaluator.findings_of_rules(case):
        if finding.message != example.message:
            yield f"消息应为“{example.message}”，实为“{finding.message}”"
        basis = tuple(f"{each.instrument} {each.clause}" for each in finding.basis)
        if basis != example.basis:
            yield f"依据应为 {example.basis}，实为 {basis}"
        if finding.missing != example.missing:
            yield f"缺少的字段应为 {example.missing}，实为 {finding.missing}"
