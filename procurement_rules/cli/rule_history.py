"""The history of a rule: its period, its figures, the instruments before and after its basis, the changelog."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procurement_rules.evaluate import leaves
from procurement_rules.knowledge import Knowledge, predecessors, successors
from procurement_rules.model.rule import (
    ComparisonRule,
    DatedValue,
    FactTest,
    Instrument,
    Parameter,
    ParameterRef,
    Rule,
)
from procurement_rules.release import read_changelog


def history(rule: Rule | ComparisonRule, knowledge: Knowledge) -> Iterator[str]:
    """Yield what is known of how the rule came to be as it is."""
    ended = "" if rule.in_force.until else "，仍有效"
    yield f"施行：{_period(rule.in_force.since, rule.in_force.until)}{ended}"
    for name in _parameters(rule):
        yield _figures(knowledge.parameters[name])
    for number in dict.fromkeys(each.instrument for each in rule.basis):
        yield from _lineage(number, knowledge)
    for section in read_changelog(knowledge.rules_folder):
        dated = f"{section.version}（{section.value('日期') or '未写日期'}）"
        yield from (f"规则包 {dated}：{entry}" for entry in section.naming(rule.id))


def _period(since: date | None, until: date | None) -> str:
    begun = f"{since} 起" if since else "起始日期不详"
    return f"{begun}，{until} 止" if until else begun


def _parameters(rule: Rule | ComparisonRule) -> list[str]:
    """Return the dated figures that the rule names, each once."""
    bounds = _bounds(rule) if isinstance(rule, Rule) else [rule.threshold]
    return list(dict.fromkeys(bound.parameter for bound in bounds if isinstance(bound, ParameterRef)))


def _bounds(rule: Rule) -> list[object]:
    conditions = [rule.when, rule.forbid, rule.require, *(unless.when for unless in rule.unless)]
    tests = [test for condition in conditions if condition is not None for test in leaves(condition)]
    return [test.comparison[1] for test in tests if isinstance(test, FactTest)]


def _figures(parameter: Parameter) -> str:
    values = "；".join(f"{each.since} 起 {_value(each, parameter)}" for each in parameter.values)
    return f"数值“{parameter.label}”（{parameter.id}）：{values}"


def _value(dated: DatedValue, parameter: Parameter) -> str:
    if dated.value is None:
        return "没有规定"
    return str(dated.value) if isinstance(dated.value, date) else f"{dated.value} {parameter.unit}"


def _lineage(number: str, knowledge: Knowledge) -> Iterator[str]:
    yield f"依据 {_named(knowledge.instruments[number])}"
    for each in predecessors(number, knowledge.instruments):
        yield f"  以前是 {_named(each)}"
    for each in successors(number, knowledge.instruments):
        yield f"  后来是 {_named(each)}"


def _named(instrument: Instrument) -> str:
    period = _period(instrument.in_force.since, instrument.in_force.until)
    return f"{instrument.number}《{instrument.title}》：{period}"
