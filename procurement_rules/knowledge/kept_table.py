"""Tables that the user keeps and the program adds to: what stands in them is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from procurement_rules.errors import Place
from procurement_rules.knowledge.csv_text import MARK, csv_lines, unguarded
from procurement_rules.knowledge.tables import rows

# A spreadsheet writes 2026/3/1 where 2026-03-01 stood.
_DATE = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")


def kept_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[Place, dict[str, str]]]:
    """Yield each row with its place, as it was before it was written. Raises KnowledgeError."""
    for where, row in rows(path, path.parent, columns):
        yield where, {name: unguarded(cell) for name, cell in row.items()}


def add_rows(path: Path, columns: Sequence[str], added: Sequence[Sequence[str]]) -> None:
    """Add rows below what the file holds; a missing file is begun."""
    kept = path.read_bytes() if path.exists() else (MARK + csv_lines([columns])).encode()
    if not kept.endswith(b"\n"):
        kept += b"\n"
    # Written beside and then renamed, so that an interrupted run leaves the file as it was.
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(kept + csv_lines(added).encode())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def kept_date(text: str) -> date | None:
    """Return the day that a cell names, None where it is no day of the calendar."""
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def cell_place(columns: Sequence[str], row: dict[str, str], column: str, where: Place) -> Place:
    """Return the place of a cell, as a text editor counts."""
    before = [row[name] for name in columns[: columns.index(column)]]
    return Place(where.file, where.line, len(csv_lines([before])) + 1 if before else 1)
