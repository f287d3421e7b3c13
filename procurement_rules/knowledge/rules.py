"""Read rule and concept files, and check every name in them against its vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from procurement_rules.knowledge.document import Document, YamlPath
from procurement_rules.knowledge.validate import unknown_name, validated
from procurement_rules.model.concept import Concept, SharedSignals
from procurement_rules.model.rule import COMPARISONS, ComparisonRule, Rule

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ORDERED = frozenset({"less_than", "at_most", "more_than", "at_least"})
_ORDERED_TYPES: Mapping[str, tuple[type, ...]] = {
    "money": (int, Decimal),
    "number": (int, Decimal),
    "year": (int,),
    "date": (date,),
}
_ORDERED_WORDS = {"money": "数字", "number": "数字", "year": "年份", "date": "日期，例如 2020-03-01"}
WORDS = frozenset({"evidence", "missing", "question"})
COMPARISON_WORDS = frozenset({"items", "missing", "names", "similarity", "threshold", "total"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that rules may use."""

    fields: frozenset[str]
    derived: frozenset[str]
    types: Mapping[str, str]
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict, kw_only=True)
    concepts: frozenset[str]
    categories: frozenset[str]
    parameters: frozenset[str]
    clauses: dict[str, frozenset[str]]

    @property
    def facts(self) -> frozenset[str]:
        """Names that a condition may test."""
        return self.fields | self.derived


class RuleReader:
    """Reads one file at a time; refuses ids that were read before."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._ids: dict[str, str] = {}

    def rule(self, document: Document) -> Rule | ComparisonRule:
        """Return the rule in `document`. Raises KnowledgeError."""
        compares = isinstance(document.data, dict) and "compare" in document.data
        rule = validated(ComparisonRule, document) if compares else validated(Rule, document)
        self._check_id(document, rule.id)
        folder = document.path.parent.name
        if rule.jurisdiction != folder:
            raise document.fault(f"地区 {rule.jurisdiction} 与所在文件夹 {folder} 不同", ("jurisdiction",))
        if rule.category not in self._vocabulary.categories:
            raise unknown_name(document, ("category",), "类别", rule.category, self._vocabulary.categories)
        self._check_names(document)
        self._check_types(document)
        self._check_words(document, COMPARISON_WORDS if compares else self._vocabulary.facts | WORDS)
        for number, name in enumerate(rule.evidence if isinstance(rule, Rule) else ()):
            if name not in self._vocabulary.fields:
                raise unknown_name(document, ("evidence", number), "字段", name, self._vocabulary.fields)
        return rule

    def concept(self, document: Document, shared: SharedSignals) -> Concept:
        """Return the concept in `document`. Raises KnowledgeError."""
        concept = validated(Concept, document)
        self._check_id(document, concept.id)
        known = set(concept.signals) | set(shared.signals)
        for number, reading in enumerate(concept.readings):
            path: YamlPath = ("readings", number)
            names = [
                *reading.all,
                *reading.none,
                *(name for each in reading.undone_by for name in each.signals),
            ]
            for name in names:
                if name not in known:
                    raise unknown_name(document, path, "信号", name, known)
            for name in reading.fields:
                if name not in self._vocabulary.fields:
                    raise unknown_name(document, (*path, "fields"), "字段", name, self._vocabulary.fields)
        return concept

    def _check_id(self, document: Document, identifier: str) -> None:
        if identifier != document.path.stem:
            raise document.fault(
                f"id {identifier} 与文件名 {document.path.stem} 不同", ("id",), remedy="改成相同的"
            )
        if identifier in self._ids:
            raise document.fault(
                f"id {identifier} 已在 {self._ids[identifier]} 中使用", ("id",), remedy="换一个 id"
            )
        self._ids[identifier] = document.shown

    def _check_names(self, document: Document) -> None:
        for path, name, value in _pairs(document.data, ()):
            if name == "fact" and value not in self._vocabulary.facts:
                raise unknown_name(document, path, "事实", str(value), self._vocabulary.facts)
            if name == "concept" and value not in self._vocabulary.concepts:
                raise unknown_name(document, path, "概念", str(value), self._vocabulary.concepts)
            if name == "parameter" and value not in self._vocabulary.parameters:
                raise unknown_name(document, path, "参数", str(value), self._vocabulary.parameters)
            if name == "instrument" and value not in self._vocabulary.clauses:
                raise unknown_name(document, path, "文件", str(value), self._vocabulary.clauses)
        for path, name, value in _pairs(document.data, ()):
            if name == "clause":
                instrument = _value(document.data, (*path[:-1], "instrument"))
                if value not in self._vocabulary.clauses[instrument]:
                    known = self._vocabulary.clauses[instrument]
                    raise unknown_name(document, path, f"{instrument} 的条款", str(value), known)

    def _check_types(self, document: Document) -> None:
        """Refuse a comparison that the fact's type cannot bear: it would fail or never hold, long after."""
        for path, name, value in _pairs(document.data, ()):
            if name not in COMPARISONS or name == "known":
                continue
            fact = _value(document.data, (*path[:-1], "fact"))
            kind = self._vocabulary.types[fact]
            if name in _ORDERED and not isinstance(value, (dict, *_ORDERED_TYPES.get(kind, ()))):
                raise document.fault(
                    f"{fact} 是 {kind}，不能与 {value} 比大小",
                    path,
                    expected=_ORDERED_WORDS.get(kind, "equals、one_of 或 known"),
                )
            if name not in _ORDERED and kind == "boolean" and not isinstance(value, bool):
                raise document.fault(f"{fact} 只有是否，不能与 {value} 比较", path, expected="true 或 false")
            allowed = self._vocabulary.choices.get(fact, frozenset())
            for each in (value if isinstance(value, list) else [value]) if allowed else ():
                if each not in allowed:
                    raise unknown_name(document, path, f"{fact} 的取值", str(each), allowed)

    def _check_words(self, document: Document, allowed: Set[str]) -> None:
        for name in ("message", "message_undetermined", "remedy"):
            for word in _PLACEHOLDER.findall(document.data[name]):
                if word not in allowed:
                    raise unknown_name(document, (name,), "占位符", word, allowed)


def _pairs(data: Any, path: YamlPath) -> Iterator[tuple[YamlPath, str, Any]]:
    """Yield every key of the document with its value, examples left out: their items are data, not conditions."""
    if isinstance(data, dict):
        for name, value in data.items():
            if path == () and name == "examples":
                continue
            yield (*path, name), name, value
            yield from _pairs(value, (*path, name))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _pairs(value, (*path, number))


def _value(data: Any, path: YamlPath) -> Any:
    for step in path:
        data = data[step]
    return data
