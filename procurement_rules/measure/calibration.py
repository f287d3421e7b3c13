"""Fit the curve from score and margin to the probability that the first candidate is right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from procurement_rules.measure.labelled import LabelledRow
from procurement_rules.model.matching import ConfidenceCurve
from procurement_rules.model.verdict import Match

_ROUNDS = 50
# A little ridge keeps the curve finite where the rows can be told apart completely.
_RIDGE = 1e-3


def fitted_curve(rows: Sequence[LabelledRow], matches: Sequence[Match]) -> ConfidenceCurve:
    """Return the logistic curve by Newton's method; rows that nothing fits count as wrong whatever is first."""
    points = [
        (features, float(match.candidates[0].code in (row.codes or frozenset())))
        for row, match in zip(rows, matches, strict=True)
        if match.candidates
        for features in [_features(match)]
    ]
    weights = [0.0, 0.0, 0.0]
    for _ in range(_ROUNDS):
        gradient = [-_RIDGE * weight for weight in weights]
        curvature = [[_RIDGE * (row == column) for column in range(3)] for row in range(3)]
        for features, right in points:
            chance = 1 / (1 + math.exp(-sum(w * f for w, f in zip(weights, features, strict=True))))
            for row in range(3):
                gradient[row] += (right - chance) * features[row]
                for column in range(3):
                    curvature[row][column] += chance * (1 - chance) * features[row] * features[column]
        weights = [weight + step for weight, step in zip(weights, _solved(curvature, gradient), strict=True)]
    return ConfidenceCurve(bias=weights[0], score=weights[1], margin=weights[2])


def _features(match: Match) -> tuple[float, float, float]:
    first = match.candidates[0]
    rival = next((each.score for each in match.candidates[1:] if each.name != first.name), 0.0)
    return ConfidenceCurve.features(first.score, rival)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve three linear equations by Gauss's elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place, pivot in enumerate(rows):
        for other in rows[place + 1 :]:
            factor = other[place] / pivot[place]
            other[:] = [a - factor * b for a, b in zip(other, pivot, strict=True)]
    solution = [0.0] * len(rows)
    for place in reversed(range(len(rows))):
        known = sum(rows[place][column] * solution[column] for column in range(place + 1, len(rows)))
        solution[place] = (rows[place][-1] - known) / rows[place][place]
    return solution
