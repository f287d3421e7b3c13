"""The parts of a labelled set that are measured by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procurement_rules.measure.labelled import SLICES, LabelledRow

ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Slice:
    """The rows, by their numbers, that have one `value` in a `column`."""

    column: str
    value: str
    rows: tuple[int, ...]


def slices(rows: Sequence[LabelledRow]) -> list[Slice]:
    """Return the parts of rows by every column that divides them, in the order in which they stand there."""
    return [each for column in SLICES for each in _by(rows, column)]


def _by(rows: Sequence[LabelledRow], column: str) -> list[Slice]:
    values = dict.fromkeys(row.slices[column] for row in rows if column in row.slices)
    parts = [
        Slice(column, value, tuple(n for n, row in enumerate(rows) if row.slices.get(column) == value))
        for value in values
    ]
    return [part for part in parts if len(part.rows) < len(rows)]
