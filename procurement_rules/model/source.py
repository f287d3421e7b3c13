"""Where a value came from, and what reading a file gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from procurement_rules.model.clean import Text


class FieldProblem(BaseModel):
    """A value that was given but could not be understood; the rest of its row is judged."""

    model_config = ConfigDict(frozen=True)

    field: str
    cell: Text
    value: Text
    reason: Text


class Source(BaseModel):
    """File, sheet, row and column letters of an item; rows and columns count from 1 as Excel shows them."""

    model_config = ConfigDict(frozen=True)

    file: Text
    sheet: Text | None = None
    row: int | None = None
    columns: dict[str, Text] = Field(default_factory=dict, description="field name → column letter or key")
    problems: tuple[FieldProblem, ...] = ()


class RejectedRow(BaseModel):
    """A row that was read but cannot be judged, with the reason."""

    model_config = ConfigDict(frozen=True)

    source: Source
    reason: Text
    text: Text = ""


class ColumnReading(BaseModel):
    """How one column of a table was understood."""

    model_config = ConfigDict(frozen=True)

    column: Text
    header: Text
    field: str | None
    multiplier: int = 1


class TableReading(BaseModel):
    """How one table was understood: its header row and its columns."""

    model_config = ConfigDict(frozen=True)

    file: Text
    sheet: Text | None
    header_row: int | None
    columns: tuple[ColumnReading, ...]

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headers of columns that belong to no field."""
        return tuple(column.header for column in self.columns if column.field is None)


Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it lies in a file, before anybody knows what its columns mean.

    `rows` pairs the row number that Excel (or a text editor) shows with the row's cells; blank rows are left out.
    """

    file: str
    sheet: str | None
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
