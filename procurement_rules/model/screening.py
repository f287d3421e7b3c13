"""A screened batch: every verdict, every rejected row, and what it was judged by."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from procurement_rules.model.baseline import Baseline
from procurement_rules.model.clean import Text
from procurement_rules.model.rule import BasisRef, Outcome
from procurement_rules.model.source import FailedFile, RejectedRow, TableReading
from procurement_rules.model.verdict import BatchFinding, Verdict, outcome_of
from procurement_rules.model.waiver import IdleWaiver


class Basis(BaseModel):
    """An instrument and clause as a report prints them."""

    model_config = ConfigDict(frozen=True)

    title: str
    verified: bool = Field(description="whether the clause was compared with the official text")
    issuer: str = ""
    summary: str = Field(default="", description="what the clause says, in our own words")


class Labels(BaseModel):
    """The Chinese words for what verdicts name by id."""

    model_config = ConfigDict(frozen=True)

    fields: dict[str, str]
    categories: dict[str, str]
    concepts: dict[str, str]
    rules: dict[str, str]
    key_areas: dict[str, str] = Field(default_factory=dict)
    choices: dict[str, dict[str, str]] = Field(
        default_factory=dict, description="field → its permitted values → their words"
    )
    # Keyed "instrument clause", as `BasisRef` names them.
    bases: dict[str, Basis]
    # What a rule is founded on, for papers that list the rules that found nothing.
    rule_bases: dict[str, tuple[BasisRef, ...]] = Field(default_factory=dict)


class Screening(BaseModel):
    """The result of screening one or more files. Rows read = verdicts + rejected rows."""

    model_config = ConfigDict(frozen=True)

    files: tuple[Text, ...]
    input_digests: tuple[str, ...] = Field(default=(), description="SHA-256 of each file, in the same order")
    jurisdiction: str
    jurisdiction_name: str
    as_of: date | None
    catalog: str
    catalog_title: str
    catalog_digest: str = Field(default="", description="SHA-256 over the catalog's entries and index")
    engine: str
    program_version: str
    rules_version: str
    rules_digest: str
    tables: tuple[TableReading, ...]
    verdicts: tuple[Verdict, ...]
    batch_findings: tuple[BatchFinding, ...] = Field(default=(), description="on several items together")
    rejected: tuple[RejectedRow, ...]
    failed: tuple[FailedFile, ...] = Field(default=(), description="files that were not read")

    screened_on: date | None = Field(default=None, description="the day for which waivers were looked up")
    idle_waivers: tuple[IdleWaiver, ...] = Field(default=(), description="waivers that did nothing, and why")
    baseline: Baseline | None = Field(default=None, description="the earlier screening it was compared with")

    @property
    def rows_read(self) -> int:
        """Number of data rows that were read, judged or not."""
        return len(self.verdicts) + len(self.rejected)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcome of every item in its batch: the worse of what is said of it alone and together with others."""
        worst = [verdict.outcome for verdict in self.verdicts]
        for finding in self.batch_findings:
            said = outcome_of([finding])
            for row in finding.rows:
                if said is Outcome.VIOLATION or worst[row] is not Outcome.VIOLATION:
                    worst[row] = said if said is not Outcome.COMPLIANT else worst[row]
        return tuple(worst)

    def count(self, outcome: Outcome) -> int:
        """Number of items with that outcome in the batch."""
        return self.outcomes.count(outcome)

    @property
    def breached(self) -> bool:
        """Tell whether anything is a violation that is not waived, an item or several together."""
        return Outcome.VIOLATION in self.outcomes
