"""Score the coding of labelled items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.measure.interval import Share
from procurement_rules.measure.labelled import LabelledRow
from procurement_rules.measure.mean import Mean, mean
from procurement_rules.model.verdict import Decision, Match

_DEPTHS = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class CodingScore:
    """Accuracy of the ranking on items that have a code, and honesty of the decision.

    `top` gives for a depth the share with a right code so far down, `reciprocal_rank` the mean of 1/rank of the first
    right code (0 where none is among the candidates). `coverage` is the share of these items that were accepted,
    `accepted_right` the precision of those; `accepted_right_of_all` counts accepted items that fit nothing as wrong too,
    and `nothing_accepted` is the share of items that fit nothing but were accepted all the same; of these
    `nothing_left` remain where what may not be bought has its code withdrawn, as in a screening.
    """

    top: dict[int, Share]
    reciprocal_rank: Mean
    coverage: Share
    accepted_right: Share
    accepted_right_of_all: Share
    nothing_accepted: Share
    nothing_left: Share


def coding_score(
    rows: Sequence[LabelledRow], matches: Sequence[Match], withdrawn: Sequence[bool]
) -> CodingScore:
    """Score the matches of rows; `withdrawn` tells which of the codes a screening does not leave."""
    pairs = list(zip(rows, matches, strict=True))
    ranks = [_rank(row.codes, match) for row, match in pairs if row.codes]
    accepted = [(row.codes, match) for row, match in pairs if match.decision is Decision.ACCEPTED]
    listed = [(codes, match) for codes, match in accepted if codes]
    right = sum(match.code in codes for codes, match in listed)
    nothing = [
        gone
        for (row, match), gone in zip(pairs, withdrawn, strict=True)
        if match.decision is Decision.ACCEPTED and not row.codes
    ]
    return CodingScore(
        top={depth: Share(sum(0 < rank <= depth for rank in ranks), len(ranks)) for depth in _DEPTHS},
        reciprocal_rank=mean([1 / rank if rank else 0.0 for rank in ranks]),
        coverage=Share(len(listed), len(ranks)),
        accepted_right=Share(right, len(listed)),
        accepted_right_of_all=Share(right, len(accepted)),
        nothing_accepted=Share(len(nothing), len(pairs) - len(ranks)),
        nothing_left=Share(nothing.count(False), len(pairs) - len(ranks)),
    )


def _rank(codes: frozenset[str], match: Match) -> int:
    """Return the place of the first right code among the candidates, from 1, or 0."""
    ranks = (rank for rank, candidate in enumerate(match.candidates, start=1) if candidate.code in codes)
    return next(ranks, 0)
