"""A rule in plain words: what it does, why, by which clause, what breaches it and what does not, its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from procurement_rules.cli.rule_history import history
from procurement_rules.knowledge import Knowledge
from procurement_rules.model.rule import (
    Bound,
    Comparison,
    ComparisonExample,
    ComparisonRule,
    Example,
    Outcome,
    ParameterRef,
    Rule,
)
from procurement_rules.report import OUTCOMES, in_words

AnyRule = Rule | ComparisonRule
_SHOWN = (Outcome.VIOLATION, Outcome.COMPLIANT, Outcome.UNDETERMINED)
_COMPARED = {
    Comparison.DUPLICATES: "同一批里名称相近的事项，是否重复申报",
    Comparison.SPLITS: "同一批里名称相近的事项，是否由一个项目拆分而成",
}


def explained(rule: AnyRule, knowledge: Knowledge) -> Iterator[str]:
    """Yield the lines that explain a rule to somebody who does not read its file."""
    yield f"{rule.title}（{rule.id}）"
    yield f"类别：{knowledge.labels.categories[rule.category]}"
    yield f"地区：{knowledge.jurisdictions[rule.jurisdiction].name}"
    yield from _conditions(rule, knowledge) if isinstance(rule, Rule) else _comparison(rule, knowledge)
    yield from _grounds(rule, knowledge)
    yield f"怎样改：{rule.remedy}"
    for outcome in _SHOWN:
        yield from _example(rule, outcome, knowledge)
    yield "历史："
    yield from (f"  {line}" for line in history(rule, knowledge))


def _conditions(rule: Rule, knowledge: Knowledge) -> Iterator[str]:
    labels = {**knowledge.names, **knowledge.labels.concepts}
    if rule.when is not None:
        yield f"适用于：{in_words(rule.when, labels)}"
    if rule.forbid is not None:
        yield f"违反：{in_words(rule.forbid, labels)}"
    if rule.require is not None:
        yield f"必须：{in_words(rule.require, labels)}"
    for unless in rule.unless:
        basis = "、".join(f"{each.instrument}{each.clause}" for each in unless.basis)
        yield f"除外：{in_words(unless.when, labels)}（{basis}）"


def _comparison(rule: ComparisonRule, knowledge: Knowledge) -> Iterator[str]:
    yield f"比较：{_COMPARED[rule.compare]}；名称的相似度不低于 {rule.similarity:g}"
    if rule.threshold is not None:
        yield f"界限：{_bound(rule.threshold, knowledge)}"


def _bound(bound: Bound, knowledge: Knowledge) -> str:
    return knowledge.names[bound.parameter] if isinstance(bound, ParameterRef) else f"{bound} 元"


def _grounds(rule: AnyRule, knowledge: Knowledge) -> Iterator[str]:
    for each in rule.basis:
        instrument = knowledge.instruments[each.instrument]
        clause = next(clause for clause in instrument.clauses if clause.locator == each.clause)
        doubt = "" if clause.verified else "（未与正式文本核对）"
        yield f"为什么：{clause.summary}"
        yield f"依据：《{instrument.title}》（{each.instrument}）{each.clause}{doubt}"


def _example(rule: AnyRule, outcome: Outcome, knowledge: Knowledge) -> Iterator[str]:
    """Tell the first example of an outcome; a rule that cannot be undetermined needs none of that."""
    found = [example for example in rule.examples if example.outcome is outcome]
    if found:
        example = found[0]
        yield f"例（{OUTCOMES[outcome]}，{example.as_of}）：{example.title}——{_items(example, knowledge)}"
        if example.message:
            yield f"  {example.message}"
    elif outcome is not Outcome.UNDETERMINED:
        yield f"例（{OUTCOMES[outcome]}）：规则文件里没有"


def _items(example: Example | ComparisonExample, knowledge: Knowledge) -> str:
    items = (example.item,) if isinstance(example, Example) else example.items
    return " ／ ".join(_item(item, knowledge) for item in items)


def _item(item: Mapping[str, object], knowledge: Knowledge) -> str:
    return "；".join(
        f"{knowledge.names.get(name, name)}：{_value(name, value, knowledge)}" for name, value in item.items()
    )


def _value(name: str, value: object, knowledge: Knowledge) -> str:
    if isinstance(value, list):
        return "、".join(_value(name, each, knowledge) for each in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    field = next((each for each in knowledge.dictionary.fields if each.name == name), None)
    choice = field.values.get(str(value)) if field else None
    return choice.label if choice else str(value)
