"""Write known misspellings of telltale words as the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ahocorasick_rs import AhoCorasick, MatchKind

from procurement_rules.model.text import FoldedText
from procurement_rules.normalise.fold import fold

_MARKS = "，、；：。！？"
_OPENING, _CLOSING = "（【《〔「『“‘", "）】》〕」』”’"
# 融、资 stands in 金融、资产; of three characters on nobody writes a mark between each by chance.
_SHORTEST_SET_APART = 3
_LATIN = re.compile("[a-z]{2}")


class Speller:
    """Folds texts as `fold` does and reads through misspellings. Holds no state between texts.

    `spellings` is word → the forms that stand for it. Words of three characters and more are also read where a mark
    or brackets set all their characters apart: 劳、务、派、遣.
    """

    def __init__(self, spellings: Mapping[str, Iterable[str]]) -> None:
        words = {
            fold(form).folded: fold(word).folded
            for word, forms in spellings.items()
            for form in (*forms, *_set_apart(word))
        }
        self._words = list(words.values())
        self._forms = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)

    def fold(self, text: str) -> FoldedText:
        """Return `text` folded and spelled right; a character of a corrected word has the span of the whole form.

        Where form and word are of one length each character keeps its own span.
        """
        folded = fold(text)
        found = [
            each
            for each in self._forms.find_matches_as_indexes(folded.folded)
            if not _cuts_a_latin_word(folded.folded, *each[1:])
        ]
        return self._respelled(folded, found) if found else folded

    def _respelled(self, text: FoldedText, found: list[tuple[int, int, int]]) -> FoldedText:
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for number, start, end in found:
            word = self._words[number]
            own = len(word) == end - start
            first, last = text.span(start, end)
            parts += text.folded[done:start], word
            starts += text.starts[done:start]
            starts += text.starts[start:end] if own else [first] * len(word)
            ends += text.ends[done:start]
            ends += text.ends[start:end] if own else [last] * len(word)
            done = end
        return FoldedText(
            text.original,
            "".join(parts) + text.folded[done:],
            [*starts, *text.starts[done:]],
            [*ends, *text.ends[done:]],
        )


def _cuts_a_latin_word(folded: str, start: int, end: int) -> bool:
    """Tell whether a letter stands before or after a form that begins or ends in one: 手机mix is no 机mi."""
    return any(_LATIN.fullmatch(folded, max(place - 1, 0), place + 1) for place in (start, end))


def _set_apart(word: str) -> Iterator[str]:
    if len(word) < _SHORTEST_SET_APART:
        return
    for mark in _MARKS:
        yield mark.join(word)
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        yield "".join(f"{opening}{character}{closing}" for character in word)
