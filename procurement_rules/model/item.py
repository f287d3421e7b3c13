"""The item: one service that a department proposes to buy."""

from __future__ import annotations

from decimal import Decimal

from pydantic import ConfigDict, field_serializer, field_validator, model_validator

from procurement_rules.model.item_fields import ItemFields
from procurement_rules.model.source import Source


class ServiceItem(ItemFields):
    """A proposed service. `name` or `description` must be there; all else is optional and unknown stays unknown.

    `budget` is in yuan. Raises pydantic's ValidationError where a value has the wrong type.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Source | None = None

    @property
    def is_part(self) -> bool:
        """Tell whether the amount is a part of another row's (其中)."""
        return self.source is not None and self.source.part_of_row is not None

    @property
    def counted_budget(self) -> Decimal | None:
        """The budget as it goes into sums: nothing where it is held in another row's; None where none is given."""
        return Decimal(0) if self.is_part and self.budget is not None else self.budget

    @field_validator("budget")
    @classmethod
    def _finite(cls, value: Decimal | None) -> Decimal | None:
        if value is not None and not (value.is_finite() and value >= 0):
            raise ValueError("金额须为不小于 0 的数")
        return value

    @field_serializer("contract_elements")
    def _in_fixed_order(self, elements: frozenset[str] | None) -> list[str] | None:
        # A set has no order of its own: the same input must give the same bytes.
        return None if elements is None else sorted(elements)

    @model_validator(mode="after")
    def _says_something(self) -> ServiceItem:
        if not (self.name or "").strip() and not (self.description or "").strip():
            raise ValueError("事项名称和说明至少填一项")
        return self
