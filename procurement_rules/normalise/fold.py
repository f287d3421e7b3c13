"""Fold a text: full width to half, one case, no blanks, no invisible characters."""

from __future__ import annotations

import re
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
# Letters and signs that show as blanks, and what stands for a character that could not be kept.
_BLANK_LOOKING = set("\u115f\u1160\u3164\uffa0\u2800\ufffd")
# Signs that are put between the characters of a word to hide it, or that a table's layout leaves there.
_JOINTS = set("·•・‧∙-–—_*/\\|~^+\n")
# A row of more signs than this is a border and no joint.
_LONGEST_JOINT = 3
_LIST_NUMBER = re.compile(r"[0-9一二三四五六七八九十]{1,3}[、.．)）]|[（(①-⑳]")


@lru_cache(maxsize=16384)
def _fold_character(character: str) -> str:
    if character in "\r\n":
        return "\n"
    # Compatibility forms come apart into signs that are folded in their turn, some into blanks and marks.
    parts = unicodedata.normalize("NFKC", character).casefold()
    return "".join(_PUNCTUATION.get(part, part) for part in parts if not _unseen(part))


def _unseen(character: str) -> bool:
    if character.isspace() or character in _BLANK_LOOKING:
        return True
    return unicodedata.category(character) in _INVISIBLE


def fold(text: str) -> FoldedText:
    """Return `text` folded, each folded character with the span it came from.

    Blanks and invisible characters vanish, and so do dashes, dots and line breaks between two Chinese characters, so
    that a term is found although they stand inside it. A line break elsewhere is kept and ends a sentence. Offsets are
    code points.
    """
    places = [(part, place) for place, character in enumerate(text) for part in _fold_character(character)]
    kept = [
        (part, place)
        for number, (part, place) in enumerate(places)
        if part not in _JOINTS or not _inside_a_word(places, number, text)
    ]
    starts = tuple(place for _, place in kept)
    return FoldedText(text, "".join(part for part, _ in kept), starts, tuple(place + 1 for place in starts))


def _inside_a_word(places: list[tuple[str, int]], number: int, text: str) -> bool:
    """Tell whether only joints stand between the Chinese characters on both sides, and no list begins here."""
    before = _next_letter(places, number, -1)
    after = _next_letter(places, number, 1)
    if before is None or after is None or not (_chinese(before[0]) and _chinese(after[0])):
        return False
    return not _LIST_NUMBER.match(text, after[1])


def _next_letter(places: list[tuple[str, int]], number: int, step: int) -> tuple[str, int] | None:
    for distance in range(1, _LONGEST_JOINT + 1):
        other = number + step * distance
        if not 0 <= other < len(places):
            return None
        if places[other][0] not in _JOINTS:
            return places[other]
    return None


def _chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
