"""A case: an item with all that is known of it before any rule is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from procurement_rules.model.concept import ConceptHit
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.verdict import Match


@dataclass(frozen=True, slots=True)
class Case:
    """The item, its coding, its facts (None: not known), the concepts found in its text by id, its key areas."""

    item: ServiceItem
    match: Match
    facts: Mapping[str, Any]
    hits: Mapping[str, ConceptHit]
    key_areas: tuple[str, ...] = ()
