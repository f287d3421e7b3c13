"""What is counted of a batch for the overview; nothing here is shown or worded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from procurement_rules.model.rule import Stage
from procurement_rules.model.screening import Screening
from procurement_rules.model.verdict import Decision, Finding, Match, Verdict
from procurement_rules.report.amounts import amounts
from procurement_rules.report.groups import Group, group_of_finding
from procurement_rules.report.printable import one_line

_RANKS = list(Group)


def department_of(verdict: Verdict) -> str:
    """Return the name of the department that submitted an item, empty where none is given."""
    return one_line(verdict.item.purchaser or "")


def by_department(screening: Screening, groups: Sequence[Group]) -> list[tuple[str, Counter[Group]]]:
    """Count items by department and group (`groups` in the order of the verdicts), most pressing first."""
    counts: dict[str, Counter[Group]] = defaultdict(Counter)
    for verdict, group in zip(screening.verdicts, groups, strict=True):
        counts[department_of(verdict)][group] += 1
    return sorted(counts.items(), key=lambda pair: ([-pair[1][group] for group in _RANKS], pair[0]))


def by_stage_and_category(screening: Screening) -> list[tuple[Stage, str, Counter[Group]]]:
    """Count open findings, those on several items once, by stage and category, in the order of the stages."""
    counts: dict[tuple[Stage, str], Counter[Group]] = defaultdict(Counter)
    own = (finding for verdict in screening.verdicts for finding in verdict.findings)
    for finding in (*own, *screening.batch_findings):
        if finding.is_open:
            counts[finding.stage, finding.category][group_of_finding(finding)] += 1
    stages = list(Stage)
    ranked = sorted(
        counts, key=lambda key: (stages.index(key[0]), [-counts[key][group] for group in _RANKS], key[1])
    )
    return [(stage, category, counts[stage, category]) for stage, category in ranked]


@dataclass(frozen=True, slots=True)
class Money:
    """Sums in yuan by group, and the number of items that give no sum."""

    sums: Mapping[Group, Decimal]
    unpriced: int

    @classmethod
    def of(cls, verdicts: Sequence[Verdict], groups: Mapping[int, Group]) -> Money:
        """Add up the budgets of the verdicts at the positions of `groups`."""
        sums: dict[Group, Decimal] = defaultdict(Decimal)
        touched = amounts([verdicts[row] for row in groups])
        budgets = list(zip(groups.values(), touched, strict=True))
        for group, budget in budgets:
            sums[group] += budget or 0
        return cls(sums, sum(budget is None for _, budget in budgets))

    @property
    def total(self) -> Decimal:
        """All sums together."""
        return sum(self.sums.values(), Decimal(0))


def money_by_category(screening: Screening) -> list[tuple[str, Money]]:
    """Add up budgets by category of what was breached or doubted; an item counts once a category."""
    touched: dict[str, dict[int, Group]] = defaultdict(dict)
    for row, finding in _on_rows(screening):
        group = group_of_finding(finding)
        if group in (Group.VIOLATION, Group.DOUBT):
            rows = touched[finding.category]
            rows[row] = min(group, rows.get(row, group), key=_RANKS.index)
    sums = [(category, Money.of(screening.verdicts, rows)) for category, rows in touched.items()]
    return sorted(sums, key=lambda pair: (-pair[1].total, pair[0]))


def _on_rows(screening: Screening) -> Iterator[tuple[int, Finding]]:
    for row, verdict in enumerate(screening.verdicts):
        for finding in verdict.findings:
            yield row, finding
    for together in screening.batch_findings:
        for row in together.rows:
            yield row, together


# What became of a code: a decision, or None where prohibited content withdrew it.
Coded = Decision | None
STEP = 10


def coded(match: Match) -> Coded:
    """Return what became of an item's code."""
    return None if match.vetoed_by else match.decision


def by_confidence(screening: Screening) -> list[tuple[int, Counter[Coded]]]:
    """Count items by confidence in steps of ten per cent (the lower bound is given), the surest first."""
    counts: dict[int, Counter[Coded]] = defaultdict(Counter)
    for verdict in screening.verdicts:
        low = min(int(verdict.match.confidence * 100) // STEP * STEP, 100 - STEP)
        counts[low][coded(verdict.match)] += 1
    lows = range(100 - STEP, min(counts, default=100) - 1, -STEP)
    return [(low, counts[low]) for low in lows]
