"""What is taken for what, the costliest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procurement_rules.measure.labelled import LabelledRow
from procurement_rules.model.verdict import Decision, Match


@dataclass(frozen=True, slots=True)
class Confusion:
    """Items that belong to one of the codes `right` (none: to no entry), but to `answered` by the program.

    `answered` is None where it knew no candidate. `accepted` of the `count` would have gone out as they are.
    """

    right: tuple[str, ...]
    answered: str | None
    accepted: int
    count: int


def confusions(rows: Sequence[LabelledRow], matches: Sequence[Match]) -> list[Confusion]:
    """Return the confusions: a wrong code that was accepted costs more than one in a shortlist."""
    wrong = list(_wrong(rows, matches))
    counts = Counter((right, answered) for right, answered, _ in wrong)
    accepted = Counter((right, answered) for right, answered, sure in wrong if sure)
    found = [
        Confusion(right, answered, accepted[right, answered], count)
        for (right, answered), count in counts.items()
    ]
    return sorted(found, key=lambda each: (-each.accepted, -each.count, each.right, each.answered or ""))


def _wrong(
    rows: Sequence[LabelledRow], matches: Sequence[Match]
) -> Iterator[tuple[tuple[str, ...], str | None, bool]]:
    for row, match in zip(rows, matches, strict=True):
        first = match.candidates[0].code if match.candidates else None
        sure = match.decision is Decision.ACCEPTED
        # Where nothing fits, candidates are no answer until one is accepted.
        if (first not in row.codes) if row.codes else sure:
            yield tuple(sorted(row.codes)), first, sure
