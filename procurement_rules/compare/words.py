"""What of a text is compared: its words without boilerplate, and apart from them its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.compare.numerals import numbers, without_numbers
from procurement_rules.model.text import Fold

# Half of what is read of a long text, and half of what is compared of it: its beginning and its end.
_READ = 400
_COMPARED = 80
_SIGNS = re.compile(r"[\W_]+")
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Words:
    """The comparable words of a text and its numbers; `telling` is false where all of it is boilerplate."""

    text: str
    numbers: tuple[str, ...]
    telling: bool


class WordReader:
    """Reads texts the same way: folded, without boilerplate, signs and numbers."""

    def __init__(self, fold: Fold, boilerplate: Sequence[str]) -> None:
        self._fold = fold
        phrases = sorted({fold(each).folded for each in boilerplate} - {""}, key=lambda each: (-len(each), each))
        self._boilerplate = re.compile("|".join(map(re.escape, phrases))) if phrases else _NOTHING

    def folded(self, text: str) -> str:
        """Return the text folded; of a very long one only the beginning and the end."""
        return self._fold(_ends(text.strip(), _READ, "\n")).folded

    def read(self, text: str | None, purchaser: str | None = None) -> Words | None:
        """Return what the text says apart from who buys, None where it has no letter and no number."""
        folded = self.folded(text or "")
        own = folded.replace(purchaser, "\n") if purchaser else folded
        bare = self._boilerplate.sub("\n", own)
        # A text of nothing but boilerplate is compared as it stands.
        for kept in (without_numbers(bare), without_numbers(own), folded):
            words = _SIGNS.sub("", kept)
            if words:
                return Words(_ends(words, _COMPARED), numbers(bare), telling=kept is not folded)
        return None


def _ends(text: str, half: int, between: str = "") -> str:
    return text if len(text) <= 2 * half else text[:half] + between + text[-half:]
