"""Parameters of the coding, `corpus/matching.yaml`."""

from __future__ import annotations

import math

from procurement_rules.model.rule import Strict

# Beyond this a greater lead says no more.
_LEAD_CAP = 12.0


class SampleWeights(Strict):
    """How much each kind of text of a catalog counts when its words are weighed."""

    name: float
    description: float
    term: float
    example: float
    precedent: float = 1.0


class ConfidenceCurve(Strict):
    """Logistic curve to the probability that the first candidate is right."""

    bias: float
    lead: float
    inside: float
    known: float

    @staticmethod
    def features(lead: float, inside: float, known: float) -> tuple[float, float, float, float]:
        """Return what the coefficients multiply.

        `lead` is how far the first candidate is ahead of the next with another name, `inside` how far it is ahead of
        what no catalog lists, `known` the share of the text that the index knows.
        """
        return 1.0, min(lead, _LEAD_CAP), max(-_LEAD_CAP, min(inside, _LEAD_CAP)), known

    def probability(self, lead: float, inside: float, known: float) -> float:
        """Return the chance that the first candidate is right."""
        weights = (self.bias, self.lead, self.inside, self.known)
        features = self.features(lead, inside, known)
        return 1 / (1 + math.exp(-sum(w * f for w, f in zip(weights, features, strict=True))))


class MatchingParameters(Strict):
    """See the comments of `corpus/matching.yaml`."""

    boilerplate: tuple[str, ...]
    organisation_endings: tuple[str, ...]
    sample_weights: SampleWeights
    smoothing: float
    term_weight: float
    description_weight: float
    front_weight: float
    organisation_weight: float
    longest_text: int
    confidence: ConfidenceCurve
    accept: float
    outside_lead: float
    least_known: float
