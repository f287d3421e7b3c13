"""Texts as vectors of their known grams: sublinear counts, weighted by rarity, of length 1."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from procurement_rules.lexis.grams import Grams, Numbers, Weights
from procurement_rules.lexis.rows import Rows


def told(keys: Numbers) -> Numbers:
    """Return the keys of grams where they are told beside a name, no one of them the key of a gram anywhere."""
    return ~keys


def fields_and_told(grams: Grams, fields: int, items: int, rows: Rows, rarity: Weights) -> csr_matrix:
    """Return items × rows of `rarity`, given the grams of `fields` texts an item, its name first.

    All grams of an item make a vector of length 1, and so do, with keys of their own, those beside its name: what
    decides stands there, and a name would drown it.
    """
    item, field = np.divmod(grams.text, fields)
    beside = field > 0
    whole = _vectors(item, items, rows.of(grams.key), rarity)
    if not beside.any():
        return whole
    return csr_matrix(whole + _vectors(item[beside], items, rows.of(told(grams.key[beside])), rarity))


def _vectors(item: Numbers, items: int, row: Numbers, rarity: Weights) -> csr_matrix:
    """Return items × rows of `rarity`; `item` and `row` are of each gram, -1 where it is unknown."""
    known = row >= 0
    # The constructor adds what stands in one cell, so that these are counts.
    counts = csr_matrix((np.ones(int(known.sum())), (item[known], row[known])), shape=(items, len(rarity)))
    counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    owner = np.repeat(np.arange(items), np.diff(counts.indptr))
    counts.data /= np.sqrt(np.bincount(owner, counts.data**2, minlength=items))[owner]
    return counts
