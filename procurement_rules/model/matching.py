"""Parameters of the coding, `corpus/matching.yaml`."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from procurement_rules.model.catalog import Strength
from procurement_rules.model.rule import Strict

# Beyond this a greater lead says no more.
_LEAD_CAP = 12.0

Floats = npt.NDArray[np.float64]


class SampleWeights(Strict):
    """How much each kind of text of a catalog counts when its words are weighed."""

    name: float
    description: float
    term: float
    example: float
    precedent: float = 1.0


class ContextWeights(Strict):
    """How far a context moves an entry, in natural log odds."""

    strong: float = 20.0
    weak: float = 1.5

    def of(self, strength: Strength) -> float:
        """Return the weight of a strength."""
        return self.strong if strength is Strength.STRONG else self.weak


class Curve(Strict):
    """A logistic curve over how far something is ahead and what share of the text is known."""

    bias: float
    lead: float
    known: float

    def probability(self, lead: Floats, known: Floats) -> Floats:
        """Return the chances of many items."""
        height = self.bias + self.lead * np.clip(lead, -_LEAD_CAP, _LEAD_CAP) + self.known * known
        chances: Floats = 1 / (1 + np.exp(-height))
        return chances


class Confidence(Strict):
    """The calibrated probability that the first candidate is right.

    `listed`: that the catalog lists the item at all, by how far the first candidate is ahead of what no catalog lists.
    `right`: that it is then the first candidate, by how far that is ahead of the next with another name.
    """

    listed: Curve
    right: Curve

    def probability(self, lead: Floats, inside: Floats, known: Floats) -> Floats:
        """Return the product of both chances, of many items."""
        return self.listed.probability(inside, known) * self.right.probability(lead, known)


class MatchingParameters(Strict):
    """See the comments of `corpus/matching.yaml`."""

    boilerplate: tuple[str, ...]
    vague: tuple[str, ...] = ()
    organisation_endings: tuple[str, ...]
    further_organisation_endings: tuple[str, ...] = ()
    sample_weights: SampleWeights
    # Older corpora know no contexts.
    context_weights: ContextWeights = ContextWeights()
    smoothing: float
    term_weight: float
    description_weight: float
    front_weight: float
    organisation_weight: float
    longest_text: int
    confidence: Confidence
    accept: float
    outside_lead: float
    least_known: float
    typo_similarity: float
