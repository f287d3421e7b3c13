"""The year that a table is made for, as its title states it: 2024年政府购买服务项目申报表."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from procurement_rules.read.values.day import arabic_year

_LONGEST_TITLE = 300
# A month makes a day of it, when the table was filled in; what a stroke comes before is the end of several years.
_YEAR = re.compile(r"(?<![0-9\-–—~至])((?:19|20)[0-9]{2})年(?!\s*[0-9]{1,2}\s*月)")


def stated_year(texts: Iterable[str]) -> int | None:
    """Return the year of the first text that names one, and no other."""
    for text in texts:
        plain = unicodedata.normalize("NFKC", text[:_LONGEST_TITLE])
        years = set(_YEAR.findall(arabic_year(plain)))
        if len(years) == 1:
            return int(years.pop())
    return None
