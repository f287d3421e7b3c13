"""How much of a pull stands in which part of which text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from procurement_rules.lexis.grams import LONGEST, Grams, Numbers, Weights

# Of one natural log odd.
_PARTS = 2**20


class Heard:
    """The pull of every character: each gram shares its own among its characters."""

    def __init__(self, texts: Sequence[str], grams: Grams, pulls: Weights) -> None:
        self._lengths = [len(text) for text in texts]
        self._offsets = np.cumsum([0, *self._lengths])
        length = grams.end - grams.start
        first = self._offsets[grams.text] + grams.start
        total = np.zeros(int(self._offsets[-1]))
        for step in range(LONGEST):
            reached = length > step
            total += np.bincount(
                first[reached] + step, pulls[reached] / length[reached], minlength=len(total)
            )
        # In whole parts, so that a running sum does not round by what stands before in the batch.
        self._sums = np.concatenate([[0], np.cumsum(np.rint(total * _PARTS).astype(np.int64))])

    def between(self, text: int, start: int, end: int) -> float:
        """Return the pull of the characters from `start` to `end` of the text with that number."""
        offset, limit = int(self._offsets[text]), self._lengths[text]
        first, last = offset + min(start, limit), offset + min(end, limit)
        return int(self._sums[last] - self._sums[first]) / _PARTS

    def spans(self, text: Numbers, start: Numbers, end: Numbers) -> Weights:
        """Return the same for many spans at once, each within its text."""
        offset = self._offsets[text]
        pulls: Weights = (self._sums[offset + end] - self._sums[offset + start]) / _PARTS
        return pulls
