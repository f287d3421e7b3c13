"""Learn from labelled examples what texts are like: one logistic regression a concept.

The only part of the program that needs scikit-learn; what it learns is a table that stands in `corpus/likeness/`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from procurement_rules.lexis import Numbers, Rows, Weights, cut, fields_and_told, spelled, told
from procurement_rules.model.likeness import LikenessExample, LikenessSettings, LikenessTable
from procurement_rules.normalise import fold

# A gram of a few examples teaches those and nothing else.
_LEAST_TEXTS = 5
_LEAST_WEIGHT = 0.1
# Name, description and funding source of an example.
_FIELDS = 3
# Inverse strength of the regularisation, chosen on the tuning half of corpus/cases/prohibitions-authored.csv.
_FREEDOM = 30.0


def learned(
    examples: Sequence[LikenessExample], settings: LikenessSettings, learned_from: str
) -> LikenessTable:
    """Return the table; the same examples give the same one."""
    from sklearn.linear_model import LogisticRegression

    concepts = tuple(sorted({concept for example in examples for concept in example.concepts}))
    grams = cut([text for example in examples for text in _texts(example)])
    item, field = np.divmod(grams.text, _FIELDS)
    beside = field > 0
    anywhere, texts = _common(grams.key, item)
    beside_name, told_texts = _common(told(grams.key[beside]), item[beside])
    keys, texts = np.concatenate([beside_name, anywhere]), np.concatenate([told_texts, texts])
    rarity: Weights = np.round(np.log((1 + len(examples)) / (1 + texts)) + 1, 3)
    said = fields_and_told(grams, _FIELDS, len(examples), Rows(keys), rarity)
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
        grams=tuple(spelled(max(key, ~key)) for key in keys[used].tolist()),
        told=tuple((keys[used] < 0).tolist()),
        rarity=tuple(rarity[used].tolist()),
        weights=tuple(map(tuple, np.round(weights[used], 2).tolist())),
        bias=tuple(np.round(bias, 3).tolist()),
        settings=settings,
        learned_from=learned_from,
    )


def _common(keys: Numbers, item: Numbers) -> tuple[Numbers, Numbers]:
    """Return the keys that enough items hold, in order, and how many hold each."""
    pairs = np.unique(np.stack([keys, item]), axis=1)
    found, items = np.unique(pairs[0], return_counts=True)
    enough = items >= _LEAST_TEXTS
    return found[enough], items[enough]


def _texts(example: LikenessExample) -> tuple[str, ...]:
    fields = (example.name, example.description, example.funding_source)
    return tuple(fold(field).folded for field in fields)
