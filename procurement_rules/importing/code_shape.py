"""What the shape of a code says of its place in the tree: `A`, `A01`, `A0101`, `A01010000`."""

from __future__ import annotations

import re
import unicodedata

_SHAPE = re.compile(r"[A-Z](?:[0-9]{2}){0,6}")
_WRITABLE = re.compile(r"[0-9A-Z][0-9A-Z._-]*")
# The national catalog fills every code up to a letter and eight digits with pairs of zeros.
_PADDED = 9
_EMPTY_PAIR = "00"


def fold_code(text: str) -> str:
    """Return the code in half width and upper case, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def is_shaped(code: str) -> bool:
    """Say whether the code is a letter and pairs of digits, so that its level can be read from it."""
    return _SHAPE.fullmatch(code) is not None


def is_writable(code: str) -> bool:
    """Say whether the code may stand for an entry whose level is written beside it."""
    return _WRITABLE.fullmatch(code) is not None


def level_of(code: str) -> int | None:
    """Return the level that the shape shows, counted from 1, or None for an unknown shape."""
    return len(_stem(code)) // 2 + 1 if is_shaped(code) else None


def parents_of(code: str) -> tuple[str, ...]:
    """Return the codes that the group above may have, likeliest first; none at level 1 or without a shape."""
    if not is_shaped(code) or len(_stem(code)) == 1:
        return ()
    short = _stem(code)[:-2]
    padded = short.ljust(_PADDED, "0")
    if len(code) != _PADDED or len(short) == 1:
        return (short,)
    return (padded, short) if code.endswith(_EMPTY_PAIR) else (short, padded)


def _stem(code: str) -> str:
    """Return the code without the pairs of zeros that fill it up."""
    if len(code) != _PADDED:
        return code
    while code.endswith(_EMPTY_PAIR):
        code = code.removesuffix(_EMPTY_PAIR)
    return code
