"""Which pieces of a text pulled it to an entry, and how much: index terms and contexts first, then words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from procurement_rules.lexis import Heard, Numbers, Weights, words
from procurement_rules.match.contexts import FoundContext
from procurement_rules.match.query import Query
from procurement_rules.match.scoring import Fields, Scorer, Scores, said
from procurement_rules.model.verdict import TermEvidence

# How hard a stretch of a field pulls.
Piece = tuple[float, Query, int, int]
# The fields whose words are heard, as they stand among the texts of an item.
_HEARD = ("name", "description")
_MOST = 6
# What weighs less than this share of the weightiest piece is noise.
_LEAST_SHARE = 0.1
# Of a share that is shown.
_DIGITS = 3


class EvidenceFinder:
    """Shows the evidence of the items that were scored together."""

    def __init__(self, scorer: Scorer, scores: Scores, items: Sequence[Fields]) -> None:
        self._scorer = scorer
        self._scores = scores
        self._terms = [scores.terms.of(item) for item in range(len(items))]
        queries = said(items)
        self._texts = [query.masked for query in queries]
        # Every word of every text, in order: which text, which query, from where to where.
        self._words = [
            (text, query, start, end)
            for text, query in enumerate(queries)
            for start, end in words(query.masked)
        ]
        spans = np.array([(text, start, end) for text, _, start, end in self._words], dtype=np.int64)
        self._spans = spans.reshape(-1, 3).T
        self._owner = self._spans[0] // len(_HEARD)
        self._borders = np.searchsorted(self._owner, np.arange(len(items) + 1)).tolist()
        self._shown = [_as_submitted(query, start, end) for _, query, start, end in self._words]

    def of(self, place: Numbers) -> list[tuple[TermEvidence, ...]]:
        """Return the evidence of every item for the entry at `place[item]`, name first, in the order of the text."""
        heard = Heard(self._texts, self._scores.bag.grams, self._scorer.pulls(self._scores, place))
        pulls = heard.spans(*self._spans)
        found = self._by_words(pulls)
        said = pulls.tolist()
        for item, entry in enumerate(place.tolist()):
            taken = self._taken(item, entry)
            if taken:
                found[item] = _pieces_shown(self._pieces(item, taken, heard, said))
        return list(map(tuple, found))

    def _by_words(self, pulls: Weights) -> list[list[TermEvidence]]:
        """Return the words of every item that pull most, in order."""
        items = len(self._borders) - 1
        order = np.lexsort((-pulls, self._owner))
        first = np.array(self._borders[:-1], np.int64)[self._owner]
        rank = np.arange(len(order)) - first
        ranked = pulls[order]
        kept = np.sort(order[(rank < _MOST) & (ranked > 0) & (ranked >= ranked[first] * _LEAST_SHARE)])
        total = np.bincount(self._owner, pulls, minlength=items)
        total[total == 0] = 1.0
        shares = (pulls[kept] / total[self._owner[kept]]).tolist()
        found: list[list[TermEvidence]] = [[] for _ in range(items)]
        for word, item, share in zip(kept.tolist(), self._owner[kept].tolist(), shares, strict=True):
            term, start, end, field = self._shown[word]
            found[item].append(TermEvidence(term, start, end, round(share, _DIGITS), field))
        return found

    def _pieces(self, item: int, taken: Sequence[Piece], heard: Heard, pulls: Sequence[float]) -> list[Piece]:
        first, last = self._borders[item], self._borders[item + 1]
        spoken = [
            (pull, query, start, end)
            for pull, (_, query, start, end) in zip(pulls[first:last], self._words[first:last], strict=True)
        ]
        said_too = [
            (pull + self._heard(query, item, start, end, heard), query, start, end)
            for pull, query, start, end in taken
        ]
        return [*said_too, *_apart_from(taken, spoken)]

    def _taken(self, item: int, entry: int) -> list[Piece]:
        """Return the index terms that point to the entry, and the contexts that speak for it, no stretch twice."""
        terms = (each for each in self._terms[item] if entry in each.places)
        taken = [(each.pull, each.query, each.start, each.end) for each in terms]
        for each in self._scores.contexts[item]:
            if each.pull > 0 and entry in each.places:
                _add(taken, each)
        return taken

    def _heard(self, query: Query, item: int, start: int, end: int, heard: Heard) -> float:
        if query.field not in _HEARD:
            return 0.0
        return heard.between(len(_HEARD) * item + _HEARD.index(query.field), start, end)


def _apart_from(taken: Sequence[Piece], pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        _, query, start, end = piece
        if not any(_overlaps(each, query, start, end) for each in taken):
            yield piece


def _add(pieces: list[Piece], context: FoundContext) -> None:
    """Add the pull of a context to the piece that it touches, or as a piece of its own."""
    for at, (pull, query, start, end) in enumerate(pieces):
        if _overlaps(pieces[at], context.query, context.start, context.end):
            pieces[at] = (pull + context.pull, query, start, end)
            return
    pieces.append((context.pull, context.query, context.start, context.end))


def _overlaps(piece: Piece, query: Query, start: int, end: int) -> bool:
    _, other, first, last = piece
    return other.field == query.field and start < last and first < end


def _pieces_shown(pieces: Sequence[Piece]) -> list[TermEvidence]:
    total = sum([piece[0] for piece in pieces]) or 1.0
    strongest = sorted([piece for piece in pieces if piece[0] > 0], key=_weightiest_first)[:_MOST]
    least = strongest[0][0] * _LEAST_SHARE if strongest else 0.0
    kept = [piece for piece in strongest if piece[0] >= least]
    kept.sort(key=_in_order)
    return [_evidence(piece, total) for piece in kept]


def _weightiest_first(piece: Piece) -> tuple[float, bool, int]:
    return -piece[0], piece[1].field != "name", piece[2]


def _in_order(piece: Piece) -> tuple[bool, int]:
    return piece[1].field != "name", piece[2]


def _evidence(piece: Piece, total: float) -> TermEvidence:
    pull, query, start, end = piece
    term, first, last, field = _as_submitted(query, start, end)
    return TermEvidence(term, first, last, round(pull / total, _DIGITS), field)


def _as_submitted(query: Query, start: int, end: int) -> tuple[str, int, int, str]:
    first, last = query.text.span(start, end)
    return query.folded[start:end], first, last, query.field
