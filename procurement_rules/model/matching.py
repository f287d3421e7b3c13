"""Parameters of the coding, `corpus/matching.yaml`."""

from __future__ import annotations

import math

from pydantic import Field

from procurement_rules.model.rule import Strict


class ClueWeights(Strict):
    """How much each kind of clue counts."""

    terms: float
    words: float
    pairs: float


# Beyond these a higher score or margin says no more.
_SCORE_CAP, _MARGIN_CAP = 2.0, 1.0


class ConfidenceCurve(Strict):
    """Logistic curve from score and margin to the probability that the first candidate is right."""

    bias: float
    score: float
    margin: float

    @staticmethod
    def features(score: float, rival: float) -> tuple[float, float, float]:
        """Return what the three coefficients multiply, for the first candidate and the best other one."""
        return 1.0, min(score, _SCORE_CAP), min(score - rival, _MARGIN_CAP)

    def probability(self, score: float, rival: float) -> float:
        """Return the chance that the first candidate is right."""
        bias, height, lead = self.features(score, rival)
        return 1 / (1 + math.exp(-(self.bias * bias + self.score * height + self.margin * lead)))


class MatchingParameters(Strict):
    """See the comments of `corpus/matching.yaml`."""

    boilerplate: tuple[str, ...]
    organisation_endings: tuple[str, ...]
    weights: ClueWeights
    description_weight: float
    front_weight: float
    organisation_weight: float
    longest_text: int
    typo_similarity: float
    confidence: ConfidenceCurve
    accept: float
    least_score: float
    least_scores: dict[str, float] = Field(default_factory=dict, description="catalog → its own least score")
