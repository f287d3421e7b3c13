"""Text with two faces: as it was submitted, and folded for comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class FoldedText(NamedTuple):
    """A text folded for comparison that remembers where each folded character came from.

    `starts[i]` and `ends[i]` are code-point offsets of `original` for `folded[i]`.
    """

    original: str
    folded: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `original` that `folded[start:end]` stands for."""
        if start >= end:
            return (0, 0)
        return self.starts[start], self.ends[end - 1]


Fold = Callable[[str], FoldedText]
