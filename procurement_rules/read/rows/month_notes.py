"""What an officer should know of dates that were written without a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procurement_rules.model.clean import clean
from procurement_rules.read import words
from procurement_rules.read.cells.cell_text import cell_text
from procurement_rules.read.rows.row_fields import NamedCell
from procurement_rules.read.values.day import names_month
from procurement_rules.read.values.term import states_months


def month_notes(cells: Iterable[NamedCell]) -> Iterator[str]:
    """Yield for each cell of a row that names a month where a day is meant, as which day it was read."""
    for named in cells:
        days = tuple(_days(named))
        if days:
            label, column = named.field.label, clean(named.column)
            yield words.MONTH_READ.format(label=label, column=column, day="、".join(days))


def _days(named: NamedCell) -> Iterable[str]:
    field = named.field
    if named.refused:
        return ()
    if field.month and names_month(named.cell):
        return (words.DAY_OF_MONTH[field.month],)
    return words.DAY_OF_MONTH.values() if field.dates and states_months(cell_text(named.cell)) else ()
