"""Contexts: terms beside an item that speak for one of several siblings or against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from procurement_rules.lexis import Weights
from procurement_rules.match.query import Query
from procurement_rules.match.terms import TermFinder
from procurement_rules.model.catalog import Catalog, Context, ContextField, Effect, Strength
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.text import Fold

_FIELDS = tuple(ContextField)
_NOTHING: frozenset[int] = frozenset()


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
        telling: dict[int, set[int]] = defaultdict(set)
        for each, siblings in enumerate(self._siblings):
            for place in siblings:
                telling[place].add(each)
        # Of each entry the contexts that tell it from its siblings.
        self._telling = {place: frozenset(numbers) for place, numbers in telling.items()}
        self._parameters = parameters
        terms: dict[str, list[int]] = defaultdict(list)
        for place, context in enumerate(catalog.contexts):
            for term in context.terms:
                terms[fold(term).folded].append(place)
        terms.pop("", None)
        self._terms = TermFinder(terms)

    def forbid(self, fields: Sequence[Query], place: int) -> bool:
        """Tell whether a context says that the entry at `place` is not right."""
        return any(found.forbids and place in found.places for found in self._find(fields, place))

    def weigh(self, table: Weights, items: Sequence[Sequence[Query]]) -> tuple[tuple[FoundContext, ...], ...]:
        """Add to the scores of items × entries what their contexts say, and return those weighed for each item.

        Weighed are those of the entry that the text alone would choose, and of its siblings: a bureau of emergencies
        buys more than monitoring.
        """
        if not self._telling:
            return ((),) * len(items)
        leaders = table[:, : self._leaves].argmax(axis=1).tolist()
        return tuple(map(self._weighed, table, items, leaders))

    def _weighed(self, row: Weights, fields: Sequence[Query], leader: int) -> tuple[FoundContext, ...]:
        if leader not in self._telling:
            return ()
        weighed = tuple(self._find(fields, leader))
        # Single numbers of an array are slow to work with.
        scores = {place: row.item(place) for each in weighed for place in each.siblings}
        for each in weighed:
            _move(scores, each)
        for place, score in scores.items():
            row[place] = score
        return weighed

    def _find(self, fields: Sequence[Query], leader: int) -> Iterator[FoundContext]:
        """Yield each context that tells `leader` from its siblings, where it stands first: name, description, purchaser."""
        seen: set[int] = set()
        telling = self._telling.get(leader, _NOTHING)
        for where, query in zip(_FIELDS, fields, strict=True):
            for hit in self._terms.every(query.folded):
                for number in hit.places:
                    if number not in telling or number in seen:
                        continue
                    context = self._contexts[number]
                    if where not in context.where:
                        continue
                    seen.add(number)
                    yield FoundContext(
                        context=context,
                        places=self._places[number],
                        siblings=self._siblings[number],
                        pull=self._pull(context, where, heard_beside=bool(fields[0].masked)),
                        query=query,
                        start=hit.start,
                        end=hit.end,
                    )

    def _pull(self, context: Context, where: ContextField, *, heard_beside: bool) -> float:
        weight = self._parameters.context_weights.of(context.strength)
        if where is ContextField.DESCRIPTION and heard_beside:
            weight *= self._parameters.description_weight
        return weight if context.effect is Effect.TOWARDS else -weight


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
