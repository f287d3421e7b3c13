"""What stands in the place of a value that could not be understood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import cell_text

_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\x00]+")
# 168② is 168 with a footnote; in half width it would be 1682.
_FOOTNOTE = re.compile(r"(?<=\S)\s*[①-⓿❶-❿¹²³⁰-⁹₀-₉]+\s*$")


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The reason, in Chinese, why a value is left out."""

    reason: str


def numeral_text(cell: Cell) -> str:
    """Return a cell as plain text for the patterns of numbers and days: half width, blanks joined to one."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", _FOOTNOTE.sub("", cell_text(cell)))).strip()
