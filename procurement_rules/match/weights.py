"""What every gram says for every entry: weights of evidence, counted from texts whose entry is known.

Multinomial naive Bayes over the grams of a text, each weighted by its rarity and every text by its length, so that a
long description counts no more than a short name. The weight of a gram for an entry is the logarithm of how much more
of it the entry's texts hold than the smoothing gives to everything (Good 1950, weight of evidence; Rennie et al. 2003,
"Tackling the poor assumptions of naive Bayes text classifiers", for rarity and length).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, diags

from procurement_rules.lexis import Grams, Numbers, Weights, cut, rows_of


@dataclass(frozen=True, slots=True)
class Sample:
    """A text, in one part or several, that belongs to the entry at `place`."""

    parts: tuple[str, ...]
    place: int
    weight: float


@dataclass(frozen=True, slots=True)
class Bag:
    """The grams of many texts, the item that each belongs to, its row in the table (-1: unknown), how loud it is."""

    grams: Grams
    item: Numbers
    row: Numbers
    loudness: Weights


class EntryWeights:
    """A table of grams × entries; immutable once learned."""

    def __init__(self, samples: Sequence[Sample], entries: int, smoothing: float) -> None:
        # A name stands alone and again before its description, and is cut once.
        number = {part: place for place, part in enumerate(dict.fromkeys(_parts(samples)))}
        grams = cut(list(number))
        self._keys, row = np.unique(grams.key, return_inverse=True)
        place = np.fromiter((sample.place for sample in samples), np.int64, len(samples))
        weight = np.fromiter((sample.weight for sample in samples), np.float64, len(samples))
        # The constructor adds what stands in one cell, so that these are counts.
        held_by_parts = csr_matrix(
            (np.ones(len(row)), (grams.text, row)), shape=(len(number), len(self._keys))
        )
        counts = _made_up_of(samples, number) @ held_by_parts
        texts = np.bincount(counts.indices, minlength=len(self._keys))
        self._rarity = np.log((1 + len(samples)) / (1 + texts)) + 1
        counts.data *= self._rarity[counts.indices] ** 2
        said = _of_equal_length(counts)
        owned = csr_matrix((weight, (place, np.arange(len(samples)))), shape=(entries, len(samples)))
        held = (owned @ said).T.tocsr()
        total = np.asarray(held.sum(axis=0)).ravel()
        self._base = np.log(smoothing / (total + smoothing * max(len(self._keys), 1)))
        held.data = np.log1p(held.data / smoothing)
        self._table = held

    def bag(self, grams: Grams, item: Numbers, loudness: Weights) -> Bag:
        """Return the grams with what is known of each; `item` is the number of the item that a gram belongs to."""
        row = rows_of(self._keys, grams.key)
        rarity = np.where(
            row < 0, self._rarity.max(initial=1.0), self._rarity[row] if len(self._keys) else 1.0
        )
        return Bag(grams, item, row, loudness * rarity)

    def scores(self, bag: Bag, items: int) -> tuple[Weights, Weights]:
        """Return items × entries, log odds up to a constant of each item, and the share of each item that is known."""
        known = bag.row >= 0
        item, row = bag.item[known], bag.row[known]
        squares = (bag.loudness[known] ** 2, (item, row))
        said = _of_equal_length(csr_matrix(squares, shape=(items, len(self._keys))))
        pulls: Weights = (said @ self._table).toarray()
        said_in_all = np.asarray(said.sum(axis=1)).reshape(-1, 1)
        heard = np.bincount(item, bag.loudness[known], minlength=items)
        meant = np.bincount(bag.item, bag.loudness, minlength=items)
        share: Weights = heard / np.maximum(meant, 1e-9)
        scores: Weights = pulls + said_in_all * self._base
        return scores, share

    def pulls(self, bag: Bag, place: Numbers) -> Weights:
        """Return how much each gram of the bag pulls its item to the entry at `place[item]`, in no unit."""
        pulls = np.zeros(len(bag.row))
        known = np.flatnonzero(bag.row >= 0)
        if len(known):
            held = self._table[bag.row[known], place[bag.item[known]]]
            pulls[known] = bag.loudness[known] * np.asarray(held).ravel()
        return pulls


def _parts(samples: Iterable[Sample]) -> Iterator[str]:
    return (part for sample in samples for part in sample.parts)


def _made_up_of(samples: Sequence[Sample], number: Mapping[str, int]) -> csr_matrix:
    """Return samples × parts: which parts each is made up of."""
    part = np.fromiter((number[part] for part in _parts(samples)), np.int64)
    ends = np.cumsum([0, *(len(sample.parts) for sample in samples)])
    return csr_matrix((np.ones(len(part)), part, ends), shape=(len(samples), len(number)))


def _of_equal_length(squares: csr_matrix) -> csr_matrix:
    """Return texts × grams with every text scaled to length 1, however often it says the same.

    `squares` holds the squares of what each gram counts, added up where a text says it again.
    """
    length = np.sqrt(np.asarray(squares.sum(axis=1)).ravel())
    length[length == 0] = 1
    squares.data = np.sqrt(squares.data)
    return csr_matrix(diags(1 / length) @ squares)
