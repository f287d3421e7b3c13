"""Read a declared code: unit code and guiding code, each checked against its table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.model.catalog import Catalog, Jurisdiction, Unit
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.text import Fold


@dataclass(frozen=True, slots=True)
class DeclaredCode:
    """What a declared code says; None where it cannot be told."""

    well_formed: bool | None = None
    guiding: str = ""
    known: bool | None = None
    # A code in a part of the guiding catalog that the corpus does not hold.
    unverifiable: bool = False
    entry_name: str | None = None
    unit_known: bool | None = None
    unit_matches: bool | None = None
    unit_name: str | None = None


_BRACKETED = re.compile("[（(]([^（）()]+)[）)]")


def _names(name: str) -> list[str]:
    """Return the name without brackets, as it stands, and each name in brackets: two organs, one office."""
    return [_BRACKETED.sub("", name), name, *_BRACKETED.findall(name)]


class CodeReader:
    """Reads codes in the form of one jurisdiction: 单位代码 (if any) + guiding code, levels below the third allowed."""

    def __init__(self, place: Jurisdiction, catalog: Catalog, units: Sequence[Unit], fold: Fold) -> None:
        self._form = re.compile(rf"([0-9]{{{place.unit_code_digits}}})([A-Z][0-9]{{4}}(?:[0-9]{{2}})*)")
        self._form_has_unit = place.unit_code_digits > 0
        self._letters = place.code_letters
        self._catalog = catalog
        self._fold = fold
        self._units = {unit.code: unit.name for unit in units}
        self._place = place.name
        self._codes_of_names = {
            self._bare_names(name)[-1]: unit.code
            for unit in units
            for name in (*_names(unit.name), *unit.aliases)
        }

    def read(self, item: ServiceItem) -> DeclaredCode:
        """Return what the item's declared code and unit code say."""
        written = self._fold(item.declared_code or "").folded.upper()
        form = self._form.fullmatch(written)
        unit = form.group(1) if form else self._fold(item.purchaser_code or "").folded
        # A catalog may number its entries in a way of its own; then the code itself is what can be looked up.
        guiding = form.group(2) if form else ("" if self._form_has_unit else written)
        entry = self._entry(guiding)
        known = self._known(guiding, entry is not None)
        return DeclaredCode(
            well_formed=None if not written else form is not None or entry is not None,
            guiding=guiding,
            known=known,
            unverifiable=bool(guiding) and known is None,
            entry_name=entry,
            unit_known=unit in self._units if unit and self._units else None,
            unit_matches=self._unit_matches(unit, item),
            unit_name=self._units.get(unit),
        )

    def _entry(self, guiding: str) -> str | None:
        """Return the name of the leaf that the code is, or lies below."""
        leaf = next(
            (leaf for leaf in self._catalog.leaves if guiding and guiding.startswith(leaf.code)), None
        )
        return leaf.name if leaf else None

    def _known(self, guiding: str, found: bool) -> bool | None:
        if not guiding:
            return None
        if found or not self._catalog.header.partial:
            return found
        group_at_hand = guiding[:3] in self._catalog.by_code
        strange_letter = bool(self._letters) and guiding[0] not in self._letters
        return False if group_at_hand or strange_letter else None

    def _unit_matches(self, unit: str, item: ServiceItem) -> bool | None:
        if not unit or not self._units:
            return None
        if item.purchaser_code and self._fold(item.purchaser_code).folded != unit:
            return False
        names = self._bare_names(item.purchaser or "")
        named = next((self._codes_of_names[name] for name in names if name in self._codes_of_names), None)
        if named is None:
            return True if item.purchaser_code and not item.purchaser else None
        return named == unit

    def _bare_names(self, name: str) -> tuple[str, ...]:
        """Return the name as it stands, without 市, and without 聊城市: units are called by all three."""
        bare = self._fold(name).folded.removesuffix("机关").replace("人民政府", "政府")
        return bare, bare.removeprefix(self._place[-1]), bare.removeprefix(self._place)
