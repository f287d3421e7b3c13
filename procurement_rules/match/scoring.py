"""Many items at once → a score for every entry, and what each piece of a text contributed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from procurement_rules.lexis import Numbers, Weights, cut
from procurement_rules.match.contexts import ContextFinder, FoundContext
from procurement_rules.match.query import Query
from procurement_rules.match.terms import TermFinder, TermHit
from procurement_rules.match.weights import Bag, EntryWeights
from procurement_rules.model.matching import MatchingParameters

# The name, the description and the purchaser of an item.
Fields = tuple[Query, Query, Query]
# The grams of the first two are weighed.
_FIELDS = 2


class FoundTerm(NamedTuple):
    """An index term in a field of an item, and how much it pulls to each of its entries."""

    query: Query
    hit: TermHit
    pull: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What was scored: texts of `bag` are the fields, two an item, the name before the description.

    `table` is items × entries, with the kinds of what no catalog lists behind the last entry; `known` the share of each item that the
    index knows; `terms` those found in each item; `contexts` those weighed for it.
    """

    table: Weights
    known: Weights
    terms: tuple[tuple[FoundTerm, ...], ...]
    contexts: tuple[tuple[FoundContext, ...], ...]
    bag: Bag


def said(items: Sequence[Fields]) -> list[Query]:
    """Return the fields whose grams are weighed, those of an item together."""
    return [query for fields in items for query in fields[:_FIELDS]]


def _add(table: Weights, terms: Sequence[Sequence[FoundTerm]]) -> None:
    """Add to the scores of each item what its terms pull."""
    pulled = [
        (row, place, each.pull)
        for row, found in enumerate(terms)
        for each in found
        for place in each.hit.places
    ]
    if pulled:
        rows, places, pulls = zip(*pulled, strict=True)
        np.add.at(table, (rows, places), pulls)


class Scorer:
    """Scores items by the weights of their grams, by the index terms that stand in them, and by their contexts."""

    def __init__(
        self,
        weights: EntryWeights,
        terms: TermFinder,
        contexts: ContextFinder,
        parameters: MatchingParameters,
    ) -> None:
        self._weights = weights
        self._terms = terms
        self._contexts = contexts
        self._parameters = parameters

    def scores(self, items: Sequence[Fields]) -> Scores:
        """Return the scores of items."""
        queries = said(items)
        grams = cut([query.masked for query in queries])
        item = grams.text // _FIELDS
        bag = self._weights.bag(grams, item, self._loudness(items, grams.text, grams.end))
        table, known = self._weights.scores(bag, len(items))
        terms = tuple(tuple(self._found(fields)) for fields in items)
        _add(table, terms)
        contexts = self._contexts.weigh(table, items)
        # A hotline's number has no letters that could be known, but the term is.
        listed = np.fromiter((bool(each) for each in terms), np.bool_, len(items))
        return Scores(table, np.where((known == 0) & listed, 1.0, known), terms, contexts, bag)

    def pulls(self, scores: Scores, place: Numbers) -> Weights:
        """Return how much each gram of the bag pulls its item to the entry at `place[item]`."""
        return self._weights.pulls(scores.bag, place)

    def _loudness(self, items: Sequence[Fields], field: Numbers, end: Numbers) -> Weights:
        """Return how much each gram counts by its field and place."""
        described = field % _FIELDS == 1
        queries = said(items)
        spoken = np.fromiter((bool(name.masked) for name, *_ in items), np.bool_, len(items))
        length = np.fromiter((len(query.masked) for query in queries), np.int64, len(queries))
        organisation = np.fromiter((query.organisation_end for query in queries), np.int64, len(queries))
        by_place = self._by_place(end, length[field], organisation[field])
        beside = np.where(spoken[field // _FIELDS], self._parameters.description_weight, 1.0)
        loudness: Weights = np.where(described, beside, by_place)
        return loudness

    def _by_place(self, end: Numbers, length: Numbers, organisation_end: Numbers) -> Weights:
        """Return how much a gram of a name counts: the head of a Chinese title stands last."""
        front = self._parameters.front_weight
        place = front + (1 - front) * end / length
        return place * np.where(end <= organisation_end, self._parameters.organisation_weight, 1.0)

    def _found(self, fields: Fields) -> Iterator[FoundTerm]:
        name, description, _ = fields
        beside = self._parameters.description_weight if name.masked else 1.0
        for hit in self._terms.find(name.folded):
            yield FoundTerm(name, hit, self._term_pull(hit, name) * self._place(hit.end, name))
        for hit in self._terms.find(description.folded):
            yield FoundTerm(description, hit, self._term_pull(hit, description) * beside)

    def _term_pull(self, hit: TermHit, query: Query) -> float:
        """Return the pull of a term: the more of what is said it is, and the fewer its entries, the more."""
        said = max(len(query.masked), hit.end - hit.start)
        return self._parameters.term_weight * (hit.end - hit.start) / said / math.sqrt(len(hit.places))

    def _place(self, end: int, query: Query) -> float:
        front = self._parameters.front_weight
        place = front + (1 - front) * min(end / max(len(query.masked), 1), 1.0)
        return place * (self._parameters.organisation_weight if end <= query.organisation_end else 1.0)
