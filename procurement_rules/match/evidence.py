"""Which pieces of a text pulled it to an entry, and how much: index terms first, then words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procurement_rules.lexis import Heard, Numbers, words
from procurement_rules.match.query import Query
from procurement_rules.match.scoring import Fields, Scorer, Scores
from procurement_rules.model.verdict import TermEvidence

_MOST = 6
# What weighs less than this share of the weightiest piece is noise.
_LEAST_SHARE = 0.1


class EvidenceFinder:
    """Shows the evidence of the items that were scored together."""

    def __init__(self, scorer: Scorer, scores: Scores, items: Sequence[Fields]) -> None:
        self._scorer = scorer
        self._scores = scores
        self._queries = [query for fields in items for query in fields]
        self._words = [list(words(query.masked)) for query in self._queries]

    def of(self, place: Numbers) -> list[tuple[TermEvidence, ...]]:
        """Return the evidence of every item for the entry at `place[item]`, name first, in the order of the text."""
        texts = [query.masked for query in self._queries]
        heard = Heard(texts, self._scores.bag.grams, self._scorer.pulls(self._scores, place))
        return [_shown(list(self._pieces(item, int(entry), heard))) for item, entry in enumerate(place)]

    def _pieces(self, item: int, entry: int, heard: Heard) -> Iterator[tuple[float, Query, int, int]]:
        taken: list[tuple[Query, int, int]] = []
        for found in self._scores.terms[item]:
            if entry in found.hit.places:
                start, end = found.hit.start, found.hit.end
                taken.append((found.query, start, end))
                yield found.pull + self._heard(found.query, item, start, end, heard), found.query, start, end
        for number in (2 * item, 2 * item + 1):
            query = self._queries[number]
            for start, end in self._words[number]:
                if not any(q is query and start < e and s < end for q, s, e in taken):
                    yield self._heard(query, item, start, end, heard), query, start, end

    def _heard(self, query: Query, item: int, start: int, end: int, heard: Heard) -> float:
        return heard.between(2 * item + (query is self._queries[2 * item + 1]), start, end)


def _shown(pieces: list[tuple[float, Query, int, int]]) -> tuple[TermEvidence, ...]:
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
