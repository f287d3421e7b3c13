"""Texts as vectors of their known grams: sublinear counts, weighted by rarity, of length 1."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix, diags

from procurement_rules.lexis.grams import Grams, Numbers, Weights


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


def told(keys: Numbers) -> Numbers:
    """Return the keys of grams where they are told beside a name, no one of them the key of a gram anywhere."""
    return ~keys


def fields_and_told(grams: Grams, fields: int, items: int, keys: Numbers, rarity: Weights) -> csr_matrix:
    """Return items × keys, given the grams of `fields` texts an item, its name first.

    All grams of an item make a vector of length 1, and so do, with keys of their own, those beside its name: what
    decides stands there, and a name would drown it.
    """
    item, field = np.divmod(grams.text, fields)
    beside = field > 0
    whole = vectors(item, items, rows_of(keys, grams.key), rarity)
    return csr_matrix(whole + vectors(item[beside], items, rows_of(keys, told(grams.key[beside])), rarity))
