"""Find the texts that may be alike by the rare grams that they share, never by going through all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from procurement_rules.compare.bounds import GRAM_SIZES, Bounds, band
from procurement_rules.compare.forest import Forest
from procurement_rules.compare.grams import RankedGrams


@dataclass(slots=True)
class Posting:
    """The texts found by one gram in one band of lengths, by the set that they belonged to when they were added."""

    count: int = 0
    members: dict[int, list[int]] = field(default_factory=dict)

    def add(self, root: int, number: int) -> None:
        """Add a text of the set."""
        self.count += 1
        self.members.setdefault(root, []).append(number)


class GramIndex:
    """Texts by their rarest grams. They are added and looked for in the order of their lengths, shortest first."""

    def __init__(self, texts: Sequence[str], bounds: Bounds, forest: Forest) -> None:
        self._bounds = bounds
        self._forest = forest
        self._grams = {size: RankedGrams(size, texts) for size in GRAM_SIZES}
        self._postings: dict[tuple[int, int], dict[int, Posting]] = defaultdict(dict)

    def add(self, number: int, text: str) -> None:
        """Make the text findable."""
        root = self._forest.find(number)
        for size, grams in self._grams.items():
            postings = self._postings[size, band(len(text))]
            for rank in grams.rarest(text, self._bounds.kept(size, len(text))):
                if rank >= grams.lonely:
                    postings.setdefault(rank, Posting()).add(root, number)

    def groups(self, number: int, text: str) -> Iterator[list[int]]:
        """Yield groups of earlier texts that hang together; every text alike to this one is in one of them.

        Groups that hang together with this text already are left out.
        """
        own = self._forest.find
        for start in self._bounds.bands(len(text)):
            for posting in self._shortest(text, start):
                for root, members in posting.members.items():
                    if own(root) != own(number):
                        yield members

    def _shortest(self, text: str, start: int) -> list[Posting]:
        """Return the postings, rarest gram first, of the gram size that finds the fewest texts."""
        choices = [found for size in GRAM_SIZES if (found := self._found(size, text, start)) is not None]
        return min(choices, key=lambda found: sum(posting.count for posting in found))

    def _found(self, size: int, text: str, start: int) -> list[Posting] | None:
        postings = self._postings.get((size, start))
        count = self._bounds.probes(size, len(text), start)
        if not postings or count is None:
            return [] if not postings else None
        ranks = self._grams[size].rarest(text, count)
        return [postings[rank] for rank in ranks if rank in postings]
