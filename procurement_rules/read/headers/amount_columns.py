"""Which columns hold the amount, where several could: one a year, or one a source of money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from procurement_rules.model.field import FieldType
from procurement_rules.read.headers.column_names import KnownName


@dataclass(frozen=True, slots=True)
class WantedYear:
    """The year that amounts are wanted of: `stated` by the title, or else `screened`, the one of the day of screening."""

    stated: int | None = None
    screened: int | None = None

    def among(self, years: Iterable[int | None]) -> int | None:
        """Return the wanted year where there is a column for it, or else the latest."""
        found = {year for year in years if year is not None}
        wanted = (year for year in (self.stated, self.screened) if year in found)
        return next(wanted, max(found, default=None))


NO_YEAR = WantedYear()
_UNKNOWN = KnownName(None)


def amount_columns(known: Sequence[KnownName], year: WantedYear) -> frozenset[int]:
    """Return the places of the columns that make up the amount of an item.

    What the user says goes first, then a column without a year, then the one of `year` or else of the latest year;
    only where there is none of these, the parts are added up.
    """
    amounts = [index for index, each in enumerate(known) if each.field and each.field.type is FieldType.MONEY]
    first = next((index for index in amounts if known[index].mapped), None)
    if first is None:
        undated = [index for index in amounts if known[index].year is None]
        own = (index for index in undated if not _gives_way(index, known))
        first = next(own, next(iter(undated), None))
    if first is None and amounts:
        chosen = year.among(known[index].year for index in amounts)
        first = next(index for index in amounts if known[index].year == chosen)
    if first is not None:
        return frozenset({first})
    return _parts(known, year)


def _gives_way(index: int, known: Sequence[KnownName]) -> bool:
    """Tell whether another amount is the item's: beside 合计 behind the unit, ahead of its items, or 资金安排情况."""
    fields = [each.field.name if each.field else None for each in known[:index]]
    of_unit = known[index].word.startswith("合计") and "purchaser" in fields and "name" not in fields
    return of_unit or known[index].word.endswith("情况")


def _parts(known: Sequence[KnownName], year: WantedYear) -> frozenset[int]:
    parts = {index: each for index, each in enumerate(known) if each.part_of}
    # What is said of no year is said of the whole.
    undated = any(each.year is None for each in parts.values())
    chosen = None if undated else year.among(each.year for each in parts.values())
    parts = {index: each for index, each in parts.items() if each.year == chosen}
    # 其中 says that the whole stands elsewhere, and a part that comes twice is part of two things.
    words = {each.word for each in parts.values()}
    if any(each.among for each in parts.values()) or len(words) < len(parts):
        return frozenset()
    # Among sources of money, a column that nobody knows is likely another: the sum would lack it.
    span = range(min(parts, default=0), max(parts, default=0))
    if any(known[index] == _UNKNOWN for index in span):
        return frozenset()
    return frozenset(parts)
