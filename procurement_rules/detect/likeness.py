"""What a text is like, where no declared combination of words reads it: grams weighed by labelled examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from procurement_rules.lexis import (
    Grams,
    Heard,
    Rows,
    Weights,
    cut,
    fields_and_told,
    key_of,
    told,
    words,
)
from procurement_rules.model.likeness import LikenessSettings, LikenessTable
from procurement_rules.model.text import FoldedText

FIELDS = ("name", "description", "funding_source")
_MOST_WORDS = 4
_LEAST_SHARE = 0.25
# Characters of description and funding source that are more than a label.
_LEAST_TOLD = 8

Texts = Mapping[str, FoldedText]
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely an item means a concept."""

    concept: str
    chance: float


class LikenessFinder:
    """Weighs texts by a table; holds no state between texts."""

    def __init__(self, table: LikenessTable) -> None:
        self.settings: LikenessSettings = table.settings
        # Whatever an item says, nothing less likely is told.
        self.least = min(table.settings.possible, table.settings.possible_in_doubt, table.settings.sure)
        self.concepts = frozenset(table.concepts)
        self._names = table.concepts
        keys = np.array([key_of(gram) for gram in table.grams], np.int64)
        self._rows = Rows(np.where(table.told, told(keys), keys))
        self._rarity = np.array(table.rarity)
        self._weights = np.array(table.weights).reshape(len(keys), len(table.concepts))
        self._bias = np.array(table.bias)

    def chances(self, items: Sequence[Texts]) -> Weights:
        """Return items × concepts: the probability that an item means a concept."""
        texts = [_folded(item, field) for item in items for field in FIELDS]
        grams = cut(texts)
        said = fields_and_told(grams, len(FIELDS), len(items), self._rows, self._rarity)
        chances: Weights = 1 / (1 + np.exp(-(said @ self._weights + self._bias)))
        return chances

    def likely(self, item: Texts, chances: Weights) -> list[Likeness]:
        """Return what an item is most like, given its row of `chances`: the best if possible, others only if sure."""
        order = np.argsort(-chances, kind="stable")
        # A bare name shares its few words with many others, and so does one with a word or two beside it.
        says_more = sum(len(_folded(item, field)) for field in FIELDS[1:]) >= _LEAST_TOLD
        possible = self.settings.possible if says_more else self.settings.possible_in_doubt
        least = [possible, *[self.settings.sure] * len(order)][: len(order)]
        chosen = [int(n) for n, limit in zip(order, least, strict=True) if chances[n] >= limit]
        return [Likeness(self._names[n], float(chances[n])) for n in chosen]

    def chance(self, concept: str, chances: Weights) -> float:
        """Return the probability of one concept from a row of `chances`."""
        return float(chances[self._names.index(concept)])

    def spans(self, item: Texts, like: Likeness) -> tuple[Span, ...]:
        """Return the words that pull most to a concept, in the order of the fields."""
        texts = [_folded(item, field) for field in FIELDS]
        grams = cut(texts)
        heard = Heard(texts, grams, self._pulls(grams, self._names.index(like.concept)))
        found = [
            (heard.between(number, start, end), number, start, end)
            for number, text in enumerate(texts)
            for start, end in words(text)
            if end - start > 1
        ]
        strongest = sorted(found, key=lambda each: (-each[0], each[1:]))[:_MOST_WORDS]
        least = strongest[0][0] * _LEAST_SHARE if strongest else 0.0
        kept = sorted(each[1:] for each in strongest if each[0] > 0 and each[0] >= least)
        return tuple((FIELDS[n], *item[FIELDS[n]].span(start, end)) for n, start, end in kept)

    def _pulls(self, grams: Grams, concept: int) -> Weights:
        """Return how much each gram of an item's fields pulls to a concept."""
        pulls = np.zeros(len(grams.key))
        for keys, counts in ((grams.key, True), (told(grams.key), grams.text > 0)):
            row = self._rows.of(keys)
            known = (row >= 0) & counts
            each, place, count = np.unique(row[known], return_inverse=True, return_counts=True)
            said = (1 + np.log(count)) * self._rarity[each]
            length = np.linalg.norm(said) or 1.0
            pulls[known] += (said * self._weights[each, concept] / length)[place]
        return pulls


def _folded(item: Texts, field: str) -> str:
    return item[field].folded if field in item else ""
