"""What an officer should know of the columns that the amounts were taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from procurement_rules.model.clean import clean
from procurement_rules.model.item import ServiceItem
from procurement_rules.read import words
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.cell_text import cell_text
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.amount_columns import WantedYear
from procurement_rules.read.headers.columns import Column
from procurement_rules.read.headers.header import Header

# Yuan; a service for less is rare, a table of nothing else hardly in yuan.
SMALL = Decimal(10_000)


def amount_notes(columns: Sequence[Column], year: WantedYear) -> Iterator[str]:
    """Yield what was chosen among columns of years, and what was added up; `year` is the one that was wanted."""
    amounts = [column for column in columns if column.is_amount]
    dated = [column for column in columns if column.known.year is not None]
    parts = [column for column in columns if column.known.part_of]
    if amounts and any(column not in amounts for column in dated):
        yield words.SEVERAL_YEARS.format(
            columns=_named(dated), chosen=_named(amounts), why=_why(amounts[0], year)
        )
    if len(amounts) > 1:
        yield words.SUMMED.format(columns=_named(amounts))
    elif parts and not amounts:
        yield words.ONLY_PARTS.format(columns=_named(parts))
    elif amounts and amounts[0].known.part_of:
        yield words.ONE_PART.format(column=_named(amounts))


def unit_notes(header: Header, rows: Sequence[Row], items: Iterable[ServiceItem]) -> Iterator[str]:
    """Yield that yuan was taken for want of a unit where the amounts under a header are suspiciously small."""
    budgets = [item.budget for item in items if item.budget]
    if header.unit_stated or not budgets or max(budgets) >= SMALL:
        return
    amounts = [column for column in header.columns if column.is_amount]
    cells = (cell_text(column.cell(cells)) for column in amounts for _, cells in rows)
    if not any("元" in cell for cell in cells):
        yield words.NO_UNIT.format(rows=len(budgets), column=_named(amounts))


def _why(chosen: Column, year: WantedYear) -> str:
    if chosen.known.mapped:
        return words.AS_MAPPED
    if chosen.known.year is None:
        return words.WITHOUT_YEAR
    if chosen.known.year == year.stated:
        return words.STATED_YEAR.format(year=year.stated)
    if year.stated is not None:
        return words.OTHER_YEAR.format(year=chosen.known.year, stated=year.stated)
    if year.screened is None:
        return words.LATEST_YEAR_SO_FAR.format(year=chosen.known.year)
    told = words.SCREENED_YEAR if chosen.known.year == year.screened else words.LATEST_YEAR
    return told.format(year=chosen.known.year)


def _named(columns: Sequence[Column]) -> str:
    return "、".join(f"{column_letters(each.index)} 列“{clean(each.header)}”" for each in columns)
