"""Turn what rules said of an item into findings, and join the findings that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from procurement_rules.evaluate.compile import wrong_condition
from procurement_rules.evaluate.kleene import Leaf, leaves, supporting
from procurement_rules.evaluate.leaf import judge_leaf
from procurement_rules.evaluate.wording import shortened, worded
from procurement_rules.model.case import Case
from procurement_rules.model.rule import ConceptTest, Outcome, Rule
from procurement_rules.model.verdict import Evidence, Finding

# Where an answer goes that no field of its own holds.
_TEXT = ("description",)


@dataclass(frozen=True, slots=True)
class Wording:
    """What is needed to tell findings: labels of fields, which fields to ask for, and the order of asking.

    `questions` and `elements` are of concepts: what to ask, and what the answer is called where no field holds it.
    """

    labels: Mapping[str, str]
    asks: Mapping[str, Sequence[str]]
    questions: Mapping[str, str]
    elements: Mapping[str, str]
    ranks: Mapping[str, int]


def finding(rule: Rule, outcome: Outcome, case: Case, unknown: Sequence[Leaf], wording: Wording) -> Finding:
    """Return the finding of one rule; `unknown` are the tests that left it undetermined."""
    missing = _missing(unknown, case, wording)
    concepts = _read(rule, case)
    evidence = _evidence(rule, concepts, case)
    own = {
        "evidence": "、".join(dict.fromkeys(f"“{shortened(shown.text)}”" for shown in evidence)),
        "missing": "、".join(_wanted(missing, unknown, wording)),
        "question": "".join(
            dict.fromkeys(wording.questions[t.concept] for t in unknown if isinstance(t, ConceptTest))
        ),
    }
    breached = outcome is Outcome.VIOLATION
    return Finding(
        rule=rule.id,
        category=rule.category,
        stage=rule.stage,
        outcome=outcome,
        severity=rule.severity if breached else rule.severity_undetermined,
        message=worded(rule.message if breached else rule.message_undetermined, case.facts, own),
        remedy=worded(rule.remedy, case.facts, own),
        basis=rule.basis,
        concepts=concepts,
        evidence=evidence,
        missing=missing,
        fields=_fields(rule, case, unknown, wording),
    )


def joined(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join findings of one category and outcome into the first (highest-ranking) one, with the bases of all."""
    groups: dict[tuple[str, Outcome], list[Finding]] = {}
    for each in findings:
        groups.setdefault((each.category, each.outcome), []).append(each)
    breached = {category for category, outcome in groups if outcome is Outcome.VIOLATION}
    return tuple(
        _join(group)
        for (category, outcome), group in groups.items()
        # What is breached for one rule is not also unclear for another.
        if outcome is Outcome.VIOLATION or category not in breached
    )


def _join(group: Sequence[Finding]) -> Finding:
    first, *others = group
    if not others:
        return first
    return first.model_copy(
        update={
            "basis": tuple(dict.fromkeys(basis for each in group for basis in each.basis)),
            "concepts": tuple(dict.fromkeys(concept for each in group for concept in each.concepts)),
            "evidence": tuple(dict.fromkeys(evidence for each in group for evidence in each.evidence)),
            "missing": tuple(dict.fromkeys(name for each in group for name in each.missing)),
            "fields": tuple(dict.fromkeys(name for each in group for name in each.fields)),
            "also": tuple(each.rule for each in others),
        }
    )


def _missing(unknown: Sequence[Leaf], case: Case, wording: Wording) -> tuple[str, ...]:
    """Return the fields to ask for: of those that a fact needs the ones not given, or all where all were given."""
    asked: list[str] = []
    for test in unknown:
        if not isinstance(test, ConceptTest):
            names = wording.asks.get(test.fact, ())
            asked += [name for name in names if case.facts.get(name) is None] or names
    return tuple(dict.fromkeys(asked))


def _wanted(missing: Sequence[str], unknown: Sequence[Leaf], wording: Wording) -> Sequence[str]:
    """Return what to fill in: the missing fields, or what the text should say, or else the text as a whole."""
    elements = (wording.elements.get(test.concept) for test in unknown if isinstance(test, ConceptTest))
    said = tuple(dict.fromkeys(filter(None, elements)))
    return [wording.labels.get(name, name) for name in missing or (() if said else _TEXT)] or said


def _fields(rule: Rule, case: Case, unknown: Sequence[Leaf], wording: Wording) -> tuple[str, ...]:
    """Return the fields that the item gives of those behind the facts that made it wrong, or left it open."""
    wrong = supporting(wrong_condition(rule), lambda test: judge_leaf(test, case))
    facts = [test.fact for test in (*wrong, *unknown) if not isinstance(test, ConceptTest)]
    behind = dict.fromkeys(name for fact in facts for name in wording.asks.get(fact, ()))
    return tuple(name for name in behind if getattr(case.item, name, None) is not None)


def _read(rule: Rule, case: Case) -> tuple[str, ...]:
    """Return the concepts of the rule that words of the item were read as."""
    conditions = [condition for condition in (rule.when, rule.forbid, rule.require) if condition is not None]
    concepts = {test.concept for each in conditions for test in leaves(each) if isinstance(test, ConceptTest)}
    return tuple(one for one in sorted(concepts & case.hits.keys()) if case.hits[one].spans)


def _evidence(rule: Rule, concepts: Sequence[str], case: Case) -> tuple[Evidence, ...]:
    spans = [span for concept in concepts for span in case.hits[concept].spans]
    shown = {field for field, _, _ in spans}
    for field in rule.evidence:
        value = getattr(case.item, field)
        if isinstance(value, str) and value and field not in shown:
            spans.append((field, 0, len(value)))
    return tuple(
        Evidence(field=field, start=start, end=end, text=getattr(case.item, field)[start:end])
        for field, start, end in spans
    )
