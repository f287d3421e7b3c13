"""Many items at once → a score for every entry, and what each piece of a text contributed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from procurement_rules.lexis import Numbers, Weights, cut
from procurement_rules.match.contexts import ContextFinder, FoundContext
from procurement_rules.match.found_terms import FoundTerms
from procurement_rules.match.query import Query
from procurement_rules.match.terms import TermFinder
from procurement_rules.match.weights import Bag, EntryWeights
from procurement_rules.model.matching import MatchingParameters

# The name, the description and the purchaser of an item.
Fields = tuple[Query, Query, Query]
# The grams of the first two are weighed.
_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Scores:
    """What was scored: texts of `bag` are the fields, two an item, the name before the description.

    `table` is items × entries, with the kinds of what no catalog lists behind the last entry; `known` the share of each item that the
    index knows; `terms` those found in each item; `contexts` those weighed for it.
    """

    table: Weights
    known: Weights
    terms: FoundTerms
    contexts: Sequence[Sequence[FoundContext]]
    bag: Bag


def said(items: Sequence[Fields]) -> list[Query]:
    """Return the fields whose grams are weighed, those of an item together."""
    return [query for fields in items for query in fields[:_FIELDS]]


@dataclass(frozen=True, slots=True)
class _Fields:
    """How loud the fields of items are, parallel to what `said` returns."""

    length: Numbers
    organisation_end: Numbers
    beside: Weights

    @classmethod
    def of(cls, queries: Sequence[Query], description_weight: float) -> _Fields:
        length = np.fromiter((len(query.masked) for query in queries), np.int64, len(queries))
        organisation_end = np.fromiter((query.organisation_end for query in queries), np.int64, len(queries))
        spoken = np.repeat(length[::_FIELDS] > 0, _FIELDS)
        return cls(length, organisation_end, np.where(spoken, description_weight, 1.0))


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
        fields = _Fields.of(queries, self._parameters.description_weight)
        grams = cut([query.masked for query in queries])
        bag = self._weights.bag(grams, grams.text // _FIELDS, self._loudness(fields, grams.text, grams.end))
        table, known = self._weights.scores(bag, len(items))
        terms = self._found(queries, fields)
        terms.add_to(table)
        contexts = self._contexts.weigh(table, items)
        # A hotline's number has no letters that could be known, but the term is.
        known = np.where((known == 0) & (terms.numbers > 0), 1.0, known)
        return Scores(table, known, terms, contexts, bag)

    def pulls(self, scores: Scores, place: Numbers) -> Weights:
        """Return how much each gram of the bag pulls its item to the entry at `place[item]`."""
        return self._weights.pulls(scores.bag, place)

    def _loudness(self, fields: _Fields, field: Numbers, end: Numbers) -> Weights:
        """Return how much each piece of a text counts by its field and place: the head of a Chinese title stands last."""
        front = self._parameters.front_weight
        # A term may be boilerplate, of which nothing is left at the end of a text.
        place = front + (1 - front) * np.minimum(end / np.maximum(fields.length[field], 1), 1.0)
        place = np.where(
            end <= fields.organisation_end[field], place * self._parameters.organisation_weight, place
        )
        loudness: Weights = np.where(field % _FIELDS == 1, fields.beside[field], place)
        return loudness

    def _found(self, queries: Sequence[Query], fields: _Fields) -> FoundTerms:
        """Return the terms of items: the more of what is said a term is, and the fewer its entries, the more it pulls."""
        hits = self._terms.find([query.folded for query in queries])
        length = hits.end - hits.start
        share = length / np.maximum(fields.length[hits.text], length)
        pull = self._parameters.term_weight * share / np.sqrt(self._terms.many[hits.term])
        pulls = pull * self._loudness(fields, hits.text, hits.end)
        return FoundTerms(self._terms, hits, pulls, queries, _FIELDS)
