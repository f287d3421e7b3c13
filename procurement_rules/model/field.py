"""The data dictionary: what each field of a service item is called and how it is written."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, model_validator


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


class MonthEnd(StrEnum):
    """A day of a month that is not written as a day."""

    FIRST = "first"
    LAST = "last"


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
    month: MonthEnd | None = Field(
        default=None, description="the day that is meant where a date has no day; without it, none is"
    )
    dates: tuple[str, str] | None = Field(
        default=None, description="the fields of the first and last day that a text of this field may state"
    )
    stands_in_for: str | None = Field(
        default=None, description="the field that a column of this one is read for where no column has that"
    )
    help: str


class DataDictionary(BaseModel):
    """All fields of an item, in the order in which they are shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    placeholders: tuple[str, ...] = Field(
        default=(), description="what is written where there is nothing to say"
    )
    fields: tuple[FieldSpec, ...]

    @model_validator(mode="after")
    def _refers_to_its_fields(self) -> DataDictionary:
        names = {field.name for field in self.fields}
        for field in self.fields:
            others = {*(field.dates or ()), *filter(None, [field.stands_in_for])}
            if not others <= names:
                raise ValueError(
                    f"字段 {field.name} 所指的字段不在字典中：{'、'.join(sorted(others - names))}"
                )
        return self

    def __getitem__(self, name: str) -> FieldSpec:
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def labels(self) -> dict[str, str]:
        """Return field name → Chinese label."""
        return {field.name: field.label for field in self.fields}
