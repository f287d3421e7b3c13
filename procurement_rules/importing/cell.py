"""Cell → text, without the blanks and strokes that scanning and printing put into it."""

from __future__ import annotations

import re

from procurement_rules.model.clean import clean
from procurement_rules.model.source import Cell

_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff]")
# Characters that are written without a blank between them: ideographs, Chinese punctuation, all brackets.
_UNSPACED = (
    "\u2e80-\u2fdf\u3001-\u30ff\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U00020000-\U0003ffff“”‘’…—()\\[\\]"
)
_SCANNED_BLANK = re.compile(rf"(?<=[{_UNSPACED}]) (?=[{_UNSPACED}])")
# A stroke alone means "nothing to say here"; behind a text it is the rest of a ruled line.
_STROKES = " /／"


def join_scanned(text: str) -> str:
    """Return `text` without blanks and breaks between Chinese characters or brackets, others made one."""
    return _SCANNED_BLANK.sub("", " ".join(_ZERO_WIDTH.sub("", text).split()))


def cell_text(cell: Cell) -> str:
    """Return what a reader sees in the cell; an empty cell and a lone stroke give an empty text."""
    if cell is None:
        return ""
    # Excel keeps every number as a float: 3.0 is printed 3.
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return join_scanned(clean(text)).rstrip(_STROKES)
