"""Text into cells, whoever wrote it: never a formula, never more than a cell holds, nothing that XML cannot carry."""

from __future__ import annotations

import re
import unicodedata
from copy import copy
from typing import Any, cast

from openpyxl.cell.cell import Cell, MergedCell

from procurement_rules.report.printable import visible

LONGEST_CELL = 32_767
_MORE = "…"
# Of Chinese in this size, half as many characters fit into a column as it is digits wide.
_FULL_WIDTH_SIZE = 10.0
# Excel begins a formula at these; an apostrophe mark keeps it a text when somebody edits the cell.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# Words and numbers are not broken between lines; Chinese is, anywhere.
_PARTS = re.compile("[!-~]+|[^!-~]+")
# Not characters at all, so XML does not allow them.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


def safe_text(text: str) -> str:
    """Return the text as a cell can hold it, with hidden characters shown by name."""
    shown = visible(_NO_CHARACTERS.sub("\ufffd", text))
    return shown if len(shown) <= LONGEST_CELL else shown[: LONGEST_CELL - len(_MORE)] + _MORE


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Write `text` as text, whatever it begins with; the cell's style stays."""
    # Of merged cells only the first holds anything.
    if isinstance(cell, MergedCell):
        return
    shown = safe_text(text)
    cell.value = shown or None
    if shown:
        # The library takes what begins with = for a formula and #N/A for an error.
        cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        styled: Any = cell
        styled.quotePrefix = True


def copy_style(source: Cell | MergedCell, target: Cell | MergedCell) -> None:
    """Make `target` look like `source`, a cell of the same workbook."""
    # The library's own way to copy: a style is a handful of numbers that point into the workbook's lists.
    styled: Any = target
    styled._style = copy(cast(Any, source)._style)


def lines_needed(text: str, width: float, font_size: float) -> int:
    """Return how many lines the text takes in a column that is `width` digits of the workbook's font wide."""
    room = max(1, int(width * _FULL_WIDTH_SIZE / font_size))
    return sum(_lines_of(line, room) for line in text.split("\n"))


def _lines_of(line: str, room: int) -> int:
    """Return how many lines of `room` digits a paragraph takes; a word that is longer than a line is cut."""
    lines, used = 1, 0
    for part in _PARTS.findall(line):
        digits = _digits(part)
        if "!" <= part[0] <= "~" and used and used + digits > room:
            lines, used = lines + 1, 0
        used += digits
        over = max(0, -(-used // room) - 1)
        lines, used = lines + over, used - over * room
    return lines


def text_width(text: str) -> int:
    """Return how many digits wide the longest line is; a Chinese character is as wide as two."""
    return max(map(_digits, text.split("\n")))


def _digits(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)
