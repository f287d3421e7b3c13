"""The matcher: an item's text → entries of one catalog, ranked, with evidence and an honest decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from procurement_rules.lexis import Numbers
from procurement_rules.match.decision import NOTHING_NEAR, Decider, Standing
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

Texts = tuple[FoldedText | None, FoldedText | None]
# The same with who purchases, which matters to precedents alone.
TextsOfPurchaser = tuple[FoldedText | None, FoldedText | None, FoldedText | None]


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
        texts = list(samples(catalog, decided, parameters.sample_weights, self._queries, fold))
        kinds = outside_kinds(catalog, decided)
        weights = EntryWeights(texts, len(self.leaves) + len(kinds), parameters.smoothing)
        self._scorer = Scorer(weights, terms, parameters)
        self._decider = Decider(catalog, kinds, parameters)
        self._exact = self._exact_names(fold)
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
        matches = [self._by_precedent(*item) or self._outright(item[0]) for item in items]
        fields = [
            (self._queries.query("name", name), self._queries.query("description", description))
            for name, description, *_ in items
        ]
        unsure = [number for number, match in enumerate(matches) if match is None]
        spoken = [number for number in unsure if self._said(fields[number])]
        ranked = self._ranked([fields[number] for number in spoken], evidence) if spoken else []
        for number, match in zip(spoken, ranked, strict=True):
            matches[number] = self._reconsidered(match, fields[number])
        return [match or self._decider.blank() for match in matches]

    def _reconsidered(self, match: Match, fields: Fields) -> Match:
        """Return the match again where the name is a misspelt term, or a term that points to several entries."""
        core = self._queries.core(fields[0].folded)
        if match.decision is Decision.ACCEPTED and core in self._shared:
            return self._decider.open(match)
        meant = self._speller.meant(core) if match.reason == NOTHING_NEAR else None
        if meant is None:
            return match
        spelled = replace(fields[0], folded=meant, masked=meant, organisation_end=0)
        [again] = self._ranked([(spelled, fields[1])], evidence=False)
        return self._decider.misspelt(again, meant, fields[0].text.original)

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

    def _outright(self, name: FoldedText | None) -> Match | None:
        """Return the coding of a name that is an entry's own name or code."""
        if name is None:
            return None
        places = self._exact.get(name.folded) or self._exact.get(self._queries.core(name.folded))
        if not places:
            return None
        whole = TermEvidence(term=name.original, start=0, end=len(name.original), share=1.0)
        return self._decider.certain(places, whole)

    def standings(self, items: Sequence[Texts]) -> list[Standing | None]:
        """Return how the candidates of each item stand before anything is decided, None where nothing is said.

        Places are those of `leaves`. For calibrating and measuring.
        """
        fields = [
            (self._queries.query("name", name), self._queries.query("description", description))
            for name, description in items
        ]
        standings, _, _ = self._standings(fields)
        return [
            standing if self._said(each) else None for standing, each in zip(standings, fields, strict=True)
        ]

    def _said(self, fields: Fields) -> bool:
        return not all(self._queries.says_nothing(query) for query in fields)

    def _standings(self, fields: Sequence[Fields]) -> tuple[list[Standing], Scores, Numbers]:
        scores = self._scorer.scores(fields)
        inside, outside = np.split(scores.table, [len(self.leaves)], axis=1)
        order = _best(inside, SHORTLIST + 1)
        best = np.take_along_axis(inside, order, axis=1)
        rows = zip(order.tolist(), best.tolist(), outside.tolist(), scores.known.tolist(), strict=True)
        return [Standing(*row) for row in rows], scores, order

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


def _best(table: np.ndarray, count: int) -> Numbers:
    """Return the columns of the highest values of each row, highest first, equal ones in the order of the catalog."""
    width = table.shape[1]
    # So little that it orders equals and nothing else.
    falling = table - np.arange(width) * _TIE_BREAK
    top = (
        np.argpartition(-falling, count, axis=1)[:, :count]
        if width > count
        else np.tile(np.arange(width), (len(table), 1))
    )
    values = np.take_along_axis(falling, top, axis=1)
    return np.take_along_axis(top, np.argsort(-values, axis=1), axis=1)
