"""What of a text is compared: its words without boilerplate, and apart from them its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from procurement_rules.compare.numerals import numbers, without_numbers, without_repetition
from procurement_rules.model.text import Fold

# Half of what is read of a long text, and half of what is compared of it: its beginning and its end.
_READ = 400
_COMPARED = 60
# A shorter name of a purchaser would be found inside other words.
_SHORTEST_PURCHASER = 3
_REMEMBERED = 4096
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
        # A batch says the names of its purchasers, and often its titles, again and again.
        self.read = lru_cache(maxsize=_REMEMBERED)(self._read)
        self.folded = lru_cache(maxsize=_REMEMBERED)(self._folded)
        phrases = sorted(
            {fold(each).folded for each in boilerplate} - {""}, key=lambda each: (-len(each), each)
        )
        self._boilerplate = re.compile("|".join(map(re.escape, phrases))) if phrases else _NOTHING

    def _folded(self, text: str) -> str:
        """Return the text folded; of a very long one only the beginning and the end."""
        return self._fold(_ends(text.strip(), _READ, "\n")).folded

    def _read(self, text: str | None, purchaser: str | None = None) -> Words | None:
        """Return what the text says apart from who buys, None where it has no letter and no number."""
        folded = self.folded(text or "")
        own = without_repetition(_without(folded, purchaser))
        bare = self._boilerplate.sub("\n", own)
        # A text of nothing but boilerplate is compared as it stands.
        choices = (_SIGNS.sub("", kept) for kept in (without_numbers(bare), without_numbers(own), folded))
        telling, *other = choices
        words = telling or next(filter(None, other), "")
        return Words(_ends(words, _COMPARED), numbers(bare), bool(telling)) if words else None


def _without(folded: str, purchaser: str | None) -> str:
    if purchaser is None or len(purchaser) < _SHORTEST_PURCHASER:
        return folded
    return folded.replace(purchaser, "\n")


def _ends(text: str, half: int, between: str = "") -> str:
    return text if len(text) <= 2 * half else text[:half] + between + text[-half:]
