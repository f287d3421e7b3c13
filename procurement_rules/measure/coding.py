"""Score the coding of labelled items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.measure.interval import Share
from procurement_rules.measure.labelled import LabelledRow
from procurement_rules.model.verdict import Decision, Match

_DEPTHS = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class CodingScore:
    """Accuracy of the ranking on items that have a code, and honesty of the decision on all items."""

    top: dict[int, Share]
    accepted_right: Share
    coverage: Share
    nothing_accepted: Share
    confusions: tuple[tuple[str, str, int], ...]


def coding_score(rows: Sequence[LabelledRow], matches: Sequence[Match]) -> CodingScore:
    """Score the matches of rows.

    `coverage` is the share of codable items that were accepted, `accepted_right` the precision of those and
    `nothing_accepted` the share of items that fit nothing but were accepted all the same.
    """
    pairs = list(zip(rows, matches, strict=True))
    codable = [(row.codes or frozenset(), match) for row, match in pairs if row.codes]
    nothing = [match for row, match in pairs if not row.codes]
    accepted = [(codes, match) for codes, match in codable if match.decision is Decision.ACCEPTED]
    return CodingScore(
        top={
            depth: Share(sum(_within(codes, match, depth) for codes, match in codable), len(codable))
            for depth in _DEPTHS
        },
        accepted_right=Share(sum(match.code in codes for codes, match in accepted), len(accepted)),
        coverage=Share(len(accepted), len(codable)),
        nothing_accepted=Share(sum(match.decision is Decision.ACCEPTED for match in nothing), len(nothing)),
        confusions=_confusions(codable),
    )


def _within(codes: frozenset[str], match: Match, depth: int) -> bool:
    return any(candidate.code in codes for candidate in match.candidates[:depth])


def _confusions(codable: Sequence[tuple[frozenset[str], Match]]) -> tuple[tuple[str, str, int], ...]:
    wrong = Counter(
        ("|".join(sorted(codes)), match.candidates[0].code if match.candidates else "—")
        for codes, match in codable
        if not _within(codes, match, 1)
    )
    return tuple((right, given, count) for (right, given), count in wrong.most_common(10))
