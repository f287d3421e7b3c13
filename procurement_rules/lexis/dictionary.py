"""jieba's dictionary, of which only the words that begin as those of a text do are ever laid out."""

from __future__ import annotations

from typing import IO

import numpy as np
import numpy.typing as npt

from procurement_rules.lexis.grams import Numbers

_DIGITS = 9


class WordFrequencies:
    """Word → how often it is written; 0 for what only begins a word. Safe for several threads.

    Laying out the whole dictionary takes longer than everything else that a first answer needs. jieba asks for words by
    `in`, `[]` and `get` alone, and every beginning of a word begins with the same character.
    """

    def __init__(self, file: IO[bytes]) -> None:
        """Take over an open dictionary: a line a word, with its frequency behind a blank."""
        with file:
            self._text = file.read().decode()
        points = np.frombuffer(self._text.encode("utf-32-le"), np.uint32)
        ends = np.flatnonzero(points == ord("\n"))
        begins = np.concatenate(([0], ends[:-1] + 1))
        first = points[begins]
        order = np.argsort(first, kind="stable")
        self._first = first[order]
        self._begin, self._end = begins[order], ends[order]
        self.total = _sum_of_frequencies(points, begins)
        self._known: dict[str, int] = {}
        self._laid_out: set[str] = set()

    def __contains__(self, word: str) -> bool:
        return word in self._of(word)

    def __getitem__(self, word: str) -> int:
        return self._of(word)[word]

    def get(self, word: str) -> int | None:
        """Return the frequency of a word, None where it is none."""
        return self._of(word).get(word)

    def _of(self, word: str) -> dict[str, int]:
        first = word[0]
        if first not in self._laid_out:
            for place in range(*np.searchsorted(self._first, (ord(first), ord(first) + 1)).tolist()):
                self._lay_out(self._text[self._begin[place] : self._end[place]])
            self._laid_out.add(first)
        return self._known

    def _lay_out(self, line: str) -> None:
        word, frequency = line.split(" ")[:2]
        self._known[word] = int(frequency)
        for end in range(1, len(word)):
            self._known.setdefault(word[:end], 0)


def _sum_of_frequencies(points: npt.NDArray[np.uint32], begins: Numbers) -> int:
    """Return the sum of the numbers behind the first blank of each line."""
    blanks = np.flatnonzero(points == ord(" "))
    place = blanks[np.searchsorted(blanks, begins)] + 1
    frequency = np.zeros(len(begins), np.int64)
    for _ in range(_DIGITS):
        digit = points[place] - np.int64(ord("0"))
        going = (digit >= 0) & (digit <= 9)  # noqa: PLR2004 - the digits
        frequency = np.where(going, frequency * 10 + digit, frequency)
        place = place + going
    return int(frequency.sum())
