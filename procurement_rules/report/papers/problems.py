"""The same wrong of several items under one number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from procurement_rules.model.rule import Outcome, Severity
from procurement_rules.model.verdict import Finding
from procurement_rules.report.papers.departments import Department

_GRAVEST_FIRST = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and the rows of the verdicts that it is on."""

    finding: Finding
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything of one category that is said of a department."""

    category: str
    told: tuple[Told, ...]

    @property
    def rows(self) -> tuple[int, ...]:
        """Rows of the verdicts that it is on, each once, in rising order."""
        return tuple(sorted({row for each in self.told for row in each.rows}))

    @property
    def rank(self) -> int:
        """How grave it is, 0 the gravest."""
        return min(_GRAVEST_FIRST.index(each.finding.severity) for each in self.told)


def problems(department: Department, outcome: Outcome) -> tuple[Problem, ...]:
    """Return what is said with that outcome and not waived, gathered by category, the gravest first."""
    said = (told for told in _told(department) if told.finding.is_open)
    return _gathered(told for told in said if told.finding.outcome is outcome)


def exceptions(department: Department) -> tuple[Problem, ...]:
    """Return what is waived, whatever its outcome, gathered in the same way."""
    return _gathered(told for told in _told(department) if not told.finding.is_open)


def _gathered(said: Iterable[Told]) -> tuple[Problem, ...]:
    gathered: dict[str, list[Told]] = {}
    for told in said:
        gathered.setdefault(told.finding.category, []).append(told)
    found = [Problem(category, tuple(each)) for category, each in gathered.items()]
    return tuple(sorted(found, key=lambda problem: problem.rank))


def _told(department: Department) -> Iterator[Told]:
    for entry in department.entries:
        for finding in entry.verdict.findings:
            yield Told(finding, (entry.row,))
    for each in department.together:
        yield Told(each, each.rows)
