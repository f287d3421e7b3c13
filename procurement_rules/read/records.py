"""Files that are not submissions: the text of a document, and the records of a labelled table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from procurement_rules.read.files.encoding import decode
from procurement_rules.read.files.source_file import file_name, read_bytes
from procurement_rules.read.formats.grids import read_grids


def read_text(path: Path) -> str:
    """Return the text of a document. Raises InputError."""
    return decode(read_bytes(path), file_name(path))


def read_records(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of the file's first table with their numbers, as column name → text; its first row is the names."""
    grid = next(read_grids(path), None)
    if grid is None or not grid.rows:
        return
    names = [str(cell or "").strip() for cell in grid.rows[0][1]]
    for number, cells in grid.rows[1:]:
        texts = ("" if cell is None else str(cell) for cell in cells)
        yield number, dict(zip(names, texts, strict=False))
