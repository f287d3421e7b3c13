"""A cell as the text that a person sees in it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from procurement_rules.model.clean import clean
from procurement_rules.model.source import Cell

# str.strip() knows the blanks of Unicode, but not these, which show nothing either.
_INVISIBLE = "[\u200b-\u200f\u2060\ufeff\u00ad\x00]"
_ALL_INVISIBLE = re.compile(_INVISIBLE)
_AROUND = re.compile(rf"^(?:\s|{_INVISIBLE})+|(?:\s|{_INVISIBLE})+$")
LONGEST_QUOTE = 500
_LONGER_THAN_SHOWN = 1e15


class Formula(str):
    """A formula of a workbook whose result was not saved; in other files a text may begin with = as well."""

    __slots__ = ()


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell shows nothing."""
    return cell is None or (isinstance(cell, str) and not _ALL_INVISIBLE.sub("", cell).strip())


def stripped(text: str) -> str:
    """Return a text without what shows nothing before and behind it."""
    return _AROUND.sub("", text)


def cell_text(cell: Cell) -> str:
    """Return what a cell shows: no `.0` behind whole numbers, no scientific notation."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return _plain(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _plain(number: float) -> str:
    if not math.isfinite(number):
        return str(number)
    # Fifteen digits, as Excel shows: what is beyond is left over from sums, 9.8 + 2 = 11.800000000000001.
    digits = f"{number:.15g}" if abs(number) < _LONGER_THAN_SHOWN else repr(number)
    return format(Decimal(digits), "f").removesuffix(".0")


def quoted(cells: Iterable[Cell]) -> str:
    """Return a row's text for a report, shortened and safe to print."""
    text = " | ".join(cell_text(cell).strip() for cell in cells if not is_blank(cell))
    return str(clean(text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"))
