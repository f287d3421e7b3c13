"""What has changed since an earlier screening of the same proposals."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from procurement_rules.model.clean import Text
from procurement_rules.model.rule import Outcome

# Between the purchasers, and between the names, of a finding on several items.
BETWEEN = "、"


class Change(StrEnum):
    """Whether the earlier screening had found it too."""

    NEW = "new"
    UNCHANGED = "unchanged"


class Gone(StrEnum):
    """Why an earlier finding is not there any more."""

    FIXED = "fixed"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    COPY_WITHDRAWN = "copy_withdrawn"
    NOT_RESUBMITTED = "not_resubmitted"


class EarlierFinding(BaseModel):
    """A finding of the earlier screening that this one does not have.

    `why` is `fixed` where the item stands as it did, `revised` where its description is another, `withdrawn` where
    its purchaser submits no item of that name, `copy_withdrawn` where it submits the same item fewer times, and
    `not_resubmitted` where the purchaser submits nothing at all.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    rule: str
    category: str
    outcome: Outcome
    message: str
    purchaser: Text
    name: Text
    why: Gone

    @property
    def is_resolved(self) -> bool:
        """Tell whether it is gone, and not merely out of this batch."""
        return self.why is not Gone.NOT_RESUBMITTED

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether it is gone because its item is, and not because anything was put right."""
        return self.why in (Gone.WITHDRAWN, Gone.COPY_WITHDRAWN)

    def is_of(self, purchasers: Collection[str]) -> bool:
        """Tell whether an item that it was on is one of these purchasers'."""
        return self.purchaser in purchasers or any(
            each in purchasers for each in self.purchaser.split(BETWEEN)
        )


class Baseline(BaseModel):
    """The earlier screening that this one was compared with, and what of it is gone."""

    model_config = ConfigDict(frozen=True)

    file: Text
    digest: str = Field(description="SHA-256 of the earlier report")
    gone: tuple[EarlierFinding, ...]

    @property
    def resolved(self) -> tuple[EarlierFinding, ...]:
        """The findings that the departments have dealt with."""
        return tuple(each for each in self.gone if each.is_resolved)
