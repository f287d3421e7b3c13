"""What every gram says for every entry: weights of evidence, counted from texts whose entry is known.

Multinomial naive Bayes over the grams of a text, each weighted by its rarity and every text by its length, so that a
long description counts no more than a short name. The weight of a gram for an entry is the logarithm of how much more
of it the entry's texts hold than the smoothing gives to everything (Good 1950, weight of evidence; Rennie et al. 2003,
"Tackling the poor assumptions of naive Bayes text classifiers", for rarity and length).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from procurement_rules.lexis import Grams, Numbers, Rows, Weights, cut

# The share of the entries from which on a gram's row is kept without gaps.
_FREQUENT = 0.1


class Sample(NamedTuple):
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

    def __init__(self, samples: Iterable[Sample], entries: int, smoothing: float) -> None:
        parts, made_up_of, owned = _laid_out(samples, entries)
        grams = cut(parts)
        # Sorting and looking up take a third of the time of `np.unique`.
        keys = np.sort(grams.key)
        keys = np.concatenate([keys[:1], keys[1:][keys[1:] != keys[:-1]]])
        self._rows = Rows(keys)
        row = self._rows.of(grams.key)
        # The constructor adds what stands in one cell, so that these are counts.
        held_by_parts = csr_matrix((np.ones(len(row)), (grams.text, row)), shape=(len(parts), len(keys)))
        counts = made_up_of @ held_by_parts
        texts = np.bincount(counts.indices, minlength=len(keys))
        rarity = np.log((1 + counts.shape[0]) / (1 + texts)) + 1
        counts.data *= rarity[counts.indices] ** 2
        # What is unknown has row -1 and is as rare as anything known.
        self._rarity = np.append(rarity, rarity.max(initial=1.0))
        held = (owned @ _of_equal_length(counts)).T.tocsr()
        total = np.asarray(held.sum(axis=0)).ravel()
        self._base = np.log(smoothing / (total + smoothing * max(len(keys), 1)))
        held.data = np.log1p(held.data / smoothing)
        self._table = held
        # Grams that many entries hold are nearly all of the work, and a row without gaps is added in half the time.
        frequent = np.diff(held.indptr) > entries * _FREQUENT
        self._frequent = held[frequent].toarray()
        self._place = np.where(frequent, np.cumsum(frequent) - 1, -1)

    def bag(self, grams: Grams, item: Numbers, loudness: Weights) -> Bag:
        """Return the grams with what is known of each; `item` is the number of the item that a gram belongs to."""
        row = self._rows.of(grams.key)
        return Bag(grams, item, row, loudness * self._rarity[row])

    def scores(self, bag: Bag, items: int) -> tuple[Weights, Weights]:
        """Return items × entries, log odds up to a constant of each item, and the share of each item that is known."""
        known = bag.row >= 0
        item, row, loudness = bag.item[known], bag.row[known], bag.loudness[known]
        squares = loudness**2
        length = np.sqrt(np.bincount(item, squares, minlength=items)).reshape(-1, 1)
        place = self._place[row]
        frequent = place >= 0
        shape = (items, len(self._frequent))
        loud = _roots((squares[frequent], (item[frequent], place[frequent])), shape)
        faint = _roots((squares[~frequent], (item[~frequent], row[~frequent])), (items, self._table.shape[0]))
        pulls: Weights = loud @ self._frequent
        pulls += (faint @ self._table).toarray()
        pulls += np.asarray(loud.sum(axis=1) + faint.sum(axis=1)) * self._base
        pulls /= np.where(length, length, 1)
        heard = np.bincount(item, loudness, minlength=items)
        meant = np.bincount(bag.item, bag.loudness, minlength=items)
        share: Weights = heard / np.maximum(meant, 1e-9)
        return pulls, share

    def pulls(self, bag: Bag, place: Numbers) -> Weights:
        """Return how much each gram of the bag pulls its item to the entry at `place[item]`, in no unit."""
        pulls = np.zeros(len(bag.row))
        known = np.flatnonzero(bag.row >= 0)
        if len(known):
            held = self._table[bag.row[known], place[bag.item[known]]]
            pulls[known] = bag.loudness[known] * np.asarray(held).ravel()
        return pulls


def _laid_out(samples: Iterable[Sample], entries: int) -> tuple[list[str], csr_matrix, csr_matrix]:
    """Return all different parts, samples × parts, and entries × samples of how much each counts for its own.

    A name stands alone and again before its description, and is cut once. No sample is kept: tens of thousands of them
    would be gone through again and again by the collector.
    """
    number: dict[str, int] = {}
    part, ends, place, weight = array("q"), array("q", [0]), array("q"), array("d")
    for sample in samples:
        part.extend(number.setdefault(each, len(number)) for each in sample.parts)
        ends.append(len(part))
        place.append(sample.place)
        weight.append(sample.weight)
    count = len(place)
    made_up_of = csr_matrix((np.ones(len(part)), np.array(part), np.array(ends)), shape=(count, len(number)))
    owned = csr_matrix((np.array(weight), (np.array(place), np.arange(count))), shape=(entries, count))
    return list(number), made_up_of, owned


def _of_equal_length(squares: csr_matrix) -> csr_matrix:
    """Return the same texts × grams with every text scaled to length 1, however often it says the same.

    `squares` holds the squares of what each gram counts, added up where a text says it again.
    """
    length = np.sqrt(np.asarray(squares.sum(axis=1)).ravel())
    squares.data = np.sqrt(squares.data) / np.repeat(length, np.diff(squares.indptr))
    return squares


def _roots(squares: tuple[Weights, tuple[Numbers, Numbers]], shape: tuple[int, int]) -> csr_matrix:
    """Return texts × grams of how loudly each says each; squares of one cell are added up before."""
    roots = csr_matrix(squares, shape=shape)
    roots.data = np.sqrt(roots.data)
    return roots
