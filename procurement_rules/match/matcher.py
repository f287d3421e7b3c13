"""The matcher: an item's text → entries of one catalog, ranked, with evidence and an honest decision."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from rapidfuzz import fuzz, process

from procurement_rules.match.clues import Clue, CountClues, TermClues
from procurement_rules.match.query import Query, QueryMaker
from procurement_rules.match.tokens import pairs, words
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.text import Fold, FoldedText
from procurement_rules.model.verdict import Candidate, Decision, Match, TermEvidence

_SHORTLIST = 5
_MOST_EVIDENCE = 6
# An entry's own name says more of it than one term of its index.
_NAME_WEIGHT = 3
_BLANK = "名称和说明中没有可归类的内容（空白或只有套话）"
_NOTHING_NEAR = "目录中没有相近的条目"
_UNSURE = "有相近的条目，但把握不足，请从备选中选定"


class Matcher:
    """Codes texts against one catalog. Immutable once built, so it serves many threads."""

    def __init__(self, catalog: Catalog, parameters: MatchingParameters, fold: Fold) -> None:
        self._catalog = catalog
        self._parameters = parameters
        self._queries = QueryMaker(parameters, fold)
        self._least_score = parameters.least_scores.get(catalog.header.id, parameters.least_score)
        self._entries = catalog.leaves
        number = {entry.code: place for place, entry in enumerate(self._entries)}
        owners: dict[str, list[int]] = defaultdict(list)
        texts: list[Counter[str]] = [Counter() for _ in self._entries]
        for place, entry in enumerate(self._entries):
            owners[fold(entry.name).folded].append(place)
            texts[place].update({fold(entry.name).folded: _NAME_WEIGHT, fold(entry.description).folded: 1})
        for term in catalog.terms:
            folded = fold(term.term).folded
            for place in (number[code] for code in term.codes if code in number):
                owners[folded].append(place)
                texts[place][folded] += 1
        for example in catalog.examples:
            for place in (number[code] for code in example.codes if code in number):
                texts[place].update([fold(example.name).folded, fold(example.description).folded])
        owners.pop("", None)
        self._terms = TermClues(owners)
        self._words = CountClues(texts, words)
        self._pairs = CountClues(texts, pairs)
        self._exact = self._exact_names(fold) | {code.casefold(): (place,) for code, place in number.items()}

    def match(self, name: FoldedText | None, description: FoldedText | None) -> Match:
        """Return the coding of one item."""
        exact = (
            self._exact.get(name.folded) or self._exact.get(self._queries.core(name.folded)) if name else None
        )
        if name is not None and exact:
            whole = TermEvidence(term=name.original, start=0, end=len(name.original))
            return self._decided([(place, 1.0, (whole,)) for place in exact], 1.0)
        queries = self._queries.queries(name, description)
        if not queries:
            return Match(
                catalog=self._catalog.header.id, decision=Decision.NONE, confidence=0.0, reason=_BLANK
            )
        return self._ranked(queries)

    def _exact_names(self, fold: Fold) -> dict[str, tuple[int, ...]]:
        names: dict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(self._entries):
            folded = fold(entry.name).folded
            for name in {folded, self._queries.core(folded)} - {""}:
                names[name].append(place)
        # A core that several different entries share decides nothing; twins of one name are one answer.
        return {
            name: tuple(places)
            for name, places in names.items()
            if len({self._entries[place].name for place in places}) == 1
        }

    def _ranked(self, queries: list[Query]) -> Match:
        scores: dict[int, float] = defaultdict(float)
        evidence: dict[int, list[tuple[float, TermEvidence]]] = defaultdict(list)
        for query in queries:
            for weight, clue in self._clues(query):
                shown = self._shown(query, clue)
                for place, pull in clue.pulls.items():
                    scores[place] += weight * pull
                    evidence[place].append((weight * pull, shown))
            for weight, clue in self._pairs_of(query):
                for place, pull in clue.pulls.items():
                    scores[place] += weight * pull
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[: _SHORTLIST + 1]
        rows = [(place, score, _strongest(evidence[place])) for place, score in ranked]
        return self._decided(rows[:_SHORTLIST], self._confidence(ranked)) if rows else self._nothing()

    def _clues(self, query: Query) -> list[tuple[float, Clue]]:
        weights = self._parameters.weights

        def loudness(end: int) -> float:
            return self._queries.loudness(query, end)

        terms = self._terms.find(query.folded, loudness) or self._misspelt(query)
        found = [(weights.terms, terms), (weights.words, self._words.find(query.masked, loudness))]
        return [(query.weight * weight, clue) for weight, clues in found for clue in clues]

    def _pairs_of(self, query: Query) -> list[tuple[float, Clue]]:
        """Return the clues of character pairs: they count, but half a word is no evidence to show."""
        clues = self._pairs.find(query.masked, lambda end: self._queries.loudness(query, end))
        return [(query.weight * self._parameters.weights.pairs, clue) for clue in clues]

    def _misspelt(self, query: Query) -> list[Clue]:
        """Return the index term that the whole text resembles up to a few wrong characters."""
        core = self._queries.core(query.folded)
        near = process.extractOne(
            core, self._terms.terms, scorer=fuzz.ratio, score_cutoff=self._parameters.typo_similarity
        )
        if near is None:
            return []
        owners = self._terms.owners(near[2])
        pull = near[1] / 100 / math.sqrt(len(owners))
        return [Clue(near[0], 0, len(query.folded), dict.fromkeys(owners, pull))]

    def _confidence(self, ranked: list[tuple[int, float]]) -> float:
        """Return the calibrated probability that the first candidate (or its twin) is right."""
        first, score = ranked[0]
        name = self._entries[first].name
        rival = next((value for place, value in ranked[1:] if self._entries[place].name != name), 0.0)
        return self._parameters.confidence.probability(score, rival)

    def _decided(self, rows: list[tuple[int, float, tuple[TermEvidence, ...]]], confidence: float) -> Match:
        if rows[0][1] < self._least_score:
            return self._nothing(rows, confidence)
        accepted = confidence >= self._parameters.accept
        return Match(
            catalog=self._catalog.header.id,
            decision=Decision.ACCEPTED if accepted else Decision.SHORTLIST,
            code=self._entries[rows[0][0]].code if accepted else None,
            confidence=round(confidence, 4),
            candidates=self._candidates(rows),
            reason="" if accepted else _UNSURE,
        )

    def _nothing(
        self, rows: list[tuple[int, float, tuple[TermEvidence, ...]]] | None = None, confidence: float = 0.0
    ) -> Match:
        return Match(
            catalog=self._catalog.header.id,
            decision=Decision.NONE,
            confidence=round(confidence, 4),
            candidates=self._candidates(rows or []),
            reason=_NOTHING_NEAR,
        )

    def _candidates(self, rows: list[tuple[int, float, tuple[TermEvidence, ...]]]) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(
                code=self._entries[place].code,
                name=self._entries[place].name,
                score=round(score, 4),
                evidence=evidence,
            )
            for place, score, evidence in rows
        )

    @staticmethod
    def _shown(query: Query, clue: Clue) -> TermEvidence:
        start, end = query.text.span(clue.start, clue.end)
        return TermEvidence(term=clue.text, start=start, end=end, field=query.field)


def _strongest(evidence: list[tuple[float, TermEvidence]]) -> tuple[TermEvidence, ...]:
    """Return the weightiest evidence in the order of the text, leaving out what a longer piece already shows."""
    kept: list[TermEvidence] = []
    for _, shown in sorted(evidence, key=lambda pair: (-pair[0], pair[1].field, pair[1].start)):
        inside = any(k.field == shown.field and k.start <= shown.start and shown.end <= k.end for k in kept)
        if not inside and len(kept) < _MOST_EVIDENCE:
            kept.append(shown)
    return tuple(sorted(kept, key=lambda shown: (shown.field != "name", shown.start)))
