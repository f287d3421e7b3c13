"""Find every signal of every concept in one pass over a text, however many terms there are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from procurement_rules.model.text import Fold, FoldedText

_CLAUSE_MARKS = re.compile("[，；。！？\n、：]")
_SENTENCE_MARKS = re.compile("[；。！？\n]")


@dataclass(frozen=True, slots=True)
class Occurrence:
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
        self._owners = [tuple(sorted(names)) for names in owners.values()]
        self._automaton = AhoCorasick(list(owners))

    def find(self, text: FoldedText) -> FieldSignals:
        """Return where each signal occurs in `text`, in the order of the text."""
        found: dict[str, list[Occurrence]] = defaultdict(list)
        for pattern, start, end in self._automaton.find_matches_as_indexes(text.folded, overlapping=True):
            occurrence = Occurrence(_start_of_number(text.folded, start), end)
            for signal in self._owners[pattern]:
                found[signal].append(occurrence)
        for places in found.values():
            # Where several terms begin, the longest says most.
            places.sort(key=lambda found: (found.start, -found.end))
        return FieldSignals(text, dict(found))


class FieldSignals:
    """The signals of one field, with the borders of its clauses and sentences."""

    def __init__(self, text: FoldedText, found: dict[str, list[Occurrence]]) -> None:
        self.text = text
        self.found = found
        self._clauses = [match.start() for match in _CLAUSE_MARKS.finditer(text.folded)] if found else []
        self._sentences = [match.start() for match in _SENTENCE_MARKS.finditer(text.folded)] if found else []
        self._reach = {
            signal: max(each.end - each.start for each in places) for signal, places in found.items()
        }

    def around(self, signal: str, anchor: Occurrence, within: int) -> list[Occurrence]:
        """Return the signal's occurrences at most `within` folded characters from the anchor, by bisection."""
        places = self.found.get(signal)
        if not places:
            return []
        first = bisect_left(places, anchor.start - within - self._reach[signal], key=_start)
        last = bisect_right(places, anchor.end + within, lo=first, key=_start)
        return [found for found in places[first:last] if gap(found, anchor) <= within]

    def neighbours(self, signal: str, anchor: Occurrence) -> list[Occurrence]:
        """Return the few occurrences next to the anchor on either side, so that long texts stay cheap."""
        places = self.found.get(signal, [])
        middle = bisect_left(places, anchor.start, key=_start)
        return places[max(middle - 2, 0) : middle + 3]

    def clause(self, place: int) -> int:
        """Return the number of the clause that `place` lies in."""
        return bisect_left(self._clauses, place)

    def sentence(self, place: int) -> int:
        """Return the number of the sentence that `place` lies in."""
        return bisect_left(self._sentences, place)


def _start_of_number(folded: str, start: int) -> int:
    """Return where the number begins that a term begins in: of 255名 the term 5名 shows all."""
    if folded[start].isdigit():
        while start and folded[start - 1].isdigit():
            start -= 1
    return start


def gap(one: Occurrence, other: Occurrence) -> int:
    """Return how many characters stand between two occurrences, 0 where they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)


def _start(found: Occurrence) -> int:
    return found.start
