"""Labelled rows and matches out of nothing but codes."""

from __future__ import annotations

from procurement_rules.measure import LabelledRow
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.verdict import Candidate, Decision, Match


def row(*codes: str, name: str = "审计服务", **slices: str) -> LabelledRow:
    """Return a row whose right answer is one of `codes`; none of them: nothing fits."""
    return LabelledRow(ServiceItem(name=name), slices, codes=frozenset(codes))


def judged(*categories: str, prohibited: bool = True, name: str = "审计服务") -> LabelledRow:
    """Return a row that is prohibited for the reasons given, or clean."""
    return LabelledRow(ServiceItem(name=name), {}, prohibited=prohibited, categories=frozenset(categories))


def match(*codes: str, decision: Decision = Decision.SHORTLIST, confidence: float = 0.5) -> Match:
    """Return a match with these candidates, the first accepted if the decision says so."""
    return Match(
        catalog="小",
        decision=decision,
        code=codes[0] if decision is Decision.ACCEPTED else None,
        confidence=confidence,
        candidates=tuple(Candidate(code=code, name=code, score=1.0) for code in codes),
    )
