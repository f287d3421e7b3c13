"""Which pieces of a text pulled it to an entry, and how much: index terms and contexts first, then words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procurement_rules.lexis import Heard, Numbers, words
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


class EvidenceFinder:
    """Shows the evidence of the items that were scored together."""

    def __init__(self, scorer: Scorer, scores: Scores, items: Sequence[Fields]) -> None:
        self._scorer = scorer
        self._scores = scores
        self._queries = said(items)
        self._words = [list(words(query.masked)) for query in self._queries]

    def of(self, place: Numbers) -> list[tuple[TermEvidence, ...]]:
        """Return the evidence of every item for the entry at `place[item]`, name first, in the order of the text."""
        texts = [query.masked for query in self._queries]
        heard = Heard(texts, self._scores.bag.grams, self._scorer.pulls(self._scores, place))
        return [_shown(list(self._pieces(item, int(entry), heard))) for item, entry in enumerate(place)]

    def _pieces(self, item: int, entry: int, heard: Heard) -> Iterator[Piece]:
        taken = self._taken(item, entry)
        for pull, query, start, end in taken:
            yield pull + self._heard(query, item, start, end, heard), query, start, end
        for number in (2 * item, 2 * item + 1):
            query = self._queries[number]
            for start, end in self._words[number]:
                if not any(_overlaps(piece, query, start, end) for piece in taken):
                    yield self._heard(query, item, start, end, heard), query, start, end

    def _taken(self, item: int, entry: int) -> list[Piece]:
        """Return the index terms that point to the entry, and the contexts that speak for it, no stretch twice."""
        terms = (each for each in self._scores.terms[item] if entry in each.hit.places)
        taken = [(each.pull, each.query, each.hit.start, each.hit.end) for each in terms]
        for each in self._scores.contexts[item]:
            if each.pull > 0 and entry in each.places:
                _add(taken, each)
        return taken

    def _heard(self, query: Query, item: int, start: int, end: int, heard: Heard) -> float:
        if query.field not in _HEARD:
            return 0.0
        return heard.between(2 * item + _HEARD.index(query.field), start, end)


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


def _shown(pieces: list[Piece]) -> tuple[TermEvidence, ...]:
    total = sum(pull for pull, *_ in pieces) or 1.0
    strongest = sorted(pieces, key=lambda piece: (-piece[0], piece[1].field != "name", piece[2]))[:_MOST]
    least = strongest[0][0] * _LEAST_SHARE if strongest else 0.0
    kept = [piece for piece in strongest if piece[0] > 0 and piece[0] >= least]
    kept.sort(key=lambda piece: (piece[1].field != "name", piece[2]))
    return tuple(_evidence(query, start, end, pull / total) for pull, query, start, end in kept)


def _evidence(query: Query, start: int, end: int, share: float) -> TermEvidence:
    first, last = query.text.span(start, end)
    return TermEvidence(
        term=query.folded[start:end], start=first, end=last, field=query.field, share=round(share, 3)
    )
