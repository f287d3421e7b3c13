"""Runs of characters, ranked by how rare they are in a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

# Never in a compared text.
_EDGE = "\0"
# A gram, or the second, third … of the same gram in one text.
Gram = str | tuple[str, int]


class RankedGrams:
    """The grams of one size of a batch of texts; rank 0 is the rarest."""

    def __init__(self, size: int, texts: Iterable[str]) -> None:
        self._size = size
        texts_with = Counter(gram for text in texts for gram in self._grams(text))
        self._ranks = {
            gram: rank
            for rank, gram in enumerate(sorted(texts_with, key=lambda gram: (texts_with[gram], str(gram))))
        }
        # Grams of one text only are ranked first; nothing is ever found by them.
        self.lonely = sum(count == 1 for count in texts_with.values())

    def rarest(self, text: str, count: int) -> list[int]:
        """Return the ranks of the `count` rarest grams of the text."""
        return sorted(self._ranks[gram] for gram in self._grams(text))[:count]

    def _grams(self, text: str) -> Iterator[Gram]:
        edge = _EDGE * (self._size - 1)
        padded = edge + text + edge
        seen: Counter[str] = Counter()
        for start in range(len(padded) - self._size + 1):
            gram = padded[start : start + self._size]
            number = seen[gram]
            seen[gram] += 1
            yield (gram, number) if number else gram
