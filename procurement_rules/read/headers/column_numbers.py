"""The row under a header that counts its columns: 1, 2, 3 or 栏次, 1, 2 or 甲, 乙, 1, 2 or （1）, （2）, （3）=（4）+（5）."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from procurement_rules.model.source import Cell
from procurement_rules.read.cells.cell_text import cell_text, is_blank

_STEMS = ("甲", "乙", "丙", "丁", "戊")
_FEWEST = 3
_LONGEST = 40
_NUMBER = re.compile(r"[(\[]?([0-9]{1,2})[)\]]?\s*(?:=[\s()0-9+*/\-×÷%]*)?")


def are_column_numbers(cells: Sequence[Cell]) -> bool:
    """Tell whether a row counts its columns."""
    texts = [_text(cell) for cell in cells if not is_blank(cell)]
    if texts[:1] == ["栏次"]:
        texts = texts[1:]
    stems = next((n for n, stem in enumerate(_STEMS) if texts[n : n + 1] != [stem]), len(_STEMS))
    numbers = [_NUMBER.fullmatch(text) for text in texts[stems:]]
    return len(texts) >= _FEWEST and all(
        number is not None and int(number[1]) == place for place, number in enumerate(numbers, start=1)
    )


def _text(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", cell_text(cell)[:_LONGEST]).strip()
