"""Which part of a report an item belongs to, and what is missing across a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from procurement_rules.model.rule import Outcome
from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import Finding, Verdict


class Group(StrEnum):
    """What the reader has to do with an item, most pressing first."""

    VIOLATION = "violation"
    DOUBT = "doubt"
    MISSING = "missing"
    COMPLIANT = "compliant"
    NOT_APPLICABLE = "not_applicable"


def lacks_data(finding: Finding) -> bool:
    """Tell whether a value that was not given would decide the finding; a waived one waits for nothing."""
    return finding.is_open and finding.outcome is Outcome.UNDETERMINED and bool(finding.missing)


def group_of(verdict: Verdict) -> Group:
    """Return the item's group: an undetermined item is a doubt unless all that it lacks is data."""
    if verdict.outcome is not Outcome.UNDETERMINED:
        return Group(verdict.outcome.value)
    undetermined = [
        finding for finding in verdict.findings if finding.is_open and finding.outcome is Outcome.UNDETERMINED
    ]
    only_data = bool(undetermined) and all(map(lacks_data, undetermined))
    return Group.MISSING if only_data else Group.DOUBT


def groups_together(screening: Screening) -> tuple[Group, ...]:
    """Return every item's group in its batch: the more pressing of what is said of it alone and with others."""
    ranks = list(Group)
    groups = [group_of(verdict) for verdict in screening.verdicts]
    for finding in screening.batch_findings:
        said = group_of_finding(finding)
        for row in finding.rows:
            groups[row] = min(groups[row], said, key=ranks.index)
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class Lack:
    """The same fields missing in a number of items, and the categories that cannot be judged for it."""

    fields: tuple[str, ...]
    items: int
    categories: tuple[str, ...]


def lacks(verdicts: Iterable[Verdict]) -> tuple[Lack, ...]:
    """Gather what is missing across a batch, most frequent first; an item counts once a set of fields."""
    items: Counter[tuple[str, ...]] = Counter()
    categories: dict[tuple[str, ...], dict[str, None]] = {}
    for verdict in verdicts:
        wanting = [finding for finding in verdict.findings if lacks_data(finding)]
        items.update({finding.missing for finding in wanting})
        for finding in wanting:
            categories.setdefault(finding.missing, {})[finding.category] = None
    ranked = sorted(items, key=lambda fields: (-items[fields], fields))
    return tuple(Lack(fields, items[fields], tuple(categories[fields])) for fields in ranked)


def group_of_finding(finding: Finding) -> Group:
    """Return what one finding asks of the reader: a waived one, nothing."""
    if not finding.is_open:
        return Group.NOT_APPLICABLE
    if finding.outcome is not Outcome.UNDETERMINED:
        return Group(finding.outcome.value)
    return Group.MISSING if lacks_data(finding) else Group.DOUBT


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """Number of items in which a category was breached, and in which its wording left a doubt."""

    category: str
    violation: int
    doubt: int


def category_counts(verdicts: Iterable[Verdict]) -> tuple[CategoryCount, ...]:
    """Count items by category, most breached first; want of data is no doubt and is told by `lacks`."""
    breached: Counter[str] = Counter()
    doubted: Counter[str] = Counter()
    for verdict in verdicts:
        by_group = {(group_of_finding(finding), finding.category) for finding in verdict.findings}
        breached.update(category for group, category in by_group if group is Group.VIOLATION)
        doubted.update(category for group, category in by_group if group is Group.DOUBT)
    rows = [CategoryCount(one, breached[one], doubted[one]) for one in breached.keys() | doubted.keys()]
    return tuple(sorted(rows, key=lambda row: (-row.violation, -row.doubt, row.category)))
