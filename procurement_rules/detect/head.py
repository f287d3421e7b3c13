"""What a name ends in: Chinese titles are head-final, so the thing bought stands at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from procurement_rules.model.text import Fold

# Read from behind.
_BRACKETED = r"）[^（）]*（|\][^\[\]]*\[|】[^【】]*【|〕[^〔〕]*〔"
_NUMBERS = r"[0-9a-z一二三四五六七八九十、，。；：.\-—_/号#\n]"
# A name's head stands in its last characters; a hostile name is not walked through.
_LONGEST_TAIL = 200


class HeadFinder:
    """Strips from the end of a name what says nothing: brackets, lot numbers, 项目, 采购, 服务."""

    def __init__(self, tails: Iterable[str], fold: Fold) -> None:
        backwards = {fold(tail).folded[::-1] for tail in tails} - {""}
        longest_first = sorted(backwards, key=lambda tail: (-len(tail), tail))
        # Possessive: a hostile name must not be tried in every way.
        self._tail = re.compile(rf"(?:{'|'.join([_NUMBERS, _BRACKETED, *map(re.escape, longest_first)])})*+")

    def end(self, folded: str) -> int:
        """Return the offset after the last meaningful character, 0 for a name of nothing but tails."""
        behind = folded[: -_LONGEST_TAIL - 1 : -1]
        tail = self._tail.match(behind)
        stripped = tail.end() if tail else 0
        return len(folded) - stripped if stripped < len(behind) else 0
