"""Items in portions that are read together: many short ones, few long ones, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

# Reading takes some hundred bytes a character.
MOST_CHARACTERS = 200_000

T = TypeVar("T")


def portions(items: Sequence[T], size: Callable[[T], int]) -> Iterator[Sequence[T]]:
    """Yield the items in their order, in portions of at most `MOST_CHARACTERS` by their `size`, or of one item."""
    first, held = 0, 0
    for number, item in enumerate(items):
        length = size(item)
        if number > first and held + length > MOST_CHARACTERS:
            yield items[first:number]
            first, held = number, 0
        held += length
    if first < len(items):
        yield items[first:]
