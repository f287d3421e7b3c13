"""The matcher: an item's text → entries of one catalog, ranked, with evidence and an honest decision."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from procurement_rules.lexis import Numbers, Weights
from procurement_rules.match.contexts import ContextFinder, FoundContext
from procurement_rules.match.decision import LISTED, NOTHING_NEAR, Decider, Standing
from procurement_rules.match.evidence import EvidenceFinder
from procurement_rules.match.precedents import PrecedentBook
from procurement_rules.match.query import QueryMaker
from procurement_rules.match.scoring import Fields, Scorer, Scores
from procurement_rules.match.speller import Speller
from procurement_rules.match.terms import TermFinder
from procurement_rules.match.training import outside_kinds, samples, term_places
from procurement_rules.match.weights import EntryWeights
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.precedent import Precedent
from procurement_rules.model.text import Fold, FoldedText
from procurement_rules.model.verdict import Decision, Match, TermEvidence

SHORTLIST = 5
# Items scored together: enough to share the work, few enough to stay small beside 4,000 entries.
_TOGETHER = 512
_TIE_BREAK = 1e-11
_UNSHOWN: tuple[tuple[TermEvidence, ...], ...] = ((),) * SHORTLIST

# What stands between things of equal rank.
_JOINED = re.compile("[、和与及]")

Texts = tuple[FoldedText | None, FoldedText | None]
# The same with who purchases.
TextsOfPurchaser = tuple[FoldedText | None, FoldedText | None, FoldedText | None]
_PURCHASER = 2


class Matcher:
    """Codes texts against one catalog. Immutable once built, so it serves many threads."""

    def __init__(
        self,
        catalog: Catalog,
        parameters: MatchingParameters,
        fold: Fold,
        precedents: Sequence[Precedent] = (),
    ) -> None:
        self._book = PrecedentBook(precedents, fold)
        self._places = {entry.code: place for place, entry in enumerate(catalog.leaves)}
        self._queries = QueryMaker(parameters, fold)
        self.leaves = catalog.leaves
        terms = TermFinder(term_places(catalog, fold))
        decided = self._book.in_force
        texts = samples(catalog, decided, parameters.sample_weights, self._queries, fold)
        kinds = outside_kinds(catalog, decided)
        weights = EntryWeights(texts, len(self.leaves) + len(kinds), parameters.smoothing)
        self._contexts = ContextFinder(catalog, parameters, fold)
        self._scorer = Scorer(weights, terms, self._contexts, parameters)
        self._decider = Decider(catalog, parameters)
        self._exact = self._exact_names(fold)
        groups = (entry for entry in catalog.entries if entry.code not in self._places)
        self._groups = {self._queries.core(fold(entry.name).folded): entry.code for entry in groups}
        self._speller = Speller(terms.terms, parameters.typo_similarity)
        self._shared = terms.pointing_apart([entry.name for entry in self.leaves])

    def match(
        self,
        name: FoldedText | None,
        description: FoldedText | None,
        purchaser: FoldedText | None = None,
    ) -> Match:
        """Return the coding of one item."""
        return self.match_many([(name, description, purchaser)])[0]

    def match_many(self, items: Sequence[Texts | TextsOfPurchaser], *, evidence: bool = True) -> list[Match]:
        """Return the coding of each item, given as folded name and description; without evidence it is faster."""
        found: list[Match] = []
        for start in range(0, len(items), _TOGETHER):
            found += self._together(items[start : start + _TOGETHER], evidence)
        return found

    def _together(self, items: Sequence[Texts | TextsOfPurchaser], evidence: bool) -> list[Match]:
        fields = self._fields(items)
        matches = [
            self._by_precedent(*item) or self._outright(each)
            for item, each in zip(items, fields, strict=True)
        ]
        unsure = [number for number, match in enumerate(matches) if match is None]
        spoken = [number for number in unsure if self._said(fields[number])]
        ranked = self._ranked([fields[number] for number in spoken], evidence) if spoken else []
        for number, match in zip(spoken, ranked, strict=True):
            matches[number] = self._reconsidered(match, fields[number])
        return [match or self._decider.blank() for match in matches]

    def _fields(self, items: Sequence[Texts | TextsOfPurchaser]) -> list[Fields]:
        names = self._queries.queries("name", [item[0] for item in items])
        descriptions = self._queries.queries("description", [item[1] for item in items])
        purchasers = [(*item, None)[_PURCHASER] for item in items]
        return [
            (name, description, self._queries.purchaser(purchaser, name))
            for name, description, purchaser in zip(names, descriptions, purchasers, strict=True)
        ]

    def _reconsidered(self, match: Match, fields: Fields) -> Match:
        """Return the match again where the name means several entries, or is a misspelt term."""
        core = fields[0].core
        if match.decision is Decision.ACCEPTED:
            if core in self._groups:
                return self._decider.sure_of_group(match, self._groups[core])
            if self._lists_entries(core):
                return self._decider.open(match, LISTED)
            apart = core in self._shared and not self._told_apart(match, fields)
            return self._decider.open(match) if apart else match
        meant = self._speller.meant(core) if match.reason == NOTHING_NEAR else None
        if meant is None:
            return match
        spelled = fields[0]._replace(folded=meant, masked=meant, organisation_end=0)
        [again] = self._ranked([(spelled, *fields[1:])], evidence=False)
        return self._decider.misspelt(again, meant, fields[0].text.original)

    def _lists_entries(self, core: str) -> bool:
        """Tell whether a name is made up of the names of several entries: 会计服务及审计服务."""
        parts = [self._exact.get(part, ()) for part in _JOINED.split(core)]
        return all(parts) and len({self.leaves[place].name for places in parts for place in places}) > 1

    def _told_apart(self, match: Match, fields: Fields) -> bool:
        """Tell whether something beside the name speaks for the entry that was accepted."""
        return any(
            found.pull > 0 and found.query.field != "name" and match.code in found.context.codes
            for found in self._weighed(fields)
        )

    def _by_precedent(
        self, name: FoldedText | None, description: FoldedText | None, purchaser: FoldedText | None = None
    ) -> Match | None:
        """Return the coding of a text that the office has decided before."""
        precedent = self._book.decided(name, description, purchaser)
        if precedent is None:
            return None
        field, text = ("name", name) if name and name.folded else ("description", description)
        original = text.original if text else ""
        whole = TermEvidence(term=original, start=0, end=len(original), field=field, share=1.0)
        place = None if precedent.code is None else self._places[precedent.code]
        return self._decider.by_precedent(precedent, place, whole)

    def _outright(self, fields: Fields) -> Match | None:
        """Return the coding of a name that is an entry's own name or code, unless a context speaks against it."""
        name = fields[0].text
        places = self._exact.get(name.folded) or self._exact.get(fields[0].core)
        if not places or any(self._contexts.forbid(fields, place) for place in places):
            return None
        whole = TermEvidence(term=name.original, start=0, end=len(name.original), share=1.0)
        return self._decider.certain(places, whole)

    def contexts(
        self, name: FoldedText | None, description: FoldedText | None, purchaser: FoldedText | None = None
    ) -> tuple[FoundContext, ...]:
        """Return the contexts that were weighed in coding an item, for explaining: none where its name is an entry's own."""
        [fields] = self._fields([(name, description, purchaser)])
        by_words = self.leaves and self._said(fields) and not self._outright(fields)
        return self._weighed(fields) if by_words else ()

    def _weighed(self, fields: Fields) -> tuple[FoundContext, ...]:
        return tuple(self._scorer.scores([fields]).contexts[0])

    def standings(self, items: Sequence[Texts | TextsOfPurchaser]) -> list[Standing | None]:
        """Return how the candidates of each item stand before anything is decided, None where nothing is said.

        Places are those of `leaves`. For calibrating and measuring.
        """
        fields = self._fields(items)
        standings, _, _ = self._standings(fields)
        return [
            standing if self._said(each) else None for standing, each in zip(standings, fields, strict=True)
        ]

    def _said(self, fields: Fields) -> bool:
        name, description, _ = fields
        return not (self._queries.says_nothing(name) and self._queries.says_nothing(description))

    def _standings(self, fields: Sequence[Fields]) -> tuple[list[Standing], Scores, Numbers]:
        scores = self._scorer.scores(fields)
        listed, outside = np.split(scores.table, [len(self.leaves)], axis=1)
        order = _best(listed, SHORTLIST + 1)
        best = np.take_along_axis(listed, order, axis=1)
        first = (self.leaves[place].code for place in order[:, 0])
        against = map(_against, scores.contexts, first)
        return self._decider.standings(order, best, outside, scores.known, against), scores, order

    def _ranked(self, fields: Sequence[Fields], evidence: bool) -> list[Match]:
        if not self.leaves:
            return [self._decider.nothing() for _ in fields]
        standings, scores, order = self._standings(fields)
        if not evidence:
            return [self._decider.decided(standing, _UNSHOWN) for standing in standings]
        shown = zip(*self._evidence(fields, scores, order), strict=True)
        return [self._decider.decided(*each) for each in zip(standings, shown, strict=True)]

    def _evidence(
        self, fields: Sequence[Fields], scores: Scores, order: Numbers
    ) -> list[list[tuple[TermEvidence, ...]]]:
        finder = EvidenceFinder(self._scorer, scores, fields)
        return [finder.of(order[:, rank]) for rank in range(min(SHORTLIST, order.shape[1]))]

    def _exact_names(self, fold: Fold) -> dict[str, tuple[int, ...]]:
        names: dict[str, list[int]] = defaultdict(list)
        cores: dict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(self.leaves):
            folded = fold(entry.name).folded
            names[folded].append(place)
            cores[self._queries.core(folded)].append(place)
        cores.pop("", None)
        # A core that several different entries share decides nothing; twins of one name are one answer.
        alone = {
            core: places
            for core, places in cores.items()
            if len({self.leaves[place].name for place in places}) == 1
        }
        codes = {fold(entry.code).folded: [place] for place, entry in enumerate(self.leaves)}
        return {name: tuple(places) for name, places in (alone | names | codes).items()}


def _against(contexts: Sequence[FoundContext], first: str) -> str:
    """Return why an entry is forbidden here, unless one of its siblings is now the first."""
    notes = (each.context.note for each in contexts if each.forbids and first not in each.context.beside)
    return next(notes, "")


def _best(table: Weights, count: int) -> Numbers:
    """Return the columns of the highest values of each row, highest first, equal ones in the order of the catalog."""
    rows, width = np.arange(len(table)), table.shape[1]
    # So little that it orders equals and nothing else.
    left = table - np.arange(width) * _TIE_BREAK
    order = np.empty((len(table), min(count, width)), np.int64)
    # To look for the maximum a few times is faster than to sort or to part thousands.
    for rank in range(order.shape[1]):
        order[:, rank] = left.argmax(axis=1)
        left[rows, order[:, rank]] = -np.inf
    return order
