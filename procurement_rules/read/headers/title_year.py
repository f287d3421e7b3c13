"""The year that a table is made for, as its title states it: 2024年政府购买服务项目申报表."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from procurement_rules.read.values.day import arabic_year

_LONGEST_TITLE = 300
# A month makes a day of it, when the table was filled in; what a stroke comes before is the end of several years.
_YEAR = re.compile(r"(?<![0-9\-–—~至])((?:19|20)[0-9]{2})年(?!\s*[0-9]{1,2}\s*月)")
# The budget year of what is bought, and not the year of a catalog or of a document that is quoted.
_BUDGET_YEAR = re.compile(r"年度|年(?!.*目录).*(?:购买|采购|预算|项目|计划|申报|服务)")
_LONGEST_HEADING = 60
_NO_HEADING = re.compile(r"[，,。；;！!？?]|根据|按照|依据|印发|通知|年[^年]{0,2}版|修订")


def stated_year(texts: Iterable[str]) -> int | None:
    """Return the year of the first text that names one, and no other."""
    for text in texts:
        years = set(_YEAR.findall(_plain(text)))
        if len(years) == 1:
            return int(years.pop())
    return None


def budget_year(text: str) -> int | None:
    """Return the year of the purchases that a heading stands over, None where it says that of no one year."""
    plain = "".join(_plain(text).split())
    if len(plain) > _LONGEST_HEADING or _NO_HEADING.search(plain):
        return None
    if plain.isdecimal():
        plain += "年"
    year = _YEAR.search(plain)
    says = year is not None and _BUDGET_YEAR.match(plain, year.end() - 1) is not None
    return stated_year([plain]) if says or _YEAR.fullmatch(plain) else None


def _plain(text: str) -> str:
    return arabic_year(unicodedata.normalize("NFKC", text[:_LONGEST_TITLE]))
