"""Parameters of the coding, `corpus/matching.yaml`."""

from __future__ import annotations

from procurement_rules.model.rule import Strict


class ClueWeights(Strict):
    """How much each kind of clue counts."""

    terms: float
    words: float
    pairs: float


class ConfidenceCurve(Strict):
    """Logistic curve from score and margin to the probability that the first candidate is right."""

    bias: float
    score: float
    margin: float


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
    shortlist: float
