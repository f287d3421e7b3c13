"""Join alike texts, near linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz, process

from procurement_rules.compare.bounds import Bounds
from procurement_rules.compare.forest import Forest
from procurement_rules.compare.index import GramIndex

# Between the parts of a text that must each be alike.
PART = "\n"
# How many characters of other texts one text is compared with, at most.
_EFFORT = 60_000
# Up to so many texts the strongest links are worked out; beyond, those that were found first stand.
_FEW = 32

TextLink = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Linked:
    """Sets of texts that hang together by links, and the texts that were not compared with all they might be."""

    groups: tuple[tuple[TextLink, ...], ...]
    curtailed: frozenset[str]


def similarity_of(one: str, other: str, least: float = 0.0) -> float:
    """Return how alike two texts are in the part in which they differ most, 0 where that is below `least`."""
    parts = zip(one.split(PART), other.split(PART), strict=True)
    return min(fuzz.ratio(here, there, score_cutoff=least) for here, there in parts)


def linked(texts: Iterable[str], similarity: float) -> Linked:
    """Return the sets of two and more different texts. The order of the texts says nothing."""
    return _Linker(sorted(set(texts), key=lambda text: (len(text), text)), similarity).linked()


class _Linker:
    def __init__(self, texts: Sequence[str], similarity: float) -> None:
        self._texts = texts
        self._similarity = similarity
        self._forest = Forest(len(texts))
        self._links: list[tuple[int, int, float]] = []
        self._curtailed: set[str] = set()

    def linked(self) -> Linked:
        index = GramIndex(self._texts, Bounds(self._similarity), self._forest)
        for number, text in enumerate(self._texts):
            self._join_alike(number, index)
            index.add(number, text)
        groups: dict[int, list[TextLink]] = defaultdict(list)
        for one, other, score in self._links:
            groups[self._forest.find(one)].append((self._texts[one], self._texts[other], score))
        told = (self._strongest(links) if len(links) < _FEW else links for links in groups.values())
        return Linked(tuple(tuple(sorted(links)) for links in told), frozenset(self._curtailed))

    def _join_alike(self, number: int, index: GramIndex) -> None:
        """Join the text with one of every set that holds an alike one: first try the heads of the sets, then all."""
        text = self._texts[number]
        left = _EFFORT // max(len(text), 1)
        heads = list(dict.fromkeys(group[0] for group in islice(index.groups(number, text), left + 1)))
        self._compare(number, heads)
        others: dict[int, None] = {}
        for group in index.groups(number, text):
            others.update(dict.fromkeys(group[1 : left + 2]))
            if len(others) > left:
                break
        self._compare(number, list(others))
        if max(len(heads), len(others)) > left:
            self._curtailed.add(text)

    def _compare(self, number: int, others: Sequence[int]) -> None:
        text = self._texts[number]
        found = process.extract(
            text,
            [self._texts[other] for other in others],
            scorer=fuzz.ratio,
            score_cutoff=self._similarity,
            limit=None,
        )
        for other, _, place in found:
            score = similarity_of(text, other, self._similarity)
            if score >= self._similarity and self._forest.join(number, others[place]):
                self._links.append((others[place], number, score))

    def _strongest(self, links: Sequence[TextLink]) -> list[TextLink]:
        """Return the strongest links that join the same texts: what was found first depends on the batch."""
        texts = sorted({text for one, other, _ in links for text in (one, other)})
        pairs = (
            (similarity_of(one, other, self._similarity), one, other)
            for place, one in enumerate(texts)
            for other in texts[place + 1 :]
        )
        places = {text: place for place, text in enumerate(texts)}
        forest = Forest(len(texts))
        return [
            (one, other, score)
            for score, one, other in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:]))
            if score >= self._similarity and forest.join(places[one], places[other])
        ]
