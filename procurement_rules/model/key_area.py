"""Key areas: fields of public service that a notice names, `corpus/key-areas.yaml`."""

from __future__ import annotations

from pydantic import Field

from procurement_rules.model.concept import Term
from procurement_rules.model.rule import BasisRef, InForce, Strict


class KeyAreaExamples(Strict):
    """Texts that are tests: of the area, and not of it."""

    within: tuple[str, ...] = Field(alias="in", min_length=1)
    out: tuple[str, ...] = Field(min_length=1)


class KeyArea(Strict):
    """One area, told by any of its terms."""

    id: str
    label: str
    terms: tuple[Term, ...] = Field(min_length=1)
    examples: KeyAreaExamples


class KeyAreas(Strict):
    """The areas of one notice, and where and since when it binds."""

    jurisdiction: str
    in_force: InForce
    basis: BasisRef
    areas: tuple[KeyArea, ...]
