"""Where the clauses of a text begin, how far their matter reaches, and the text without them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from procurement_rules.model.text import FoldedText
from procurement_rules.remedy.words import REASONS

# No `、`: what stands between two of them often shares its verb with its neighbours (修建道路、桥梁).
_CLAUSE_MARKS = re.compile("[，：。！？；\n]")
_SENTENCE_MARKS = re.compile("[。！？；\n]+")
_BRACKETED = re.compile("（[^（）]*）")
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what stands there."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, its whole `matter`, and what is `dropped` with it so that the text reads on.

    In one sentence the later clauses go on about the earlier one (另建公厕，完工后移交), so the matter of a clause
    reaches to the end of its sentence. What stands in brackets is a clause and a matter of its own.
    """

    said: Span
    matter: Span
    dropped: Span


def clauses_at(text: FoldedText, places: Iterable[int]) -> Iterator[Clause]:
    """Yield the clauses in which the places (code points of the original) lie, each once, in the order of the text."""
    groups = [Span(*group.span()) for group in _BRACKETED.finditer(text.folded)]
    # A mark within brackets ends nothing outside them.
    borders = _BRACKETED.sub(lambda group: "（" * len(group.group()), text.folded)
    folded = {bisect_right(text.ends, place) for place in places}
    found = {_clause(text, borders, groups, place) for place in folded if place < len(borders)}
    yield from sorted(found, key=lambda clause: (clause.dropped.start, -clause.dropped.end))


def without(text: str, dropped: Sequence[Span]) -> str:
    """Return the text without these stretches, which are in order and apart."""
    borders = [0, *(place for span in dropped for place in (span.start, span.end)), len(text)]
    return "".join(text[start:end] for start, end in list(pairwise(borders))[::2]).strip()


def apart(clauses: Iterable[Clause]) -> list[Clause]:
    """Return the clauses, given in order, without those that lie in the matter of an earlier one."""
    chosen: list[Clause] = []
    for clause in clauses:
        if not chosen or chosen[-1].dropped.end <= clause.dropped.start:
            chosen.append(clause)
    return chosen


def says_something(text: FoldedText) -> bool:
    """Tell whether a clause is left that has words and does not only give a reason."""
    clauses = _CLAUSE_MARKS.split(text.folded)
    return any(not each.startswith(REASONS) and _letters(each) >= _FEWEST_LETTERS for each in clauses)


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _clause(text: FoldedText, borders: str, groups: Sequence[Span], place: int) -> Clause:
    group = next((each for each in groups if each.start <= place < each.end), None)
    if group is not None:
        span = _original(text, group.start, group.end)
        return Clause(span, span, span)
    start = _after_last(_CLAUSE_MARKS, borders, place)
    end, _ = _next(_CLAUSE_MARKS, borders, place)
    until, following = _next(_SENTENCE_MARKS, borders, place)
    # One mark goes too: the one before the clause or, where that ends a sentence, the one after its own.
    opens_sentence = start == _after_last(_SENTENCE_MARKS, borders, place)
    dropped = (start, following) if opens_sentence else (start - 1, until)
    return Clause(_original(text, start, end), _original(text, start, until), _original(text, *dropped))


def _after_last(marks: re.Pattern[str], borders: str, place: int) -> int:
    return max((mark.end() for mark in marks.finditer(borders, 0, place)), default=0)


def _next(marks: re.Pattern[str], borders: str, place: int) -> tuple[int, int]:
    mark = marks.search(borders, place)
    return mark.span() if mark else (len(borders), len(borders))


def _original(text: FoldedText, start: int, end: int) -> Span:
    return Span(*text.span(start, end))
