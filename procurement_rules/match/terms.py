"""Finds the index terms and entry names that stand in texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import AhoCorasick

from procurement_rules.lexis import Numbers

# Folded texts and terms hold no control characters, so nothing is found across it.
_BETWEEN = "\0"


class TermHits(NamedTuple):
    """Parallel arrays, one element a hit: number of its text, its span in it, number of its term.

    In the order of the texts and within them; of those that begin together the longest first.
    """

    text: Numbers
    start: Numbers
    end: Numbers
    term: Numbers


class TermFinder:
    """An automaton over all terms of a catalog; its time does not grow with their number."""

    def __init__(self, places: Mapping[str, Sequence[int]]) -> None:
        self.terms = tuple(places)
        self.places = [tuple(sorted(set(each))) for each in places.values()]
        self.many = np.array([len(each) for each in self.places], np.int64)
        self._first = np.cumsum(self.many) - self.many
        self._all_places = np.array([place for each in self.places for place in each], np.int64)
        self._latin_edged = np.array([_latin(term[0]) or _latin(term[-1]) for term in places], np.bool_)
        self._automaton = AhoCorasick(list(places))

    def pointing_apart(self, names: Sequence[str]) -> frozenset[str]:
        """Return the terms whose entries have different names; `names` are those of all entries."""
        apart = zip(self.terms, self.places, strict=True)
        return frozenset(term for term, places in apart if len({names[place] for place in places}) > 1)

    def find(self, texts: Sequence[str]) -> TermHits:
        """Return the terms in folded texts; one inside a longer one says nothing of its own."""
        hits = self.every(texts)
        # Texts one behind the other, so that one running maximum does for all.
        end = hits.end + hits.text * (max(map(len, texts), default=0) + 1)
        longest = end > np.concatenate([[0], np.maximum.accumulate(end)[:-1]])[: len(end)]
        return TermHits(*(column[longest] for column in hits))

    def every(self, texts: Sequence[str]) -> TermHits:
        """Return all terms in folded texts."""
        joined = _BETWEEN.join(texts)
        found = self._automaton.find_matches_as_indexes(joined, overlapping=True)
        term, start, end = np.array(found, np.int64).reshape(-1, 3).T
        order = np.lexsort((-end, start))
        inside = [
            each
            for each in np.flatnonzero(self._latin_edged[term]).tolist()
            if _inside_a_longer_run(joined, int(start[each]), int(end[each]))
        ]
        order = order[~np.isin(order, inside)] if inside else order
        term, start, end = term[order], start[order], end[order]
        begins = np.cumsum([0, *(len(text) + len(_BETWEEN) for text in texts)])
        text = np.searchsorted(begins, start, side="right") - 1
        return TermHits(text, start - begins[text], end - begins[text], term)

    def owners(self, term: Numbers) -> tuple[Numbers, Numbers]:
        """Return the places of many terms, behind the number of the term among those given, in order."""
        many = self.many[term]
        which = np.repeat(np.arange(len(term)), many)
        nth = np.arange(len(which)) - np.repeat(np.cumsum(many) - many, many)
        return which, self._all_places[self._first[term[which]] + nth]


def _inside_a_longer_run(folded: str, start: int, end: int) -> bool:
    """Tell whether the term is a piece of a longer number or Latin word, such as 12345 in a tender number."""
    before, after = folded[max(start - 1, 0) : start], folded[end : end + 1]
    return (_latin(before) and _latin(folded[start])) or (_latin(after) and _latin(folded[end - 1]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
