"""A precedent: what an officer decided on the code of a text, kept with who and when."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from procurement_rules.model.clean import Text

# Stands in the column `code` where it was confirmed that no entry fits.
NOTHING_FITS = "NONE"


class Precedent(BaseModel):
    """One row of a `precedents.csv`; `name` or `description` is there, `code` is None where no entry fits."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    catalog: str
    code: str | None
    name: Text = ""
    description: Text = ""
    purchaser: Text = ""
    decided_by: Text
    decided_on: date
    source: Text = Field(default="", description="where the decision was taken from, such as a file and row")

    @property
    def reference(self) -> PrecedentReference:
        """Who decided, and when."""
        return PrecedentReference(decided_by=self.decided_by, decided_on=self.decided_on, source=self.source)


class PrecedentReference(BaseModel):
    """Whom a coding by precedent goes back to."""

    model_config = ConfigDict(frozen=True)

    decided_by: Text
    decided_on: date
    source: Text = ""
