"""Fold a text: full width to half, one case, no blanks, no invisible characters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from procurement_rules.model.text import FoldedText

# NFKC turns the full-width signs into ASCII; clause and sentence marks are kept in the Chinese form that lexicons use.
_PUNCTUATION = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    "｡": "。",
    "．": ".",
}
# Control, format (zero width, bidi), surrogate, private use: nothing that a reader sees.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Mn"}


@lru_cache(maxsize=16384)
def _fold_character(character: str) -> str:
    if character in "\r\n":
        return "\n"
    # Compatibility forms come apart into signs that are folded in their turn, some into blanks and marks.
    parts = unicodedata.normalize("NFKC", character).casefold()
    return "".join(_PUNCTUATION.get(part, part) for part in parts if not _unseen(part))


def _unseen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in _INVISIBLE


def fold(text: str) -> FoldedText:
    """Return `text` folded, each folded character with the span it came from.

    Line breaks are kept (they end a sentence); other blanks and invisible characters vanish, so a term is found
    although blanks or zero-width characters stand inside it. Offsets are code points.
    """
    folded: list[str] = []
    starts: list[int] = []
    for place, character in enumerate(text):
        for part in _fold_character(character):
            folded.append(part)
            starts.append(place)
    return FoldedText(text, "".join(folded), tuple(starts), tuple(place + 1 for place in starts))
