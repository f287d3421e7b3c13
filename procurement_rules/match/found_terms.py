"""The index terms that stand in many items, and how much each pulls to its entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from procurement_rules.lexis import Numbers, Weights
from procurement_rules.match.query import Query
from procurement_rules.match.terms import TermFinder, TermHits


class FoundTerm(NamedTuple):
    """An index term in a field of an item, and how much it pulls to each of its entries."""

    query: Query
    start: int
    end: int
    places: tuple[int, ...]
    pull: float


class FoundTerms:
    """The terms of many items, laid out one by one only where somebody looks at them.

    `queries` are the texts of `hits`, `fields` of them an item.
    """

    def __init__(
        self, finder: TermFinder, hits: TermHits, pulls: Weights, queries: Sequence[Query], fields: int
    ) -> None:
        self._finder = finder
        self._hits = hits
        self._pulls = pulls
        self._queries = queries
        self._item = hits.text // fields
        self._borders = np.searchsorted(self._item, np.arange(len(queries) // fields + 1))

    @property
    def numbers(self) -> Numbers:
        """How many terms stand in each item."""
        return np.diff(self._borders)

    def of(self, item: int) -> tuple[FoundTerm, ...]:
        """Return the terms of an item: name first, in the order of the text."""
        own = slice(*self._borders[item : item + 2].tolist())
        columns = (each[own].tolist() for each in (*self._hits, self._pulls))
        return tuple(
            FoundTerm(self._queries[text], start, end, self._finder.places[term], pull)
            for text, start, end, term, pull in zip(*columns, strict=True)
        )

    def add_to(self, table: Weights) -> None:
        """Add to the scores of each item, items × entries, what its terms pull."""
        which, place = self._finder.owners(self._hits.term)
        np.add.at(table, (self._item[which], place), self._pulls[which])
