"""jieba's dictionary, of which only the words that begin as those of a text do are ever laid out."""

from __future__ import annotations

from typing import IO

import numpy as np
import numpy.typing as npt

from procurement_rules.lexis.grams import Numbers

_DIGITS = 9


class WordFrequencies(dict[str, int]):
    """Word → how often it is written; 0 for what only begins a word. Safe for several threads.

    Laying out the whole dictionary takes longer than everything else that a first answer needs. Every beginning of a
    word begins with the same character, so the words of a text are there once those of its characters are laid out.
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
        self._laid_out: set[str] = set()

    def lay_out(self, text: str) -> None:
        """Hold every word that may begin in `text`."""
        for character in set(text) - self._laid_out:
            for place in range(*np.searchsorted(self._first, (ord(character), ord(character) + 1)).tolist()):
                self._hold(self._text[self._begin[place] : self._end[place]])
            self._laid_out.add(character)

    def _hold(self, line: str) -> None:
        word, frequency = line.split(" ")[:2]
        self[word] = int(frequency)
        for end in range(1, len(word)):
            self.setdefault(word[:end], 0)


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
