"""Whether confidence can be trusted: coverage against precision, and how often what is thought likely is right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.measure.interval import Share
from procurement_rules.measure.labelled import LabelledRow
from procurement_rules.model.verdict import Match

_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """How sure the program was of its first candidate, from 0 to 1, and whether that was right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """If all with this confidence or more were accepted: the share of items that were, and of those the right ones."""

    threshold: float
    coverage: Share
    precision: Share


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence is between `low` and `high`: their mean confidence, and how many of them are right."""

    low: float
    high: float
    confidence: float
    right: Share


def answers(rows: Sequence[LabelledRow], matches: Sequence[Match]) -> list[Answer]:
    """Return the answers to all rows; where nothing fits, none is right."""
    return [
        Answer(match.confidence, bool(match.candidates) and match.candidates[0].code in row.codes)
        for row, match in zip(rows, matches, strict=True)
    ]


def coverage_curve(given: Sequence[Answer]) -> list[CoveragePoint]:
    """Return the points at which a tenth of the answers, two tenths … all are accepted.

    Equal confidences are accepted together, so a point may cover more than its tenth, and two may be one.
    """
    falling = sorted((each.confidence for each in given), reverse=True)
    least = [
        falling[math.ceil(len(falling) * tenth / _TENTHS) - 1] for tenth in range(1, _TENTHS + 1) if falling
    ]
    return [_point(given, threshold) for threshold in dict.fromkeys(least)]


def _point(given: Sequence[Answer], threshold: float) -> CoveragePoint:
    accepted = [each for each in given if each.confidence >= threshold]
    right = sum(each.right for each in accepted)
    return CoveragePoint(threshold, Share(len(accepted), len(given)), Share(right, len(accepted)))


def reliability(given: Sequence[Answer]) -> list[Bin]:
    """Return the answers by tenths of confidence, without empty ones."""
    bins = []
    for tenth in range(_TENTHS):
        inside = [each for each in given if min(int(each.confidence * _TENTHS), _TENTHS - 1) == tenth]
        if inside:
            confidence = math.fsum(each.confidence for each in inside) / len(inside)
            right = Share(sum(each.right for each in inside), len(inside))
            bins.append(Bin(tenth / _TENTHS, (tenth + 1) / _TENTHS, confidence, right))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return how far confidence is from the share that is right, in the mean over the answers; None of none."""
    total = sum(each.right.total for each in bins)
    off = math.fsum(abs(each.confidence * each.right.total - each.right.hits) for each in bins)
    return off / total if total else None
