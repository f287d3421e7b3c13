"""Facts of an item: its own fields, and what follows from them, the coding and the catalog (`corpus/facts.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from procurement_rules.evaluate.dates import date_facts
from procurement_rules.evaluate.declared_code import CodeReader, DeclaredCode
from procurement_rules.model.catalog import Catalog, Jurisdiction, Unit
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.text import Fold
from procurement_rules.model.verdict import Candidate, Decision, Match

# Below this confidence a near entry is no reason to ask whether the item is one of the general ones.
WORTH_ASKING = 0.7
_SIGNS = re.compile(r"[\W_]+")


class FactFinder:
    """Works out the facts of items in one jurisdiction."""

    def __init__(
        self,
        place: Jurisdiction,
        catalog: Catalog,
        units: Sequence[Unit],
        fold: Fold,
        placeholders: Sequence[str] = (),
    ) -> None:
        self._place = place
        self._catalog = catalog
        self._fold = fold
        self._placeholders = {self._bare(each) for each in placeholders}
        self._codes = CodeReader(place, catalog, units, fold)
        self._names = {self._bare(name): codes for name, codes in catalog.same_name.items()}

    def facts(self, item: ServiceItem, match: Match, day: date | None = None) -> dict[str, Any]:
        """Return fact name → value under the law of `day`; what is not known is None."""
        code = self._codes.read(item)
        given = {name: getattr(item, name) for name in type(item).model_fields if name != "source"}
        return (
            given
            | self._code_facts(item, code, match)
            | self._catalog_facts(item, code, match)
            | (self._not_yet_issued() if day and day < self._catalog.header.issued_on else {})
            | date_facts(item)
        )

    def _code_facts(self, item: ServiceItem, code: DeclaredCode, match: Match) -> dict[str, Any]:
        return {
            "code_well_formed": code.well_formed,
            "code_unit_known": code.unit_known,
            "code_unit_matches": code.unit_matches,
            "code_unit_name": code.unit_name,
            "guiding_code_known": code.known,
            "declared_entry": code.entry_name,
            "code_contradicts_name": self._contradicts(item, code),
            "better_code_exists": self._better(code, match),
        }

    def _catalog_facts(self, item: ServiceItem, code: DeclaredCode, match: Match) -> dict[str, Any]:
        name, description = self._bare(item.name or ""), self._bare(item.description or "")
        if description in self._placeholders:
            description = ""
        nearest = match.candidates[0] if match.candidates else None
        return {
            "catalog_decision": None if match.blank else match.decision.value,
            "catalog_binding": self._place.catalog_binding,
            "catalog_complete": not self._catalog.header.partial,
            "in_catalog": self._in_catalog(code, match),
            "general_item": self._general(code, match),
            "matched_entry": f"{nearest.code} {nearest.name}" if nearest else None,
            "general_entry": self._general_entry(code, nearest),
            "explanation_given": bool(description) or (None if item.declared_code is None else False),
            "explanation_repeats_name": (description == name if name else False) if description else None,
        }

    def _not_yet_issued(self) -> dict[str, Any]:
        """Return what is not known while an older catalog, which is not at hand, is still in force."""
        binding = None if self._place.catalog_binding else False
        return {"catalog_binding": binding, "catalog_decision": None, "in_catalog": None}

    def _contradicts(self, item: ServiceItem, code: DeclaredCode) -> bool | None:
        if code.known is None:
            return None
        codes = self._names.get(self._bare(item.name or ""))
        return codes is not None and not code.guiding.startswith(codes)

    def _better(self, code: DeclaredCode, match: Match) -> bool | None:
        if not code.known:
            return None
        if match.decision is not Decision.ACCEPTED or match.code is None:
            return False
        equal = self._catalog.same_name[self._catalog.by_code[match.code].name]
        return not any(code.guiding.startswith(each) for each in equal)

    def _in_catalog(self, code: DeclaredCode, match: Match) -> bool | None:
        if match.decision is Decision.ACCEPTED or code.known or code.unverifiable:
            return True
        if match.blank or match.decision is Decision.SHORTLIST or self._catalog.header.partial:
            return None
        return False

    def _general(self, code: DeclaredCode, match: Match) -> bool | None:
        prefixes = self._catalog.header.general_prefixes
        if code.known and code.guiding.startswith(prefixes):
            return True
        if not prefixes:
            return False
        if match.code is not None and match.code.startswith(prefixes):
            # The department says that it is its own; the text says otherwise, but only a reader can tell.
            return None if code.unverifiable else True
        near = match.decision is Decision.SHORTLIST and match.confidence >= WORTH_ASKING
        return None if near and not code.unverifiable else False

    def _general_entry(self, code: DeclaredCode, nearest: Candidate | None) -> str | None:
        """Return which general entry the item is, or may be: the one it is coded to goes before what it resembles."""
        prefixes = self._catalog.header.general_prefixes
        if code.known and code.guiding.startswith(prefixes):
            return f"{code.guiding} {code.entry_name}"
        return f"{nearest.code} {nearest.name}" if nearest and nearest.code.startswith(prefixes) else None

    def _bare(self, text: str) -> str:
        return _SIGNS.sub("", self._fold(text).folded)
