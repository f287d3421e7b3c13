"""Finds the longest index terms and entry names that stand in a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick


class TermHit(NamedTuple):
    """A term at its place in a folded text, and the entries that it points to."""

    start: int
    end: int
    places: tuple[int, ...]


class TermFinder:
    """An automaton over all terms of a catalog; its time does not grow with their number."""

    def __init__(self, places: Mapping[str, Sequence[int]]) -> None:
        self.terms = tuple(places)
        self._places = [tuple(sorted(set(each))) for each in places.values()]
        self._latin_edged = [bool(term) and (_latin(term[0]) or _latin(term[-1])) for term in places]
        self._automaton = AhoCorasick(list(places))

    def pointing_apart(self, names: Sequence[str]) -> frozenset[str]:
        """Return the terms whose entries have different names; `names` are those of all entries."""
        apart = zip(self.terms, self._places, strict=True)
        return frozenset(term for term, places in apart if len({names[place] for place in places}) > 1)

    def find(self, folded: str) -> list[TermHit]:
        """Return the terms in the order of the text; one inside a longer one says nothing of its own."""
        found, reached = [], 0
        for hit in self.every(folded):
            if hit.end > reached:
                reached = hit.end
                found.append(hit)
        return found

    def every(self, folded: str) -> list[TermHit]:
        """Return the terms in the order of the text, of those that begin together the longest first."""
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True) if folded else ()
        if len(hits) > 1:
            hits.sort(key=_longest_first)
        return [
            TermHit(start, end, self._places[number])
            for number, start, end in hits
            if not (self._latin_edged[number] and _inside_a_longer_run(folded, start, end))
        ]


def _longest_first(hit: tuple[int, int, int]) -> tuple[int, int]:
    return hit[1], -hit[2]


def _inside_a_longer_run(folded: str, start: int, end: int) -> bool:
    """Tell whether the term is a piece of a longer number or Latin word, such as 12345 in a tender number."""
    before, after = folded[max(start - 1, 0) : start], folded[end : end + 1]
    return (_latin(before) and _latin(folded[start])) or (_latin(after) and _latin(folded[end - 1]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
