"""Score the detection of prohibited content on labelled items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.measure.interval import Share
from procurement_rules.measure.labelled import LabelledRow

Found = frozenset[str]


@dataclass(frozen=True, slots=True)
class ProhibitionScore:
    """Breaches that were found, clean items that were alarmed, and breaches found under a right category."""

    recall: Share
    false_alarms: Share
    right_category: Share


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """How many of the breaches of a category were found as such, and how many that were told so are."""

    recall: Share
    precision: Share


def prohibition_score(rows: Sequence[LabelledRow], found: Sequence[Found]) -> ProhibitionScore:
    """Score the categories `found` in rows; what is undetermined counts as found. Rows whose label says neither are left out."""
    pairs = list(zip(rows, found, strict=True))
    breaches = [(row, categories) for row, categories in pairs if row.prohibited]
    clean = [categories for row, categories in pairs if row.prohibited is False]
    told = [(row, categories) for row, categories in breaches if row.categories]
    return ProhibitionScore(
        recall=Share(sum(bool(categories) for _, categories in breaches), len(breaches)),
        false_alarms=Share(sum(map(bool, clean)), len(clean)),
        right_category=Share(sum(bool(row.categories & categories) for row, categories in told), len(told)),
    )


def category_scores(rows: Sequence[LabelledRow], found: Sequence[Found]) -> dict[str, CategoryScore]:
    """Return the score of each category that is labelled or was found, over rows whose labels name categories."""
    pairs = [
        (row.categories, categories)
        for row, categories in zip(rows, found, strict=True)
        if row.categories or row.prohibited is False
    ]
    # A quiz says only that something is prohibited, not what.
    names = sorted(frozenset().union(*(labelled for labelled, _ in pairs)))
    return {name: _category_score(name, pairs) for name in names}


def _category_score(name: str, pairs: Sequence[tuple[Found, Found]]) -> CategoryScore:
    labelled = [found for right, found in pairs if name in right]
    told = [right for right, found in pairs if name in found]
    return CategoryScore(
        recall=Share(sum(name in found for found in labelled), len(labelled)),
        precision=Share(sum(name in right for right in told), len(told)),
    )
