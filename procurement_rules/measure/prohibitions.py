"""Score the detection of prohibited content on labelled items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.measure.interval import Share
from procurement_rules.measure.labelled import LabelledRow


@dataclass(frozen=True, slots=True)
class ProhibitionScore:
    """Found breaches, false alarms, right categories; `by_category` gives (recall, precision) of each."""

    recall: Share
    false_alarms: Share
    right_category: Share
    by_category: dict[str, tuple[Share, Share]]
    by_slice: dict[str, Share]
    missed: tuple[str, ...]
    alarmed: tuple[str, ...]


def prohibition_score(rows: Sequence[LabelledRow], found: Sequence[frozenset[str]]) -> ProhibitionScore:
    """Score the categories `found` in rows; what is undetermined counts as found."""
    pairs = [
        (row, categories) for row, categories in zip(rows, found, strict=True) if row.prohibited is not None
    ]
    breaches = [(row, categories) for row, categories in pairs if row.prohibited]
    clean = [(row, categories) for row, categories in pairs if not row.prohibited]
    told = [(row, categories) for row, categories in breaches if row.categories]
    return ProhibitionScore(
        recall=Share(sum(bool(categories) for _, categories in breaches), len(breaches)),
        false_alarms=Share(sum(bool(categories) for _, categories in clean), len(clean)),
        right_category=Share(sum(bool(row.categories & categories) for row, categories in told), len(told)),
        by_category=_by_category(pairs),
        by_slice=_by_slice(pairs),
        missed=tuple(_shown(row) for row, categories in breaches if not categories),
        alarmed=tuple(
            f"{_shown(row)} → {'、'.join(sorted(categories))}" for row, categories in clean if categories
        ),
    )


def _by_category(pairs: Sequence[tuple[LabelledRow, frozenset[str]]]) -> dict[str, tuple[Share, Share]]:
    names = sorted({name for row, _ in pairs for name in row.categories})
    scores = {}
    for name in names:
        labelled = [categories for row, categories in pairs if name in row.categories]
        given = [row for row, categories in pairs if name in categories]
        scores[name] = (
            Share(sum(name in categories for categories in labelled), len(labelled)),
            Share(sum(name in row.categories for row in given), len(given)),
        )
    return scores


def _by_slice(pairs: Sequence[tuple[LabelledRow, frozenset[str]]]) -> dict[str, Share]:
    """Return how many rows of each slice were judged right (found where prohibited, silent where clean)."""
    parts = sorted({row.slice for row, _ in pairs})
    return {
        part: Share(
            sum(bool(categories) is row.prohibited for row, categories in pairs if row.slice == part),
            sum(row.slice == part for row, _ in pairs),
        )
        for part in parts
    }


def _shown(row: LabelledRow) -> str:
    return (row.item.name or row.item.description or "")[:60]
