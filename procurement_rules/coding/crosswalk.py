"""A new catalog beside a known one: which entries mean the same, and what of the known index they can take over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from procurement_rules.match import Matcher
from procurement_rules.model.catalog import Catalog, CodedExample, Entry, IndexTerm
from procurement_rules.model.matching import MatchingParameters
from procurement_rules.model.text import Fold
from procurement_rules.model.verdict import Decision

_MOST_OTHERS = 2


@dataclass(frozen=True, slots=True)
class Equivalent:
    """An entry of the new catalog, the entry of the known one that it resembles most, and whether it is used.

    `confidence` is the calibrated probability that they mean the same; `others` are the next codes to look at.
    """

    entry: Entry
    like: Entry | None
    confidence: float
    used: bool
    others: tuple[Entry, ...] = ()


def crosswalk(new: Catalog, like: Catalog, parameters: MatchingParameters, fold: Fold) -> list[Equivalent]:
    """Return every entry of the new catalog coded against the known one; only what is sure is used."""
    matcher = Matcher(like, parameters, fold)
    texts = [
        (fold(entry.name), fold(entry.description) if entry.description else None) for entry in new.leaves
    ]
    found = []
    for entry, match in zip(new.leaves, matcher.match_many(texts, evidence=False), strict=True):
        near = [like.by_code[candidate.code] for candidate in match.candidates]
        found.append(
            Equivalent(
                entry=entry,
                like=next(iter(near), None),
                confidence=match.confidence,
                used=match.decision is Decision.ACCEPTED,
                others=tuple(near[1 : 1 + _MOST_OTHERS]),
            )
        )
    return found


def carried_over(
    like: Catalog, equivalents: Iterable[Equivalent]
) -> tuple[tuple[IndexTerm, ...], tuple[CodedExample, ...]]:
    """Return the index terms and the examples of the known catalog under the codes of their used equivalents."""
    codes: dict[str, list[str]] = defaultdict(list)
    for each in equivalents:
        if each.used and each.like:
            codes[each.like.code].append(each.entry.code)
    terms = tuple(
        IndexTerm(term=term.term, codes=own) for term in like.terms if (own := _own(term.codes, codes))
    )
    examples = tuple(
        replace(example, codes=own) for example in like.examples if (own := _own(example.codes, codes))
    )
    return terms, examples


def _own(known: Sequence[str], codes: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(own for code in known for own in codes.get(code, ())))
