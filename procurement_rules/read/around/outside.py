"""What holds in every row of a table and stands outside its columns: the unit that buys, and the year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from procurement_rules.model.clean import clean
from procurement_rules.model.source import FilledField, Grid, Origin
from procurement_rules.read.around.unit_names import PURCHASER, unit_by_label, unit_in_heading, unit_in_name
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.column_names import ColumnNames
from procurement_rules.read.headers.header import Header
from procurement_rules.read.headers.title_year import budget_year
from procurement_rules.read.words import UNIT_OF_FILE, UNIT_OF_FOLDER

FISCAL_YEAR = "fiscal_year"
# Field → its value and where that stands.
Outside = Mapping[str, FilledField]


@dataclass(frozen=True, slots=True)
class Held:
    """What lines farther above state of a table further down, as above a table that stands before it in the same document.

    `unit` is how many yuan one is in its amounts, None where no line says.
    """

    stated: Outside = field(default_factory=dict)
    unit: int | None = None


_NOTES: Mapping[Origin, str] = {"file": UNIT_OF_FILE, "folder": UNIT_OF_FOLDER}


def stated_in_lines(
    titles: Sequence[str], rows: Sequence[Row], names: ColumnNames, headings: Sequence[Row] | None = None
) -> Outside:
    """Return what lines state, the lower first; `headings` are those of the rows that may be titles, if not all."""
    headings = rows if headings is None else headings
    unit = unit_by_label(titles, rows, names) or unit_in_heading(titles, headings)
    return _by_field(unit, _year_in_lines(titles, headings))


def stated_by_names(file: str, sheet: str | None) -> Outside:
    """Return what the sheet's name says, or else the file's, or else those of the folders that reports name before it."""
    own = list(_names(file, sheet))
    units = ((origin, unit_in_name(name)) for origin, name in own)
    years = ((origin, budget_year(name)) for origin, name in own)
    return _by_field(
        next((_filled(PURCHASER, unit, origin) for origin, unit in units if unit), None),
        next((_filled(FISCAL_YEAR, str(year), origin) for origin, year in years if year), None),
    )


def filled_outside(grid: Grid, stated: Outside, header: Header) -> tuple[FilledField, ...]:
    """Return what holds in every row under a header: what its lines state, and else what the names around it say."""
    found = {**stated_by_names(grid.file, grid.sheet), **stated}
    if header.amount_year is not None:
        # The amounts that are read are of that year, whatever the title is about.
        year = FilledField(field=FISCAL_YEAR, value=str(header.amount_year), row=header.row)
        found[FISCAL_YEAR] = year
    return tuple(each for name, each in found.items() if name not in header.fields)


def outside_notes(filled: Sequence[FilledField]) -> Iterator[str]:
    """Yield what an officer should look at: the unit was not found in the table itself."""
    for each in filled:
        if each.field == PURCHASER and each.origin in _NOTES:
            yield _NOTES[each.origin].format(unit=each.value)


def _names(file: str, sheet: str | None) -> Iterator[tuple[Origin, str]]:
    if sheet:
        yield "sheet", sheet
    path = PurePosixPath(file)
    yield "file", path.stem
    yield from (("folder", folder.name) for folder in path.parents if folder.name)


def _year_in_lines(titles: Sequence[str], rows: Sequence[Row]) -> FilledField | None:
    cells = [(number, cell) for number, cells in rows for cell in reversed(cells) if isinstance(cell, str)]
    lines: list[tuple[int | None, str]] = [*((None, title) for title in titles), *cells]
    for number, text in reversed(lines):
        year = budget_year(text)
        if year is not None:
            return FilledField(field=FISCAL_YEAR, value=str(year), row=number)
    return None


def _filled(field: str, value: str, origin: Origin) -> FilledField:
    return FilledField(field=field, value=clean(value), origin=origin)


def _by_field(*found: FilledField | None) -> Outside:
    return {each.field: each for each in found if each is not None}
