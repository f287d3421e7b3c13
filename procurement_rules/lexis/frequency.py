"""Texts as vectors of their known grams: sublinear counts, weighted by rarity, of length 1."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix, diags

from procurement_rules.lexis.grams import Numbers, Weights


def rows_of(keys: Numbers, sought: Numbers) -> Numbers:
    """Return the place of each key in the sorted `keys`, -1 where it is unknown."""
    if not len(keys):
        return np.full(len(sought), -1)
    row = np.searchsorted(keys, sought)
    row[row == len(keys)] = 0
    return np.where(keys[row] == sought, row, -1)


def vectors(item: Numbers, items: int, row: Numbers, rarity: Weights) -> csr_matrix:
    """Return items × rows of `rarity`; `item` and `row` are of each gram, -1 where it is unknown."""
    known = row >= 0
    counts = csr_matrix((np.ones(int(known.sum())), (item[known], row[known])), shape=(items, len(rarity)))
    counts.sum_duplicates()
    counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    length = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    length[length == 0] = 1
    return csr_matrix(diags(1 / length) @ counts)
