"""The figures of a batch as charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.verdict import Decision
from procurement_rules.report import figures, words
from procurement_rules.report.charts import Chart, Line, Series, chart
from procurement_rules.report.groups import Group

# More bars than that are no overview; the others are one bar, and the filter of the page lists every department.
_MOST_DEPARTMENTS = 12

_GROUPS = tuple(Series(group.value, words.GROUPS[group]) for group in Group)
_PRESSING = (Group.VIOLATION, Group.DOUBT)
_CODED: dict[figures.Coded, Series] = {
    Decision.ACCEPTED: Series("compliant", words.DECISIONS[Decision.ACCEPTED]),
    Decision.SHORTLIST: Series("doubt", words.DECISIONS[Decision.SHORTLIST]),
    Decision.NONE: Series("missing", words.DECISIONS[Decision.NONE]),
    None: Series("violation", words.WITHDRAWN),
}


def charts(screening: Screening, groups: Sequence[Group], labels: Labels) -> list[Chart]:
    """Return the charts of a batch that have something to show; `groups` in the order of the verdicts."""
    every = (
        chart(words.BY_DEPARTMENT, _GROUPS, _departments(screening, groups)),
        chart(words.BY_STAGE, _GROUPS, _stages(screening, labels)),
        chart(
            words.MONEY_BY_CATEGORY,
            [Series(group.value, words.GROUPS[group]) for group in _PRESSING],
            _money(screening, labels),
            words.ten_thousands,
        ),
        chart(words.BY_CONFIDENCE, tuple(_CODED.values()), _confidence(screening)),
    )
    return [one for one in every if one.series]


def _departments(screening: Screening, groups: Sequence[Group]) -> list[Line]:
    counts = figures.by_department(screening, groups)
    shown, others = counts[:_MOST_DEPARTMENTS], counts[_MOST_DEPARTMENTS:]
    lines = [Line(name or words.NO_PURCHASER, _values(count)) for name, count in shown]
    if others:
        rest = sum((count for _, count in others), Counter[Group]())
        lines.append(Line(words.OTHER_PURCHASERS.format(count=len(others)), _values(rest)))
    return lines


def _stages(screening: Screening, labels: Labels) -> list[Line]:
    return [
        Line(words.label(labels.categories, category), _values(count), words.STAGES[stage])
        for stage, category, count in figures.by_stage_and_category(screening)
    ]


def _money(screening: Screening, labels: Labels) -> list[Line]:
    return [
        Line(
            words.label(labels.categories, category),
            [money.sums.get(group, Decimal(0)) for group in _PRESSING],
        )
        for category, money in figures.money_by_category(screening)
        if money.total
    ]


def _confidence(screening: Screening) -> list[Line]:
    return [
        Line(
            words.CONFIDENCE_RANGE.format(low=low, high=low + figures.STEP),
            [Decimal(count[coded]) for coded in _CODED],
        )
        for low, count in figures.by_confidence(screening)
    ]


def _values(count: Counter[Group]) -> list[Decimal]:
    return [Decimal(count[group]) for group in Group]
