"""Fold a text: full width to half, one case, simplified characters, nothing unseen and no signs inside words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from procurement_rules.model.text import FoldedText
from procurement_rules.normalise.characters import CHARACTERS, NOTHING, SEVERAL, UNCHANGED, fold_character
from procurement_rules.normalise.joints import JOINT


def fold(text: str) -> FoldedText:
    """Return `text` folded, each folded character with the span it came from.

    Blanks and invisible characters vanish, and so do dashes, dots, symbols and line breaks between two Chinese
    characters, so that a term is found although they stand inside it. A line break elsewhere is kept and ends a
    sentence. Traditional characters become simplified ones, each by itself. Offsets are code points.
    """
    if UNCHANGED.fullmatch(text):
        return _in_place(text, text)
    folded, starts = _by_character(text)
    if JOINT.search(folded):
        folded, starts = _without_joints(folded, starts)
    elif isinstance(starts, range):
        return _in_place(text, folded)
    return FoldedText(text, folded, starts, [start + 1 for start in starts])


def _in_place(text: str, folded: str) -> FoldedText:
    return FoldedText(text, folded, range(len(text)), range(1, len(text) + 1))


def _by_character(text: str) -> tuple[str, Sequence[int]]:
    """Return the text folded character by character and where each came from, a range where all keep their places."""
    folded = text.translate(CHARACTERS)
    if NOTHING not in folded and SEVERAL not in folded:
        return folded, range(len(text))
    parts = [
        (part, place)
        for place, one in enumerate(folded)
        if one != NOTHING
        for part in (fold_character(text[place]) if one == SEVERAL else one)
    ]
    return "".join(part for part, _ in parts), [place for _, place in parts]


def _without_joints(folded: str, starts: Sequence[int]) -> tuple[str, Sequence[int]]:
    joints = {place for found in JOINT.finditer(folded) for place in range(*found.span())}
    kept = [place not in joints for place in range(len(folded))]
    return "".join(compress(folded, kept)), list(compress(starts, kept))
