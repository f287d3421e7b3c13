"""Which texts hang together, as far as it is known."""

from __future__ import annotations


class Forest:
    """Disjoint sets of the numbers from 0; the least of a set stands for it."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def find(self, number: int) -> int:
        """Return the least number of the set."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, one: int, other: int) -> bool:
        """Make one set of two; tell whether they were two."""
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low
        return low != high
