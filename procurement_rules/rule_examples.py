"""Run the examples that stand in the rule files: each is a test of its rule."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from procurement_rules.batch_findings import compared
from procurement_rules.evaluate import Evaluator, rule_on
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.rule import (
    ComparisonExample,
    ComparisonRule,
    Example,
    ExampleHead,
    Outcome,
    Rule,
)
from procurement_rules.model.verdict import Finding
from procurement_rules.screen import Screener


def failures(knowledge: Knowledge, engine: str = "auto") -> Iterator[str]:
    """Yield one Chinese line for every example that does not come out as it says."""
    screeners: dict[str, Screener] = {}

    def screener(place: str) -> Screener:
        if place not in screeners:
            screeners[place] = Screener(knowledge, knowledge.place(place), engine=engine)
        return screeners[place]

    for rule in knowledge.rules.rules:
        for example in rule.examples:
            for fault in _faults(rule, example, screener(example.jurisdiction or rule.jurisdiction)):
                yield f"{rule.jurisdiction}/{rule.id} 例“{example.title}”：{fault}"
    for comparison in knowledge.rules.comparisons:
        for batch in comparison.examples:
            for fault in _comparison_faults(comparison, batch, screener(comparison.jurisdiction)):
                yield f"{comparison.jurisdiction}/{comparison.id} 例“{batch.title}”：{fault}"


def _faults(rule: Rule, example: Example, screener: Screener) -> Iterator[str]:
    try:
        case = screener.case(ServiceItem.model_validate(example.item))
    except ValidationError as error:
        yield _not_an_item(error)
        return
    binding = rule_on(rule, example.as_of, screener.knowledge.parameters)
    evaluator = Evaluator([binding] if binding else [], screener.engine, screener.wording)
    outcomes = evaluator.outcomes(case)
    outcome = outcomes[0].outcome if outcomes else Outcome.NOT_APPLICABLE
    if outcome is not example.outcome:
        yield f"应为 {example.outcome}，实为 {outcome}"
        return
    for finding in evaluator.findings_of_rules(case):
        yield from _differences(example, finding)


def _comparison_faults(rule: ComparisonRule, example: ComparisonExample, screener: Screener) -> Iterator[str]:
    try:
        items = [ServiceItem.model_validate(item) for item in example.items]
    except ValidationError as error:
        yield _not_an_item(error)
        return
    found = [each for each in compared(screener, items, [example.as_of] * len(items)) if each.rule == rule.id]
    binding = rule_on(rule, example.as_of, screener.knowledge.parameters)
    silent = Outcome.COMPLIANT if binding else Outcome.NOT_APPLICABLE
    outcome = found[0].outcome if found else silent
    if outcome is not example.outcome or len(found) > 1:
        yield f"应为 {example.outcome}，实为 {outcome}，发现 {len(found)} 处"
        return
    for finding in found:
        yield from _differences(example, finding)
        if finding.rows != example.rows:
            yield f"涉及的行应为 {example.rows}，实为 {finding.rows}"


def _differences(example: ExampleHead, finding: Finding) -> Iterator[str]:
    if finding.message != example.message:
        yield f"消息应为“{example.message}”，实为“{finding.message}”"
    basis = tuple(f"{each.instrument} {each.clause}" for each in finding.basis)
    if basis != example.basis:
        yield f"依据应为 {example.basis}，实为 {basis}"
    if finding.missing != example.missing:
        yield f"缺少的字段应为 {example.missing}，实为 {finding.missing}"


def _not_an_item(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    match first["type"]:
        case "extra_forbidden":
            said = "没有这个字段"
        case "value_error":
            said = first["msg"].removeprefix("Value error, ")
        case _:
            said = "值的类型不对"
    return f"item 不是合法的事项：{place} {said}"
