"""What the program says of an item. Keys and their meaning are stable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    field_serializer,
)

from procurement_rules.model.baseline import Change
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.precedent import PrecedentReference
from procurement_rules.model.rule import BasisRef, Outcome, Severity, Stage
from procurement_rules.model.waiver import Waiver


class Decision(StrEnum):
    """Whether the coding can be used as it is."""

    ACCEPTED = "accepted"
    SHORTLIST = "shortlist"
    NONE = "none"


# The next two are made by the dozen for every item, so they are plain data: not checked again, and not frozen, which
# would take three times as long. Nothing changes them.
@dataclass(slots=True)
class TermEvidence:
    """A term that pulled an item to an entry, as a span of the submitted field (code points).

    `share` is its part of all that pulled the item to the entry, 0 to 1.
    """

    term: str
    start: int
    end: int
    share: float
    field: str = "name"


@dataclass(slots=True)
class Candidate:
    """An entry that an item may belong to; `score` is how far it is behind the first one, in natural log odds."""

    code: str
    name: str
    score: float
    evidence: tuple[TermEvidence, ...] = ()


class Match(BaseModel):
    """How an item was coded: accepted, a shortlist of at most five, or none with the reason."""

    model_config = ConfigDict(frozen=True)

    catalog: str
    decision: Decision
    code: str | None = None
    group: str | None = Field(default=None, description="the group that is sure where the entry is not")
    confidence: float
    candidates: tuple[Candidate, ...] = ()
    reason: str = Field(
        default="", description="why nothing was accepted, or whose decision this is, in Chinese"
    )
    blank: bool = Field(default=False, description="the text says too little to tell what is bought")
    precedent: PrecedentReference | None = Field(
        default=None, description="the decision of the office that was followed"
    )
    vetoed_by: tuple[str, ...] = Field(
        default=(), description="prohibited concepts that withdrew an accepted code"
    )


class Evidence(BaseModel):
    """A span of the submitted text, in code points; `text` is what stands there."""

    model_config = ConfigDict(frozen=True)

    field: str
    start: int
    end: int
    text: str


class Finding(BaseModel):
    """A violation or something undetermined, with its clauses and the words that show it.

    `rule` is the rule of highest rank that says so; `also` names lower rules (province, city) that say the same
    and whose clauses are in `basis` too.
    """

    model_config = ConfigDict(frozen=True)

    rule: str
    category: str
    stage: Stage
    outcome: Outcome
    severity: Severity
    message: str
    remedy: str
    basis: tuple[BasisRef, ...]
    concepts: tuple[str, ...] = Field(
        default=(), description="ids of the concepts that the words of `evidence` were read as"
    )
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = Field(default=(), description="item fields whose value would decide")
    fields: tuple[str, ...] = Field(
        default=(),
        description="item fields whose given values made it a violation or left it open, beside words of the text",
    )
    also: tuple[str, ...] = ()
    cured_by: tuple[Evidence, ...] = Field(
        default=(),
        description="what to take out of the item so that, judged again, no content finding is left",
    )
    waiver: Waiver | None = Field(default=None, description="the accepted exception: it does not count")
    change: Change | None = Field(
        default=None, description="against the earlier screening, where one was compared"
    )

    @property
    def is_open(self) -> bool:
        """Tell whether it counts: no waiver holds for it."""
        return self.waiver is None


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """Return the outcome of an item with these findings: the worst of those that are open."""
    outcomes = {each.outcome for each in findings if each.is_open}
    worst = (each for each in (Outcome.VIOLATION, Outcome.UNDETERMINED) if each in outcomes)
    return next(worst, Outcome.COMPLIANT)


class BatchFinding(Finding):
    """A finding on several items of a batch together."""

    rows: tuple[int, ...] = Field(description="positions of the items among the verdicts, from 0")
    similarity: float | None = Field(
        default=None,
        description="how alike the names are (0-100) along the weakest link, where that was decided",
    )


class RuleOutcome(BaseModel):
    """What one rule said of an item, findings or not."""

    model_config = ConfigDict(frozen=True)

    rule: str
    outcome: Outcome
    decided_by: str = Field(default="", description="the fact or concept that made the rule not applicable")


class Verdict(BaseModel):
    """The answer for one item."""

    model_config = ConfigDict(frozen=True)

    item: ServiceItem
    outcome: Outcome
    as_of: date
    match: Match
    findings: tuple[Finding, ...] = ()
    key_areas: tuple[str, ...] = Field(
        default=(), description="areas of `corpus/key-areas.yaml` that it belongs to"
    )
    rules: tuple[RuleOutcome, ...] = Field(
        default=(), description="every rule examined, where that was asked for"
    )

    @field_serializer("item", mode="wrap")
    def _given_fields_only(
        self, item: ServiceItem, handler: SerializerFunctionWrapHandler, _info: SerializationInfo
    ) -> dict[str, Any]:
        data: dict[str, Any] = handler(item)
        return {name: value for name, value in data.items() if value is not None}
