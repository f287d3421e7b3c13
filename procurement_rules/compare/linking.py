"""Join alike texts, near linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz, process

from procurement_rules.compare.bounds import Bounds
from procurement_rules.compare.forest import Forest
from procurement_rules.compare.index import Entry, GramIndex, Posting

# Between the parts of a text that must each be alike.
PART = "\n"
# With how many others a text is compared at most: long ones take longer.
_EFFORT = 100_000
_OVERHEAD = 20
# Which texts behind a head are tried first, and which after them.
_ROUNDS = slice(0, 30), slice(30, None)
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
        self._places = {text: place for place, text in enumerate(texts)}
        self._similarity = similarity
        self._forest = Forest(len(texts))
        self._links: list[tuple[int, int, float]] = []
        self._curtailed: set[str] = set()

    def linked(self) -> Linked:
        index = GramIndex(self._texts, Bounds(self._similarity), self._forest)
        for number, text in enumerate(self._texts):
            entry = index.entry(number, text)
            self._join_alike(entry, index)
            index.add(entry)
        groups: dict[int, list[TextLink]] = defaultdict(list)
        for one, other, score in self._links:
            groups[self._forest.find(one)].append((self._texts[one], self._texts[other], score))
        told = (self._strongest(links) if len(links) < _FEW else links for links in groups.values())
        return Linked(tuple(tuple(sorted(links)) for links in told), frozenset(self._curtailed))

    def _join_alike(self, entry: Entry, index: GramIndex) -> None:
        """Join the text with every set that holds an alike one: try the heads of the sets, then some others, then all.

        What is joined early need not be gone through.
        """
        most = _EFFORT // (len(entry.text) + _OVERHEAD)
        postings = index.postings(entry)
        more = self._compare(entry, (posting.heads.values() for posting in postings), most)
        for part in _ROUNDS:
            more |= self._compare(entry, self._apart(entry.number, postings, part), most)
        if more:
            self._curtailed.add(entry.text)

    def _apart(self, number: int, postings: Sequence[Posting], part: slice) -> Iterator[list[str]]:
        """Yield texts that stand behind a head, where they do not hang together with the text already."""
        find = self._forest.find
        own = find(number)
        for posting in postings:
            for root, others in posting.others.items():
                if find(root) != own:
                    yield others[part]

    def _compare(self, entry: Entry, others: Iterable[Iterable[str]], most: int) -> bool:
        """Compare the text with at most so many others; tell whether there were more."""
        chosen: dict[str, None] = {}
        for group in others:
            chosen.update(dict.fromkeys(islice(group, most + 1)))
            if len(chosen) > most:
                break
        found = process.extract(
            entry.text, list(chosen)[:most], scorer=fuzz.ratio, score_cutoff=self._similarity, limit=None
        )
        for other, _, _ in found:
            self._join(other, entry)
        return len(chosen) > most

    def _join(self, other: str, entry: Entry) -> None:
        place = self._places[other]
        if self._forest.find(place) == self._forest.find(entry.number):
            return
        score = similarity_of(other, entry.text, self._similarity)
        if score >= self._similarity:
            self._forest.join(place, entry.number)
            self._links.append((place, entry.number, score))

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
