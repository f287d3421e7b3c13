"""What is remembered of a rule pack: for each of its parts a digest of what judges and one of the whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from procurement_rules.knowledge import Knowledge

_LENGTH = 16
# Keys that decide an outcome, by kind of part; everything else is wording, source or value.
_JUDGING: Mapping[str, Mapping[str, Any]] = {
    "rules": {
        "jurisdiction": True,
        "category": True,
        "in_force": True,
        "severity": True,
        "severity_undetermined": True,
        "when": True,
        "forbid": True,
        "require": True,
        "unless": {"__all__": {"when"}},
        "compare": True,
        "similarity": True,
        "threshold": True,
    },
    "concepts": {"readings": True},
    "categories": {"group": True},
    "parameters": {},
}
_SHARED = "shared"


class Digests(BaseModel):
    """One part of a pack: two contents are the same where both digests are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    judging: str
    whole: str


class Release(BaseModel):
    """A version of a pack as `rules/released.json` keeps it; every part by its id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    rules: dict[str, Digests]
    concepts: dict[str, Digests]
    categories: dict[str, Digests]
    parameters: dict[str, Digests]

    def parts(self, kind: str) -> dict[str, Digests]:
        """Return the parts of one kind."""
        found: dict[str, Digests] = getattr(self, kind)
        return found


KINDS = tuple(_JUDGING)


def recorded(knowledge: Knowledge) -> Release:
    """Return the record of the packs as they stand now."""
    concepts = _digests("concepts", knowledge.concepts.concepts)
    return Release(
        version=knowledge.rules.version,
        rules=_digests("rules", knowledge.rules.all),
        concepts=concepts | {_SHARED: Digests(judging="", whole=_digest(knowledge.concepts.shared, None))},
        categories=_digests("categories", knowledge.categories),
        parameters=_digests("parameters", knowledge.parameters.values()),
    )


def _digests(kind: str, parts: Iterable[BaseModel]) -> dict[str, Digests]:
    return {
        str(getattr(part, "id")): Digests(  # noqa: B009 - the models share the field, not a base
            judging=_digest(part, _JUDGING[kind]) if _JUDGING[kind] else "", whole=_digest(part, None)
        )
        for part in parts
    }


def _digest(part: BaseModel, keys: Mapping[str, Any] | None) -> str:
    # Defaults are left out, so that a key which the format gains later changes no digest.
    data = part.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, include=dict(keys) if keys is not None else None
    )
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
