"""Contexts: terms beside an item that speak for one of several siblings or against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from procurement_rules.lexis import Numbers, Weights
from procurement_rules.match.query import Query
from procurement_rules.match.terms import TermFinder
from procurement_rules.model.catalog import Catalog, Context, ContextField, Effect, Strength
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.text import Fold

_FIELDS = tuple(ContextField)


class FoundContext(NamedTuple):
    """A context where it stands, and how far it moves its entries; below 0 where it speaks against them.

    `places` are those of its entries, `siblings` those of all that it tells apart.
    """

    context: Context
    places: tuple[int, ...]
    siblings: tuple[int, ...]
    pull: float
    query: Query
    start: int
    end: int

    @property
    def forbids(self) -> bool:
        """Whether its entries are not right here, whatever else is said."""
        return self.pull < 0 and self.context.strength is Strength.STRONG


class ContextFinder:
    """Finds the contexts of a catalog and weighs them; immutable once built."""

    def __init__(self, catalog: Catalog, parameters: MatchingParameters, fold: Fold) -> None:
        number = {entry.code: place for place, entry in enumerate(catalog.leaves)}
        self._leaves = len(number)
        self._contexts = catalog.contexts
        self._places = [tuple(number[code] for code in each.codes) for each in catalog.contexts]
        self._siblings = [
            tuple(sorted({number[code] for code in each.codes + each.beside})) for each in catalog.contexts
        ]
        # Whether a context tells an entry from its siblings, and whether it is read in a field.
        self._telling = np.zeros((len(number), len(catalog.contexts)), np.bool_)
        self._read_in = np.zeros((len(catalog.contexts), len(_FIELDS)), np.bool_)
        for each, context in enumerate(catalog.contexts):
            self._telling[self._siblings[each], each] = True
            self._read_in[each] = [field in context.where for field in _FIELDS]
        self._parameters = parameters
        terms: dict[str, list[int]] = defaultdict(list)
        for place, context in enumerate(catalog.contexts):
            for term in context.terms:
                terms[fold(term).folded].append(place)
        terms.pop("", None)
        self._terms = TermFinder(terms)

    def forbid(self, fields: Sequence[Query], place: int) -> bool:
        """Tell whether a context says that the entry at `place` is not right."""
        if not self._telling[place].any():
            return False
        [found] = self._find([fields], np.array([place]))
        return any(each.forbids and place in each.places for each in found)

    def weigh(self, table: Weights, items: Sequence[Sequence[Query]]) -> list[list[FoundContext]]:
        """Add to the scores of items × entries what their contexts say, and return those weighed for each item.

        Weighed are those of the entry that the text alone would choose, and of its siblings: a bureau of emergencies
        buys more than monitoring.
        """
        if not self._contexts:
            return [[] for _ in items]
        found = self._find(items, table[:, : self._leaves].argmax(axis=1))
        for row, weighed in zip(table, found, strict=True):
            if weighed:
                _weigh(row, weighed)
        return found

    def _find(self, items: Sequence[Sequence[Query]], leaders: Numbers) -> list[list[FoundContext]]:
        """Return the contexts that tell each item's leader from its siblings, where they stand first: name, description, purchaser."""
        hits = self._terms.every([query.folded for fields in items for query in fields])
        which, number = self._terms.owners(hits.term)
        item, field = np.divmod(hits.text[which], len(_FIELDS))
        meant = np.flatnonzero(self._telling[leaders[item], number] & self._read_in[number, field])
        spans = (hits.start[which], hits.end[which])
        rows = zip(*(column[meant].tolist() for column in (item, field, number, *spans)), strict=True)
        found: list[dict[int, FoundContext]] = [{} for _ in items]
        for owner, where, context, start, end in rows:
            if context not in found[owner]:
                found[owner][context] = self._found(items[owner], where, context, start, end)
        return [list(each.values()) for each in found]

    def _found(self, fields: Sequence[Query], where: int, number: int, start: int, end: int) -> FoundContext:
        context = self._contexts[number]
        pull = self._pull(context, _FIELDS[where], heard_beside=bool(fields[0].masked))
        places, siblings = self._places[number], self._siblings[number]
        return FoundContext(context, places, siblings, pull, fields[where], start, end)

    def _pull(self, context: Context, where: ContextField, *, heard_beside: bool) -> float:
        weight = self._parameters.context_weights.of(context.strength)
        if where is ContextField.DESCRIPTION and heard_beside:
            weight *= self._parameters.description_weight
        return weight if context.effect is Effect.TOWARDS else -weight


def _weigh(row: Weights, weighed: Sequence[FoundContext]) -> None:
    """Move the entries of an item's contexts among their siblings."""
    # Single numbers of an array are slow to work with.
    scores = {place: row.item(place) for each in weighed for place in each.siblings}
    for each in weighed:
        _move(scores, each)
    for place, score in scores.items():
        row[place] = score


def _move(scores: dict[int, float], found: FoundContext) -> None:
    """Move the entries of a context among their siblings; the best of all stays where it was.

    Which sibling it is says nothing of whether the catalog lists the item at all.
    """
    best = max([scores[place] for place in found.siblings])
    for place in found.places:
        scores[place] += found.pull
    risen = max([scores[place] for place in found.siblings]) - best
    if risen > 0:
        for place in found.siblings:
            scores[place] -= risen
