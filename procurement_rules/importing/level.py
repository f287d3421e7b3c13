"""Levels as a table writes them: 0, 1, 一级, 第2级."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LEVEL = re.compile(r"第?([0-9一二三四五六七八九])级?")
_NUMERALS = {numeral: str(value) for value, numeral in enumerate("一二三四五六七八九", start=1)}


def written_level(text: str) -> int | None:
    """Return the number written in a level column, or None where it is not one."""
    found = _LEVEL.fullmatch(unicodedata.normalize("NFKC", text))
    return int(_NUMERALS.get(found[1], found[1])) if found else None


def top_level(texts: Iterable[str]) -> int:
    """Return the number that a table gives to its first level: 0 if it is ever used, else 1."""
    return 0 if 0 in map(written_level, texts) else 1
