"""To which row of the form an item belongs."""

from __future__ import annotations

from dataclasses import dataclass

from procurement_rules.model.statistics import CatalogPlaces, EntryPlace, StatisticsForm
from procurement_rules.model.verdict import Match
from procurement_rules.report.statistics import words


@dataclass(frozen=True, slots=True)
class Placed:
    """The entry that decided, or none, with the reason in words."""

    entry: EntryPlace | None
    reason: str


class CategoryPlaces:
    """How the form places the entries of one catalog."""

    def __init__(self, form: StatisticsForm, catalog: str, catalog_title: str) -> None:
        self.catalog: CatalogPlaces | None = next(
            (each for each in form.catalogs if each.catalog == catalog), None
        )
        self._title = catalog_title
        entries = self.catalog.entries if self.catalog else ()
        self._longest_first = sorted(entries, key=lambda entry: -len(entry.code))

    def place(self, match: Match) -> Placed:
        """Return the row of an item by its code, or by the group that is sure where the code is not."""
        if self.catalog is None:
            return Placed(None, words.NO_PLACES.format(catalog=self._title))
        code = match.code or match.group
        if code is None:
            return Placed(None, match.reason)
        entry = next((each for each in self._longest_first if code.startswith(each.code)), None)
        if entry is None:
            return Placed(None, words.NO_PLACE.format(code=code))
        if match.code is None and self._splits(code, entry):
            return Placed(None, words.SPLIT_GROUP.format(code=code))
        told = words.PLACED if entry.sure else words.PLACED_UNSURE
        return Placed(entry, told.format(code=code))

    def _splits(self, group: str, entry: EntryPlace) -> bool:
        return any(
            each.code.startswith(group) and each.category != entry.category for each in self._longest_first
        )
