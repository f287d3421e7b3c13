"""Find the texts that may be alike by the rare grams that they share, never by going through all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from procurement_rules.compare.bounds import GRAM_SIZES, Bounds, band
from procurement_rules.compare.forest import Forest
from procurement_rules.compare.grams import RankedGrams

# After how many readings a posting looks whether its sets are still apart.
_SETTLE = 16


class Posting:
    """The texts found by one gram in one band of lengths: of every set that hangs together the head, and the others.

    Texts stand under the set that they belonged to when they were added or last settled.
    """

    __slots__ = ("_read", "heads", "others", "size")

    def __init__(self) -> None:
        self.size = 0
        self.heads: dict[int, str] = {}
        self.others: dict[int, list[str]] = {}
        self._read = 0

    def add(self, root: int, text: str) -> None:
        """Add a text of the set."""
        self.size += 1
        if root in self.heads:
            self.others.setdefault(root, []).append(text)
        else:
            self.heads[root] = text

    def settled(self, find: Callable[[int], int]) -> Posting:
        """Return the posting; every few times sets that have been joined since are made one."""
        self._read += 1
        if self._read % _SETTLE == 0:
            for root in [root for root in self.heads if find(root) != root]:
                texts = [self.heads.pop(root), *self.others.pop(root, ())]
                self.size -= len(texts)
                for text in texts:
                    self.add(find(root), text)
        return self


@dataclass(frozen=True, slots=True)
class Entry:
    """A text with the ranks of its grams of each size."""

    number: int
    text: str
    ranks: Mapping[int, Sequence[int]]


class GramIndex:
    """Texts by their rarest grams. They are added and looked for in the order of their lengths, shortest first."""

    def __init__(self, texts: Sequence[str], bounds: Bounds, forest: Forest) -> None:
        self._bounds = bounds
        self._forest = forest
        self._grams = {size: RankedGrams(size, texts) for size in GRAM_SIZES}
        self._postings: dict[tuple[int, int], dict[int, Posting]] = defaultdict(dict)

    def entry(self, number: int, text: str) -> Entry:
        """Return the text as it is added and looked for."""
        return Entry(number, text, {size: grams.ranks(text) for size, grams in self._grams.items()})

    def add(self, entry: Entry) -> None:
        """Make the text findable."""
        root = self._forest.find(entry.number)
        for size, ranks in entry.ranks.items():
            postings, lonely = self._postings[size, band(len(entry.text))], self._grams[size].lonely
            for rank in ranks[: self._bounds.kept(size, len(entry.text))]:
                if rank >= lonely:
                    postings.setdefault(rank, Posting()).add(root, entry.text)

    def postings(self, entry: Entry) -> list[Posting]:
        """Return where the earlier texts are found that may be alike to this one: every one that is, is there."""
        return [each for start in self._bounds.bands(len(entry.text)) for each in self._fewest(entry, start)]

    def _fewest(self, entry: Entry, start: int) -> list[Posting]:
        """Return the postings of the gram size that finds the fewest texts, rarest gram first."""
        choices = [found for size in GRAM_SIZES if (found := self._found(size, entry, start)) is not None]
        return min(choices, key=lambda found: sum([posting.size for posting in found]))

    def _found(self, size: int, entry: Entry, start: int) -> list[Posting] | None:
        count = self._bounds.probes(size, len(entry.text), start)
        if count is None:
            return None
        postings = self._postings.get((size, start), {})
        return [
            postings[rank].settled(self._forest.find)
            for rank in entry.ranks[size][:count]
            if rank in postings
        ]
