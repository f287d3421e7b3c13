"""What the list of items can be narrowed to; items name their choices by number, never by submitted text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from procurement_rules.model.rule import Stage
from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.verdict import Finding, Verdict
from procurement_rules.report import words
from procurement_rules.report.figures import department_of
from procurement_rules.report.groups import Group

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list of choices, and the number of items that it leaves."""

    value: str
    label: str
    items: int


class Choices(Generic[Key]):
    """The choices of one filter in their order on the page."""

    def __init__(self, counts: Counter[Key], order: Iterable[Key], labels: Sequence[str]) -> None:
        self._numbers = {key: str(number) for number, key in enumerate(order)}
        named = zip(self._numbers.items(), labels, strict=True)
        self.choices = tuple(Choice(number, label, counts[key]) for (key, number), label in named)

    def numbers(self, keys: Iterable[Key]) -> str:
        """Return the choices that an item falls under, as numbers with blanks between."""
        return " ".join(dict.fromkeys(self._numbers[key] for key in keys))


@dataclass(frozen=True, slots=True)
class Filters:
    """The four filters of a page."""

    departments: Choices[str]
    outcomes: Choices[Group]
    stages: Choices[Stage]
    categories: Choices[str]

    @classmethod
    def of(
        cls,
        screening: Screening,
        groups: Sequence[Group],
        findings: Sequence[Sequence[Finding]],
        labels: Labels,
    ) -> Filters:
        """Look at every item; `groups` and `findings` (alone and with others) in the order of the verdicts."""
        return cls(
            _departments(screening.verdicts),
            _outcomes(groups),
            _stages(findings),
            _categories(findings, labels),
        )


def _departments(verdicts: Iterable[Verdict]) -> Choices[str]:
    counts = Counter(map(department_of, verdicts))
    order = sorted(counts)
    return Choices(counts, order, [name or words.NO_PURCHASER for name in order])


def _outcomes(groups: Iterable[Group]) -> Choices[Group]:
    counts = Counter(groups)
    order = [group for group in Group if counts[group]]
    return Choices(counts, order, [words.GROUPS[group] for group in order])


def _stages(findings: Iterable[Sequence[Finding]]) -> Choices[Stage]:
    counts = Counter(stage for each in findings for stage in {finding.stage for finding in each})
    order = [stage for stage in Stage if counts[stage]]
    return Choices(counts, order, [words.STAGES[stage] for stage in order])


def _categories(findings: Iterable[Sequence[Finding]], labels: Labels) -> Choices[str]:
    counts = Counter(one for each in findings for one in {finding.category for finding in each})
    order = sorted(counts, key=lambda one: (-counts[one], one))
    return Choices(counts, order, [words.label(labels.categories, one) for one in order])
