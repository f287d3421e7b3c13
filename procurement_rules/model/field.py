"""The data dictionary: what each field of a service item is called and how it is written."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class FieldType(StrEnum):
    """How a field's value is written in a table."""

    TEXT = "text"
    CODE = "code"
    MONEY = "money"
    BOOLEAN = "boolean"
    YEAR = "year"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"


class ApplicabilityGroup(StrEnum):
    """In which order applicability is decided, once date and place have chosen the rules."""

    PARTY = "party"
    ITEM = "item"
    MONEY = "money"
    FACTS = "facts"


class FieldValue(BaseModel):
    """One permitted value of a choice field."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    aliases: tuple[str, ...] = ()


class FieldSpec(BaseModel):
    """One row of `corpus/fields.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    label: str
    aliases: tuple[str, ...]
    type: FieldType
    group: ApplicabilityGroup = ApplicabilityGroup.FACTS
    unit: str | None = None
    values: dict[str, FieldValue] = {}
    parts: tuple[str, ...] = Field(
        default=(), description="columns that together make up an amount that no column states"
    )
    help: str


class DataDictionary(BaseModel):
    """All fields of an item, in the order in which they are shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    placeholders: tuple[str, ...] = Field(
        default=(), description="what is written where there is nothing to say"
    )
    fields: tuple[FieldSpec, ...]

    def __getitem__(self, name: str) -> FieldSpec:
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def labels(self) -> dict[str, str]:
        """Return field name → Chinese label."""
        return {field.name: field.label for field in self.fields}
