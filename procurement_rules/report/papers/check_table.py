"""The check table: every rule that was examined, and of which items it said what."""

from __future__ import annotations

from collections.abc import Iterator

from procurement_rules.model.rule import BasisRef, Outcome
from procurement_rules.model.screening import Labels
from procurement_rules.report.papers import words
from procurement_rules.report.papers.citation import short_citation
from procurement_rules.report.papers.departments import Department
from procurement_rules.report.words import label

SHARES = (11, 44, 44, 12, 12, 18, 15)


class CheckTable:
    """What each rule said of a department's items, the rules in the order in which they were examined."""

    def __init__(self, department: Department, labels: Labels) -> None:
        self._labels = labels
        self._said: dict[str, dict[Outcome, set[int]]] = {}
        for entry in department.entries:
            for each in entry.verdict.rules:
                self._add(each.rule, each.outcome, entry.number)
            for finding in department.together:
                if entry.row in finding.rows:
                    self._add(finding.rule, finding.outcome, entry.number)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows: number, rule, clauses, and the items' numbers under each answer."""
        for number, (rule, said) in enumerate(self._said.items(), start=1):
            answers = (words.ranges(sorted(said.get(answer, ()))) or words.NONE for answer in words.ANSWERS)
            basis = short_citation(self._labels, self._labels.rule_bases.get(rule, ()))
            yield (str(number), label(self._labels.rules, rule), basis or words.NONE, *answers)

    def cited(self) -> tuple[BasisRef, ...]:
        """Return the clauses that the rules are founded on, each once."""
        bases = (self._labels.rule_bases.get(rule, ()) for rule in self._said)
        return tuple(dict.fromkeys(ref for basis in bases for ref in basis))

    def _add(self, rule: str, outcome: Outcome, number: int) -> None:
        self._said.setdefault(rule, {}).setdefault(outcome, set()).add(number)
