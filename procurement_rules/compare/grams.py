"""Runs of characters, ranked by how rare they are in a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

# Never in a compared text.
_EDGE = "\0"
# A gram, or the second, third … of the same gram in one text.
Gram = str | tuple[str, int]


class RankedGrams:
    """The grams of one size of a batch of texts; rank 0 is the rarest."""

    def __init__(self, size: int, texts: Iterable[str]) -> None:
        self._size = size
        texts_with: Counter[Gram] = Counter()
        for text in texts:
            texts_with.update(self._grams(text))
        # By the text of a gram where as many texts have it: the order of a set must not show.
        rarest = sorted(texts_with, key=lambda gram: (texts_with[gram], str(gram)))
        self._ranks = {gram: rank for rank, gram in enumerate(rarest)}
        # Grams of one text only are ranked first; nothing is ever found by them.
        self.lonely = sum(count == 1 for count in texts_with.values())

    def ranks(self, text: str) -> list[int]:
        """Return the ranks of the grams of the text, rarest first."""
        return sorted([self._ranks[gram] for gram in self._grams(text)])

    def _grams(self, text: str) -> Sequence[Gram]:
        edge = _EDGE * (self._size - 1)
        padded = edge + text + edge
        grams = [padded[start : start + self._size] for start in range(len(padded) - self._size + 1)]
        return grams if len(set(grams)) == len(grams) else _numbered(grams)


def _numbered(grams: Sequence[str]) -> list[Gram]:
    seen: dict[str, int] = {}
    numbered: list[Gram] = []
    for gram in grams:
        number = seen.get(gram, 0)
        seen[gram] = number + 1
        numbered.append((gram, number) if number else gram)
    return numbered
