"""Every item of a screening in its cell of the form, or beside the form with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from procurement_rules.model.screening import Labels, Screening
from procurement_rules.model.statistics import FormCategory, FormPeriod, StatisticsForm
from procurement_rules.model.verdict import Verdict
from procurement_rules.report.statistics import words
from procurement_rules.report.statistics.counted import Counted
from procurement_rules.report.statistics.parts import settled
from procurement_rules.report.statistics.periods import Periods
from procurement_rules.report.statistics.places import CategoryPlaces
from procurement_rules.report.statistics.sums import Sum
from procurement_rules.report.words import label


@dataclass(frozen=True)
class Tally:
    """The form as rows × columns; None is the row or the column of what is not known."""

    categories: tuple[FormCategory | None, ...]
    periods: tuple[FormPeriod | None, ...]
    items: tuple[Counted, ...]

    @classmethod
    def of(
        cls, screening: Screening, labels: Labels, form: StatisticsForm, given: Periods | None = None
    ) -> Tally:
        """Count a screening, by the periods of the user's own form where they are given.

        A form of the user's own has no room for the unknown: what is not known there is excluded.
        """
        periods = given or Periods.of(form, (verdict.item for verdict in screening.verdicts))
        places = CategoryPlaces(form, screening.catalog, screening.catalog_title)
        items = settled(
            [
                _counted(verdict, labels, places, periods, fixed=given is not None)
                for verdict in screening.verdicts
            ]
        )
        counted = [each for each in items if not each.excluded]
        unplaced = any(each.entry is None for each in counted)
        undated = any(each.period is None for each in counted) or not periods.periods
        return cls(
            categories=(*form.categories, *([None] if unplaced else [])),
            periods=(*periods.periods, *([None] if undated else [])),
            items=items,
        )

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """The items that the form counts."""
        return tuple(each for each in self.items if not each.excluded)

    @cached_property
    def excluded(self) -> tuple[Counted, ...]:
        """The items that it does not."""
        return tuple(each for each in self.items if each.excluded)

    @cached_property
    def _cells(self) -> Mapping[_Key, Sequence[Counted]]:
        cells: dict[_Key, list[Counted]] = defaultdict(list)
        for each in self.counted:
            cells[_key(each.entry.category if each.entry else None, each.period)].append(each)
        return cells

    def cell(self, category: FormCategory | None, period: FormPeriod | None) -> Sequence[Counted]:
        """Return what a cell counts, in the order of the rows."""
        return self._cells.get(_key(category.id if category else None, period), ())

    def column(self, period: FormPeriod | None) -> Sum:
        """Return the total of a column."""
        return total(each for category in self.categories for each in self.cell(category, period))

    def cells(self) -> Iterator[tuple[FormCategory | None, FormPeriod | None, Sequence[Counted]]]:
        """Yield every cell that counts anything, row by row."""
        for category in self.categories:
            for period in self.periods:
                items = self.cell(category, period)
                if items:
                    yield category, period, items


# Periods do not overlap, so their first days tell them apart.
_Key = tuple[str | None, date | None]


def _key(category: str | None, period: FormPeriod | None) -> _Key:
    return category, period.since if period else None


def total(items: Iterable[Counted]) -> Sum:
    """Return what the items come to."""
    return Sum.of_amounts([each.amount for each in items])


def _counted(
    verdict: Verdict, labels: Labels, places: CategoryPlaces, periods: Periods, *, fixed: bool
) -> Counted:
    if verdict.match.vetoed_by:
        categories = "、".join(label(labels.categories, each) for each in verdict.match.vetoed_by)
        reason = words.PROHIBITED.format(categories=categories)
        return Counted(verdict, None, None, reason, verdict.item.budget, excluded=True)
    placed, dated = places.place(verdict.match), periods.date(verdict.item)
    unknown = placed.entry is None or dated.period is None
    return Counted(
        verdict,
        placed.entry,
        dated.period,
        "；".join(filter(None, (placed.reason, dated.reason))),
        verdict.item.budget,
        excluded=dated.outside or (fixed and unknown),
    )
