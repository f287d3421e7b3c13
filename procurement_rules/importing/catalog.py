"""Grids of a printed catalog → its entries, with a note for everything that is not simply an entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from procurement_rules.importing.declared import count_mismatches
from procurement_rules.importing.heading import Role
from procurement_rules.importing.level import top_level
from procurement_rules.importing.line import Line, read_line
from procurement_rules.importing.note import ImportedCatalog, ImportNote
from procurement_rules.importing.table import TableRow, catalog_rows
from procurement_rules.importing.tree import first_of_each_code, grow
from procurement_rules.model.source import Grid


def catalog_entries(grids: Iterable[Grid]) -> ImportedCatalog:
    """Return the catalog that the grids print together; every data row ends as an entry or in a note.

    Raises InputError where a grid has rows but no header with a code column and a name column.
    """
    tables = [catalog_rows(grid) for grid in grids]
    names: dict[str, str] = {}
    lines: list[Line] = []
    notes: list[ImportNote] = []
    for rows in tables:
        read, remarks = _read_table(rows, names)
        lines += read
        notes += remarks
    unique, repeated = first_of_each_code(lines)
    entries, broken = grow(unique)
    headers = [row for rows in tables for row in rows if row.is_header]
    notes += [*repeated, *broken, *count_mismatches(headers, entries)]
    return ImportedCatalog(tuple(entries), _in_printed_order(notes, tables))


def _read_table(rows: Sequence[TableRow], names: dict[str, str]) -> tuple[list[Line], list[ImportNote]]:
    """Return the lines of one table and the notes on them; `names` collects the name of every code."""
    top = top_level(row.columns.text(row.cells, Role.LEVEL) for row in rows if row.columns)
    lines: list[Line] = []
    notes: list[ImportNote] = []
    for row in rows:
        if row.columns is None:
            notes.append(row.left_out("", "在目录表之外却有目录代码"))
        elif not row.is_header:
            line, remarks = read_line(row, row.columns, names, top)
            notes += remarks
            if line:
                lines.append(line)
                names.setdefault(line.code, line.name)
    return lines, notes


def _in_printed_order(
    notes: Iterable[ImportNote], tables: Sequence[Sequence[TableRow]]
) -> tuple[ImportNote, ...]:
    """Return the notes as a reviewer turns the pages, whichever check made them."""
    order = {rows[0].table: place for place, rows in reversed(list(enumerate(tables))) if rows}
    return tuple(sorted(notes, key=lambda note: (order[note.table], note.row)))
