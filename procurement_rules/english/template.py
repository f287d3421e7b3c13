"""One row of the table: Chinese text with holes, and the English text with the same holes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import add

from procurement_rules.english.nesting import levels

_HOLE = re.compile(r"\{(=?)([0-9]+)\}")
_BLANKS = re.compile(" {2,}")
_CHINESE = re.compile("[\u3400-\u9fff]")
_MIRRORED = str.maketrans("“”（）《》「」【】", "”“）（》《」「】【")


def has_chinese(text: str) -> bool:
    """Tell whether a text has a Chinese character; signs such as ： are none."""
    return _CHINESE.search(text) is not None


class Template:
    """`没有地区 {0}` → `there is no place {0}`; `{=0}` in the English text leaves that part as it stands.

    Holes are numbered from 0 in the order of the Chinese text, in which no two are neighbours.
    """

    def __init__(self, chinese: str, english: str) -> None:
        self.literals: tuple[str, ...] = tuple(_HOLE.split(chinese)[::3])
        # Most texts are known not to fit by that alone.
        self.telling = max(self.literals, key=len)
        words = sum(len(_CHINESE.findall(literal)) for literal in self.literals)
        # Words tell more than signs.
        self.weight = sum(map(len, self.literals)) + words
        # Signs such as {0}（{1}）, or one character, fit submitted text as well.
        self.is_weak = words <= 1
        # The holes that stand between “ and ”: what is quoted may have been submitted.
        self.quoted = frozenset(
            number
            for number, (before, behind) in enumerate(pairwise(self.literals))
            if before.endswith("“") and behind.startswith("”")
        )
        # How many quotes and brackets of its own are open in each hole.
        self.nested = [*accumulate(levels(each)[-1] - _closed(each) for each in self.literals[:-1])]
        pieces = _HOLE.split(english)
        self._said: tuple[str, ...] = tuple(pieces[::3])
        self._holes = [
            (int(number), sign == "=") for sign, number in zip(pieces[1::3], pieces[2::3], strict=True)
        ]

    def captured(self, text: str, depths: Sequence[int] | None) -> list[str] | None:
        """Return what stands in the holes, None where the text is no such text.

        With `depths`, no part may have a quote or bracket of which the other half lies outside it.
        """
        first, *middle = self.literals
        if not middle:
            return [] if text == first else None
        last = middle.pop()
        start, end = len(first), len(text) - len(last)
        if start > end or not text.startswith(first) or not text.endswith(last):
            return None
        places = self._places(text, middle, start, end, depths)
        if places is None:
            return None
        for found in (places, [*places[:-1], text.rfind(middle[-1], start, end)] if middle else places):
            starts = [start, *(place + len(literal) for place, literal in zip(found, middle, strict=True))]
            spans = list(zip(starts, [*found, end], strict=True))
            if depths is None or self._is_whole(spans, depths):
                return [text[begin:stop] for begin, stop in spans]
        return None

    def _places(
        self, text: str, middle: Sequence[str], start: int, end: int, depths: Sequence[int] | None
    ) -> list[int] | None:
        """Return the first place of each literal behind the one before it, as deep as it is in the template."""
        places = []
        for literal, depth in zip(middle, self.nested, strict=False):
            place = text.find(literal, start, end)
            while place >= 0 and depths is not None and depths[place] != depth:
                place = text.find(literal, place + 1, end)
            if place < 0:
                return None
            places.append(place)
            start = place + len(literal)
        return places

    def _is_whole(self, spans: Sequence[tuple[int, int]], depths: Sequence[int]) -> bool:
        """Tell whether no part closes what was opened before it, or leaves open what it opens."""
        return all(
            depths[begin] == depths[end] == depth and min(depths[begin : end + 1]) == depth
            for (begin, end), depth in zip(spans, self.nested, strict=True)
        )

    def filled(self, parts: Sequence[str], said: Sequence[str]) -> str:
        """Return the English text with `said`, the parts in English; what is verbatim stays as in `parts`."""
        # Quotations are listed by the program, verbatim or not; between quotes the sign was submitted.
        listed = (
            hole if number in self.quoted else hole.replace("”、“", "”, “")
            for number, verbatim in self._holes
            for hole in ((parts if verbatim else said)[number],)
        )
        text = self._said[0] + "".join(map(add, listed, self._said[1:]))
        # A part that may be lacking has a blank before it.
        return _BLANKS.sub(" ", text).strip()


def _closed(literal: str) -> int:
    """Return how many quotes and brackets a literal closes that it did not open."""
    return levels(literal[::-1].translate(_MIRRORED))[-1]


def holes(text: str) -> set[int]:
    """Return the numbers of the holes of a text."""
    return {int(number) for _, number in _HOLE.findall(text)}
