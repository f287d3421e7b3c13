"""Characters that no longer say what was written: bytes that were spoilt, and control characters inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from procurement_rules.model.clean import REPLACEMENT
from procurement_rules.read import words
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.merged import Row

# Tabs and line breaks are blanks; a NUL is no part of any text.
_SPOILT = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f{REPLACEMENT}]")
_MOST_TOLD = 5
_LONGEST = 40


def unreadable_notes(rows: Sequence[Row]) -> Iterator[str]:
    """Yield one note that names the cells whose text is not whole."""
    spoilt = [
        f"{column_letters(index)}{number}“{_shown(cell)}”"
        for number, cells in rows
        for index, cell in enumerate(cells)
        if isinstance(cell, str) and _SPOILT.search(cell)
    ]
    if spoilt:
        told = "、".join(spoilt[:_MOST_TOLD])
        more = words.AND_MORE.format(cells=len(spoilt)) if len(spoilt) > _MOST_TOLD else ""
        yield words.UNREADABLE.format(cells=told + more)


def _shown(cell: str) -> str:
    """Return the text around its first such character."""
    match = _SPOILT.search(cell)
    start = max(0, match.start() - _LONGEST // 2) if match else 0
    return _SPOILT.sub(REPLACEMENT, " ".join(cell[start : start + _LONGEST].split()))
