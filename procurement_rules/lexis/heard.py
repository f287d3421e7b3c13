"""How much of a pull stands in which part of which text."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from procurement_rules.lexis.grams import LONGEST, Grams, Weights


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
        self._total = total

    def between(self, text: int, start: int, end: int) -> float:
        """Return the pull of the characters from `start` to `end` of the text with that number."""
        offset, limit = int(self._offsets[text]), self._lengths[text]
        # Summed for itself: a running sum would round by what stands before it in the batch.
        return math.fsum(self._total[offset + min(start, limit) : offset + min(end, limit)])
