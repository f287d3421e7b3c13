"""Words that stand in corrected texts and point to no entry yet: proposals for the index, never written into it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from procurement_rules.knowledge.csv_text import MARK, csv_lines
from procurement_rules.lexis import words
from procurement_rules.match import Matcher
from procurement_rules.match.precedents import PrecedentBook
from procurement_rules.match.query import QueryMaker
from procurement_rules.match.training import term_places
from procurement_rules.model.catalog import Catalog
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.precedent import NOTHING_FITS, Precedent
from procurement_rules.model.text import Fold

COLUMNS = ("codes", "term", "name", "corrections", "agreeing", "conflicts", "conflicting", "texts")
_LONGEST_IN_WORDS = 3
_SHORTEST, _LONGEST = 2, 8
# Most index terms are two words of two characters: specific enough, and still found in other titles.
_USUAL = 4
# Two neighbours of one character each are a word that the dictionary lacks: no term begins or ends between them.
_TORN = 2
_MOST_OF_ONE_TEXT = 3
_MOST_TEXTS = 3

# Code → in how many texts.
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term for an entry: the corrected texts that hold it, and how often known texts agree with it or not."""

    term: str
    code: str
    name: str
    texts: tuple[str, ...]
    agreeing: int
    conflicting: tuple[tuple[str, int], ...]

    @property
    def conflicts(self) -> int:
        """Number of known texts that hold the term and belong elsewhere."""
        return sum(count for _, count in self.conflicting)

    @property
    def against(self) -> str:
        """Where these texts belong: `B1105×3、NONE×1`."""
        return "、".join(f"{code}×{count}" for code, count in self.conflicting)


def suggestions(
    precedents: Sequence[Precedent], catalog: Catalog, parameters: MatchingParameters, fold: Fold
) -> list[Suggestion]:
    """Return the proposals, those of most corrections first.

    A correction is a decision in force that the coding would not have come to without precedents. Words that known
    texts use more often for other entries are not proposed.
    """
    decided = [each for each in PrecedentBook(precedents, fold).in_force if each.code]
    matcher = Matcher(catalog, parameters, fold)
    matches = matcher.match_many(
        [(fold(each.name), fold(each.description)) for each in decided], evidence=False
    )
    corrections = [each for each, match in zip(decided, matches, strict=True) if match.code != each.code]
    maker = QueryMaker(parameters, fold)
    known = term_places(catalog, fold).keys()
    holders: dict[tuple[str, str], list[Precedent]] = defaultdict(list)
    for each in corrections:
        for term in sorted(set(_terms(each, maker, fold)) - known):
            holders[term, each.code or ""].append(each)
    counted = _counted({term for term, _ in holders}, catalog, decided, corrections, fold)
    found = [_suggestion(*key, texts, counted[key[0]], catalog) for key, texts in holders.items()]
    useful = [each for each in found if len(each.texts) + each.agreeing > each.conflicts]
    return sorted(_apart(useful), key=lambda each: (-len(each.texts), each.conflicts, each.code, each.term))


def write_suggestions(proposed: Sequence[Suggestion]) -> str:
    """Return the proposals as CSV; its first two columns are those of an `index.csv`."""
    rows = [
        (
            each.code,
            each.term,
            each.name,
            str(len(each.texts)),
            str(each.agreeing),
            str(each.conflicts),
            each.against,
            "；".join(each.texts[:_MOST_TEXTS]),
        )
        for each in proposed
    ]
    return MARK + csv_lines([COLUMNS, *rows])


def _terms(precedent: Precedent, maker: QueryMaker, fold: Fold) -> Iterator[str]:
    """Yield the runs of words that may become a term, without boilerplate and the name of the purchaser."""
    query = maker.query("name", fold(precedent.name or precedent.description))
    spans = [span for span in words(query.masked) if span[0] >= query.organisation_end]
    torn = {
        start for (before, start), (next_, end) in pairwise(spans) if start == next_ and end - before == _TORN
    }
    for first, (start, _) in enumerate(spans):
        end = start
        for following, until in spans[first : first + _LONGEST_IN_WORDS]:
            if following != end:
                break
            end = until
            if _SHORTEST <= end - start <= _LONGEST and not {start, end} & torn:
                yield query.masked[start:end]


def _counted(
    terms: set[str],
    catalog: Catalog,
    decided: Sequence[Precedent],
    corrections: Sequence[Precedent],
    fold: Fold,
) -> dict[str, Counter[str]]:
    """Return, for each term, in how many known texts of each code it stands; corrections are told apart."""
    ordered = sorted(terms)
    automaton = AhoCorasick(ordered)
    counted: dict[str, Counter[str]] = {term: Counter() for term in ordered}
    confirmed = [each for each in decided if each not in corrections]
    for text, codes in _known_texts(catalog, confirmed):
        hits = automaton.find_matches_as_indexes(fold(text).folded, overlapping=True)
        for number in {hit[0] for hit in hits}:
            counted[ordered[number]].update(codes)
    return counted


def _known_texts(catalog: Catalog, confirmed: Sequence[Precedent]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in catalog.leaves:
        yield f"{entry.name}\n{entry.description}", (entry.code,)
    for term in catalog.terms:
        yield term.term, term.codes
    for example in catalog.examples:
        yield f"{example.name}\n{example.description}", example.codes or (NOTHING_FITS,)
    for each in confirmed:
        yield f"{each.name}\n{each.description}", (each.code or NOTHING_FITS,)


def _suggestion(
    term: str, code: str, texts: Sequence[Precedent], counted: Counter[str], catalog: Catalog
) -> Suggestion:
    others = sorted(((c, n) for c, n in counted.items() if c != code), key=lambda pair: (-pair[1], pair[0]))
    return Suggestion(
        term=term,
        code=code,
        name=catalog.by_code[code].name,
        texts=tuple(each.name or each.description for each in texts),
        agreeing=counted[code],
        conflicting=tuple(others),
    )


def _apart(found: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield, of the terms that stand in the same texts, the best few that are no part of each other."""
    same: dict[tuple[str, tuple[str, ...]], list[Suggestion]] = defaultdict(list)
    for each in found:
        same[each.code, each.texts].append(each)
    for group in same.values():
        kept: list[Suggestion] = []
        for each in sorted(group, key=lambda one: (one.conflicts, abs(len(one.term) - _USUAL), one.term)):
            apart = all(each.term not in one.term and one.term not in each.term for one in kept)
            if apart and len(kept) < _MOST_OF_ONE_TEXT:
                kept.append(each)
        yield from kept
