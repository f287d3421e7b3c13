"""Find every signal of every concept in one pass over a text, however many terms there are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from procurement_rules.model.text import Fold, FoldedText

_CLAUSE_MARKS = re.compile("[，；。！？\n、：]")
_SENTENCE_MARKS = re.compile("[；。！？\n]")
_YEARS = re.compile("[0-9]+年")
# The digits of a year of the calendar.
_YEAR_DIGITS = 4
_NOTHING: frozenset[str] = frozenset()

# The number of a term, and its span.
Match = tuple[int, int, int]


class Occurrence(NamedTuple):
    """A term of a signal, as a span of the folded text."""

    start: int
    end: int


class SignalIndex:
    """An automaton over the terms of all signals."""

    def __init__(self, signals: Mapping[str, Iterable[str]], fold: Fold) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for signal, terms in signals.items():
            for term in terms:
                owners[fold(term).folded].add(signal)
        owners.pop("", None)
        self._owners = [frozenset(names) for names in owners.values()]
        self._numeric = [term[0].isdigit() for term in owners]
        self._years = frozenset(number for number, term in enumerate(owners) if _YEARS.match(term))
        self._automaton = AhoCorasick(list(owners))

    def find(self, text: FoldedText) -> FieldSignals:
        """Return which signals occur in `text`, and where."""
        matches = self._automaton.find_matches_as_indexes(text.folded, overlapping=True)
        if "年" in text.folded:
            years = self._years
            matches = [
                each for each in matches if each[0] not in years or not _ends_a_date(text.folded, each[1])
            ]
        return FieldSignals(text, matches, self)

    def signals(self, matches: Iterable[Match]) -> frozenset[str]:
        """Return the signals of what was found."""
        return _NOTHING.union(*[self._owners[each[0]] for each in matches])

    def places(self, signal: str, text: str, matches: Sequence[Match]) -> list[Occurrence]:
        """Return where a signal occurs, in the order of the text, given what was found in it."""
        found = [
            Occurrence(_start_of_number(text, start) if self._numeric[pattern] else start, end)
            for pattern, start, end in matches
            if signal in self._owners[pattern]
        ]
        found.sort(key=_longest_first)
        return found


def _longest_first(found: Occurrence) -> tuple[int, int]:
    # Where several terms begin, the longest says most.
    return found.start, -found.end


class FieldSignals:
    """The signals of one field, with the borders of its clauses and sentences.

    Most signals are never asked for, so their places are gathered when they are.
    """

    def __init__(self, text: FoldedText, matches: Sequence[Match], index: SignalIndex) -> None:
        self.text = text
        self.signals = index.signals(matches)
        self._matches = matches
        self._index = index
        self._places: dict[str, list[Occurrence]] = {}
        self._reaches: dict[str, int] = {}

    def ending_at(self, place: int) -> frozenset[str]:
        """Return the signals of which a term ends there."""
        return self._index.signals(each for each in self._matches if each[2] == place)

    def places(self, signal: str) -> list[Occurrence]:
        """Return where the signal occurs, in the order of the text."""
        if signal not in self.signals:
            return []
        if signal not in self._places:
            self._places[signal] = self._index.places(signal, self.text.folded, self._matches)
        return self._places[signal]

    @cached_property
    def clauses(self) -> list[int]:
        """The places where clauses end."""
        return [match.start() for match in _CLAUSE_MARKS.finditer(self.text.folded)]

    @cached_property
    def sentences(self) -> list[int]:
        """The places where sentences end."""
        return [match.start() for match in _SENTENCE_MARKS.finditer(self.text.folded)]

    def _reach(self, signal: str, places: list[Occurrence]) -> int:
        """Return how long the longest of a signal's terms is."""
        if signal not in self._reaches:
            self._reaches[signal] = max(each.end - each.start for each in places)
        return self._reaches[signal]

    def around(self, signal: str, anchor: Occurrence, within: int) -> list[Occurrence]:
        """Return the signal's occurrences at most `within` folded characters from the anchor, by bisection."""
        places = self.places(signal)
        if not places:
            return []
        first = bisect_left(places, anchor.start - within - self._reach(signal, places), key=_start)
        last = bisect_right(places, anchor.end + within, lo=first, key=_start)
        return [found for found in places[first:last] if gap(found, anchor) <= within]

    def neighbours(self, signal: str, anchor: Occurrence) -> list[Occurrence]:
        """Return the few occurrences next to the anchor on either side, so that long texts stay cheap."""
        places = self.places(signal)
        middle = bisect_left(places, anchor.start, key=_start)
        return places[max(middle - 2, 0) : middle + 3]

    def clause(self, place: int) -> int:
        """Return the number of the clause that `place` lies in."""
        return bisect_left(self.clauses, place)

    def sentence(self, place: int) -> int:
        """Return the number of the sentence that `place` lies in."""
        return bisect_left(self.sentences, place)


def _start_of_number(folded: str, start: int) -> int:
    """Return where the number begins that a term begins in: of 255名 the term 5名 shows all."""
    while start and folded[start - 1].isdigit():
        start -= 1
    return start


def _ends_a_date(folded: str, start: int) -> bool:
    """Tell whether a number of years is but the end of a year of the calendar: 4年 in 2024年."""
    first = _start_of_number(folded, start)
    return first < start and folded.index("年", start) - first == _YEAR_DIGITS


def gap(one: Occurrence, other: Occurrence) -> int:
    """Return how many characters stand between two occurrences, 0 where they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)


def _start(found: Occurrence) -> int:
    return found.start
