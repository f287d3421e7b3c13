"""Cut many texts at once into every run of one to three characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LONGEST = 3
# A code point needs 21 bits, so that three of them fill one whole number of 63.
_BITS = 21
_CHINESE = (0x3400, 0x9FFF)

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Grams:
    """Parallel arrays, one element a gram: number of its text, its characters as one key, its span in the text."""

    text: Numbers
    key: Numbers
    start: Numbers
    end: Numbers


def cut(texts: Sequence[str]) -> Grams:
    """Return the grams of folded texts; whatever is not a Chinese character separates."""
    characters = _characters(texts)
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    starts = np.cumsum(lengths) - lengths
    owner = np.repeat(np.arange(len(texts)), lengths)
    parts = []
    key, whole = characters, characters > 0
    for length in range(1, LONGEST + 1):
        if length > 1:
            following = characters[length - 1 :]
            key, whole = key[:-1] << _BITS | following, whole[:-1] & (following > 0)
        places = np.flatnonzero(whole)
        text = owner[places]
        start = places - starts[text]
        parts.append((text, key[places], start, start + length))
    return Grams(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def spelled(key: int) -> str:
    """Return the characters of a key."""
    characters = ""
    while key:
        characters = chr(key & ((1 << _BITS) - 1)) + characters
        key >>= _BITS
    return characters


def key_of(gram: str) -> int:
    """Return the key of up to three characters."""
    key = 0
    for character in gram:
        key = key << _BITS | ord(character)
    return key


def _characters(texts: Sequence[str]) -> Numbers:
    """Return the code points of all texts, each text followed by a separator; 0 separates."""
    joined = "".join(f"{text}\n" for text in texts)
    points = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32).astype(np.int64)
    return np.where((points >= _CHINESE[0]) & (points <= _CHINESE[1]), points, 0)
