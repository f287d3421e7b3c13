"""The arithmetic of the prefix filter: how much two alike texts must have in common.

rapidfuzz's ratio of texts of a and b characters with a longest common subsequence of c is 200·c/(a+b). What is needed
of c bounds the lengths, and the grams (runs of q characters, the ends padded) that both must have: a character left
out costs at most q of them, a character put in at most q-1. If n of m grams must be shared, then one of the m-n+1
rarest is; so it is enough to look for texts that share one of those.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

GRAM_SIZES = (1, 2)
# Against the rounding of floats: a bound may be too loose by this, never too tight.
_SLACK = 1e-9
# Lengths of up to 5 bits stand alone, greater ones share a band of a sixteenth to a thirty-second of their size.
_BITS = 5


def band(length: int) -> int:
    """Return the least length of the band of lengths that `length` belongs to."""
    spare = max(length.bit_length() - _BITS, 0)
    return length >> spare << spare


def _after(start: int) -> int:
    return start + (1 << max(start.bit_length() - _BITS, 0))


class Bounds:
    """What a similarity demands of two texts."""

    def __init__(self, similarity: float) -> None:
        self._similarity = similarity
        self.kept = lru_cache(maxsize=None)(self._kept)
        self.probes = lru_cache(maxsize=None)(self._probes)

    def bands(self, length: int) -> Iterator[int]:
        """Yield the bands of the texts, not longer than `length`, that may be alike."""
        start = band(self._shortest(length))
        while start <= length:
            yield start
            start = _after(start)

    def _kept(self, size: int, length: int) -> int:
        """Return how many of the rarest grams a text is found by, if those that look for it are not shorter."""
        longest = math.floor(length * (200 - self._similarity) / self._similarity + _SLACK)
        shared = min(self._shared(size, length, other) for other in range(length, longest + 1))
        return length + size - max(shared, 1)

    def _probes(self, size: int, length: int, start: int) -> int | None:
        """Return how many of its rarest grams a text looks with in the band at `start`, None if all do not do."""
        others = range(max(start, self._shortest(length)), min(_after(start), length + 1))
        shared = min(self._shared(size, length, other) for other in others)
        return None if shared < 1 else length + size - shared

    def _shared(self, size: int, length: int, other: int) -> int:
        total = length + other
        common = max(math.ceil(self._similarity * total / 200 - _SLACK), 1)
        return (2 * size - 1) * common - (size - 1) * (total - 1)

    def _shortest(self, length: int) -> int:
        return max(math.ceil(length * self._similarity / (200 - self._similarity) - _SLACK), 1)
