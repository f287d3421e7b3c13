"""How deep each character of a line stands in quotes and brackets, and cutting a line where it stands in none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_PAIRS = dict(zip("“（《「【", "”）》」】", strict=True))
_CLOSING = frozenset(_PAIRS.values())
_ANY = re.compile("[“”（）《》「」【】]")


def levels(text: str) -> Sequence[int]:
    """Return for each character, and for the end, how many quotes and brackets are open before it."""
    if not _ANY.search(text):
        return bytes(len(text) + 1)
    depths: list[int] = [0]
    awaited: list[str] = []
    for character in text:
        if character in _PAIRS:
            awaited.append(_PAIRS[character])
        # A closing sign without its opening one stands in submitted text.
        elif character in _CLOSING and awaited[-1:] == [character]:
            awaited.pop()
        depths.append(len(awaited))
    return depths


def cut(text: str, mark: re.Pattern[str]) -> list[str]:
    """Cut a text behind every mark that stands in no quotes or brackets; nothing is left out."""
    depths = levels(text)
    ends = [found.end() for found in mark.finditer(text) if not depths[found.start()] + depths[found.end()]]
    places = sorted({0, *ends, len(text)})
    return [text[start:end] for start, end in pairwise(places)]
