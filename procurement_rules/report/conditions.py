"""A rule's condition in Chinese words."""

from __future__ import annotations

from collections.abc import Mapping

from procurement_rules.model.rule import AllOf, AnyOf, ConceptTest, Condition, FactTest, NotOf, ParameterRef

_COMPARISONS = {
    "less_than": "小于",
    "at_most": "不大于",
    "more_than": "大于",
    "at_least": "不小于",
}


def in_words(condition: Condition, labels: Mapping[str, str]) -> str:
    """Return the condition as one phrase; `labels` gives the names of facts, concepts and parameters."""
    match condition:
        case AllOf(all=parts):
            return "，并且".join(_part(part, labels) for part in parts)
        case AnyOf(any=parts):
            return "，或者".join(_part(part, labels) for part in parts)
        case NotOf(negated=part):
            return f"不是{_part(part, labels)}"
        case ConceptTest(concept=concept):
            return f"文字表明“{labels.get(concept, concept)}”"
        case FactTest():
            return _test(condition, labels)


def _part(condition: Condition, labels: Mapping[str, str]) -> str:
    words = in_words(condition, labels)
    return f"（{words}）" if isinstance(condition, (AllOf, AnyOf)) else words


def _test(test: FactTest, labels: Mapping[str, str]) -> str:
    name, operand = test.comparison
    fact = f"“{labels.get(test.fact, test.fact)}”"
    if name == "known":
        return f"{fact}{'已填' if operand else '未填'}"
    if name in ("one_of", "includes_all"):
        joined = "、".join(_value(each, labels) for each in operand)
        return f"{fact}{'是其中之一' if name == 'one_of' else '都包括'}：{joined}"
    return f"{fact}{_COMPARISONS.get(name, '是')}{_value(operand, labels)}"


def _value(operand: object, labels: Mapping[str, str]) -> str:
    if isinstance(operand, bool):
        return "“是”" if operand else "“否”"
    if isinstance(operand, ParameterRef):
        return f"“{labels.get(operand.parameter, operand.parameter)}”"
    return str(operand)
