"""A waiver: an exception to one finding that somebody accepted, with the reason and the day on which it ends."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from procurement_rules.model.clean import Text


class Waiver(BaseModel):
    """One row of a `waivers.csv`; `finding` is the key of what it waives, `expires_on` its last day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    finding: str = Field(pattern=r"^[0-9a-f]{12}(-[1-9][0-9]*)?$")
    rule: str = Field(min_length=1)
    purchaser: Text = ""
    name: Text = Field(default="", description="what the item is called, for people who read the file")
    reason: Text = Field(min_length=1)
    approver: Text = Field(min_length=1)
    approved_on: date
    expires_on: date
    source: Text = Field(default="", description="where the decision was taken from, such as a file and cell")

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.expires_on < self.approved_on:
            raise ValueError("expires_on（有效期至）早于 approved_on（批准日期）")
        return self

    def covers(self, day: date) -> bool:
        """Tell whether the waiver holds on `day`."""
        return self.approved_on <= day <= self.expires_on


class Idle(StrEnum):
    """Why a waiver did nothing in a screening."""

    EXPIRED = "expired"
    NOT_YET = "not_yet"
    UNUSED = "unused"


class IdleWaiver(BaseModel):
    """A waiver that did nothing: it has expired, does not hold yet, or what it waives was not found."""

    model_config = ConfigDict(frozen=True)

    waiver: Waiver
    why: Idle
