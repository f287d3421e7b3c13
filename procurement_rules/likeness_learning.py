"""Learn from labelled examples what texts are like: one logistic regression a concept.

The only part of the program that needs scikit-learn; what it learns is a table that stands in `corpus/likeness/`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from procurement_rules.lexis import Weights, cut, rows_of, spelled, vectors
from procurement_rules.model.likeness import LikenessExample, LikenessSettings, LikenessTable
from procurement_rules.normalise import fold

# A gram of a few examples teaches those and nothing else.
_LEAST_TEXTS = 5
_LEAST_WEIGHT = 0.1
# Inverse strength of the regularisation, chosen on the tuning half of corpus/cases/prohibitions-authored.csv.
_FREEDOM = 30.0


def learned(
    examples: Sequence[LikenessExample], settings: LikenessSettings, learned_from: str
) -> LikenessTable:
    """Return the table; the same examples give the same one."""
    from sklearn.linear_model import LogisticRegression

    concepts = tuple(sorted({concept for example in examples for concept in example.concepts}))
    grams = cut([_text(example) for example in examples])
    keys, texts = np.unique(np.unique(np.stack([grams.key, grams.text]), axis=1)[0], return_counts=True)
    keys, texts = keys[texts >= _LEAST_TEXTS], texts[texts >= _LEAST_TEXTS]
    rarity: Weights = np.round(np.log((1 + len(examples)) / (1 + texts)) + 1, 3)
    said = vectors(grams.text, len(examples), rows_of(keys, grams.key), rarity)
    weights = np.zeros((len(keys), len(concepts)))
    bias = np.zeros(len(concepts))
    for column, concept in enumerate(concepts):
        model = LogisticRegression(
            C=_FREEDOM, class_weight="balanced", max_iter=1000, solver="liblinear", random_state=0
        )
        model.fit(said, [concept in example.concepts for example in examples])
        weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
    weights[np.abs(weights) < _LEAST_WEIGHT] = 0
    used = np.flatnonzero(weights.any(axis=1))
    return LikenessTable(
        concepts=concepts,
        grams=tuple(spelled(int(key)) for key in keys[used]),
        rarity=tuple(rarity[used].tolist()),
        weights=tuple(map(tuple, np.round(weights[used], 2).tolist())),
        bias=tuple(np.round(bias, 3).tolist()),
        settings=settings,
        learned_from=learned_from,
    )


def _text(example: LikenessExample) -> str:
    fields = (example.name, example.description, example.funding_source)
    return "\n".join(fold(field).folded for field in fields)
