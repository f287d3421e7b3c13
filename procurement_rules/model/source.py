"""Where a value came from, and what reading a file gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

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
    hidden: bool = Field(default=False, description="whether the row or its whole sheet is hidden")
    part_of_row: int | None = Field(
        default=None,
        description="of a row that only breaks down one above it: the row whose amount holds its own",
    )

    @property
    def naming_column(self) -> str:
        """The column in which the item is named, or else described; items that share a row are told by it."""
        return self.columns.get("name") or self.columns.get("description", "")


class RejectedRow(BaseModel):
    """A row that was read but cannot be judged, with the reason."""

    model_config = ConfigDict(frozen=True)

    source: Source
    reason: Text
    text: Text = ""


class FailedFile(BaseModel):
    """A file that was not read; the others were."""

    model_config = ConfigDict(frozen=True)

    file: Text
    reason: Text
    skipped: bool = Field(
        default=False, description="lay in a folder, is no table; nobody named it as a submission"
    )


class ColumnReading(BaseModel):
    """How one column of a table was understood."""

    model_config = ConfigDict(frozen=True)

    column: Text
    header: Text
    field: str | None
    multiplier: int = 1
    matched: Text = Field(default="", description="the known column name that it was recognised by")
    matched_field: str | None = Field(
        default=None, description="the field of that name, also where another column is read for it"
    )
    mapped: bool = Field(default=False, description="whether the user said what it holds")
    hidden: bool = False
    row: int | None = Field(
        default=None, description="where it is not a column but one cell of a form: its row"
    )


# Where a value stands that holds in every row: in a line of the table, or in the name of its sheet, file or folder.
Origin = Literal["line", "sheet", "file", "folder"]


class FilledField(BaseModel):
    """A value that stands outside the columns and holds in every row, such as the unit in a title."""

    model_config = ConfigDict(frozen=True)

    field: str
    value: Text
    row: int | None = Field(default=None, description="the row of the title")
    origin: Origin = Field(default="line", description="a line, or whose name it was read from")


class DeclaredTotal(BaseModel):
    """What a row of totals states against the sum of the amounts that it covers, in yuan."""

    model_config = ConfigDict(frozen=True)

    row: int
    label: Text
    declared: Decimal
    summed: Decimal = Field(description="the sum of the amounts that could be read")
    agrees: bool | None = Field(description="None where an amount could not be read, so that nobody can tell")
    unread: tuple[Text, ...] = Field(default=(), description="the cells whose amounts could not be read")


class RowCount(BaseModel):
    """Where every row of a table went; the sum is the number of rows in the file, down to the last one in use.

    Tables that stand beside each other each count the rows of their sheet.
    """

    model_config = ConfigDict(frozen=True)

    heading: int = Field(default=0, description="titles, notes and header above the first row of data")
    items: int = 0
    rejected: dict[str, int] = Field(default_factory=dict, description="reason → number of rows")
    blank: int = 0
    form: int = Field(default=0, description="further rows of a form, which is one item in several rows")

    @property
    def total(self) -> int:
        """Number of rows in the file."""
        return self.heading + self.items + sum(self.rejected.values()) + self.blank + self.form


class TableReading(BaseModel):
    """How one table was understood: its header, its columns, and where its rows went.

    A form, with its fields below each other, has the rows `form_rows`, and no header but the row that it hangs from.
    """

    model_config = ConfigDict(frozen=True)

    file: Text
    sheet: Text | None
    header_row: int | None
    columns: tuple[ColumnReading, ...]
    header_rows: int = Field(default=1, description="how many rows the header takes, from `header_row`")
    form_rows: tuple[int, int] | None = Field(default=None, description="first and last row of a form")
    filled: tuple[FilledField, ...] = ()
    rows: RowCount = RowCount()
    totals: tuple[DeclaredTotal, ...] = ()
    hidden: bool = Field(default=False, description="whether the sheet is hidden")
    hidden_rows: tuple[int, ...] = Field(default=(), description="hidden rows that hold something")
    notes: tuple[Text, ...] = Field(default=(), description="what a reader should know, in Chinese")

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headers of columns that belong to no field; a known label that was left blank in a form does."""
        return tuple(
            column.header
            for column in self.columns
            if column.field is None and (column.row is None or column.matched_field is None)
        )


Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it lies in a file, before anybody knows what its columns mean.

    `rows` pairs the row number that Excel (or a text editor) shows with the row's cells; blank rows are left out, and
    `blanks` counts them: how many stand straight above each row. `titles` stand above the table, outside its rows.
    """

    file: str
    sheet: str | None
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    blanks: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
