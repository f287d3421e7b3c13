"""What `catalog import` tells of the rows that are not simply entries, and what to do about them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from procurement_rules.coding import lint_words
from procurement_rules.coding.scanned import with_digits
from procurement_rules.importing import ImportedCatalog
from procurement_rules.importing.code_shape import fold_code, is_shaped


def note_lines(imported: ImportedCatalog, file: Path) -> Iterator[str]:
    """Yield each note with its place; one on a row that was left out says what to do."""
    for note in imported.notes:
        remedy = f"；{_remedy(note.code)}" if note.left_out else ""
        place = f"{note.table or file}:{note.row} {note.code}".rstrip()
        yield f"{place}：{note.message}{remedy}"


def left_out(imported: ImportedCatalog) -> int:
    """Return how many rows were left out."""
    return sum(note.left_out for note in imported.notes)


def _remedy(code: str) -> str:
    """Return what to do about a row of this code, which looks like another one where scanning spoilt it."""
    likely = fold_code(with_digits(code))
    if is_shaped(likely) and not is_shaped(fold_code(code)):
        return f"{lint_words.CODE_LETTER.format(likely=likely)}；请改正后重新导入"
    return "如是目录条目，请改正后重新导入"
