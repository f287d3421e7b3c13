"""What a name ends in: Chinese titles are head-final, so the thing bought stands at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from procurement_rules.model.text import Fold

_BRACKETED_TAIL = re.compile(r"(（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕)$")
_NUMBERS = "0123456789abcdefghijklmnopqrstuvwxyz一二三四五六七八九十、，。；：.-—_/号#\n"
# A name's head stands in its last characters; a hostile name is not walked through.
_LONGEST_TAIL = 200


class HeadFinder:
    """Strips from the end of a name what says nothing: brackets, lot numbers, 项目, 采购, 服务."""

    def __init__(self, tails: Iterable[str], fold: Fold) -> None:
        self._tails = frozenset(fold(tail).folded for tail in tails) - {""}
        self._lengths = sorted({len(tail) for tail in self._tails}, reverse=True)

    def end(self, folded: str) -> int:
        """Return the offset after the last meaningful character, 0 for a name of nothing but tails."""
        skipped = max(len(folded) - _LONGEST_TAIL, 0)
        text = folded[skipped:]
        while text:
            shorter = self._shorten(text)
            if shorter == text:
                return skipped + len(text)
            text = shorter
        return 0

    def _shorten(self, text: str) -> str:
        text = text.rstrip(_NUMBERS)
        bracketed = _BRACKETED_TAIL.search(text)
        if bracketed:
            return text[: bracketed.start()]
        for length in self._lengths:
            if text[-length:] in self._tails:
                return text[:-length]
        return text
