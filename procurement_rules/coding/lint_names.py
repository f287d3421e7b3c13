"""Entries that a name alone cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from procurement_rules.coding import lint_words as words
from procurement_rules.coding.fault import Fault
from procurement_rules.model.catalog import Catalog, Entry
from procurement_rules.model.text import Fold

# One character in ten may differ.
_NEAR = 90
# Rows compared at once, so that a catalog of thousands stays small in memory.
_TOGETHER = 512


def name_faults(catalog: Catalog, fold: Fold) -> Iterator[Fault]:
    """Yield every name that several entries have, and every pair of names that nearly agree."""
    for name, codes in catalog.same_name.items():
        if len(codes) > 1:
            told = words.SAME_NAME.format(name=name, others="、".join(codes[1:]))
            yield Fault(words.TWINS, codes[0], told)
    for one, other, similarity in _near(catalog.leaves, fold):
        told = words.NEAR_NAME.format(
            name=one.name, other=other.code, other_name=other.name, similarity=similarity
        )
        yield Fault(words.NEAR_TWINS, one.code, told)


def _near(entries: Sequence[Entry], fold: Fold) -> Iterator[tuple[Entry, Entry, float]]:
    names = [fold(entry.name).folded for entry in entries]
    for start in range(0, len(names), _TOGETHER):
        table = process.cdist(
            names[start : start + _TOGETHER], names, scorer=fuzz.ratio, score_cutoff=_NEAR, dtype=np.float32
        )
        for row, column in np.argwhere(table > 0):
            one, other = start + int(row), int(column)
            if one < other and names[one] != names[other]:
                yield entries[one], entries[other], float(table[row, column])
