"""What an import gives back: the entries, and a note for everything that is not simply an entry."""

from __future__ import annotations

from dataclasses import dataclass

from procurement_rules.model.catalog import Entry


@dataclass(frozen=True, slots=True)
class ImportNote:
    """Something the reviewer of an import has to look at; `code` is empty where the row has none.

    `left_out` tells a row that is no entry from one that is an entry with something to look at.
    """

    row: int
    code: str
    message: str
    table: str = ""
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class ImportedCatalog:
    """The entries in printed order, and the notes in the order of their rows."""

    entries: tuple[Entry, ...]
    notes: tuple[ImportNote, ...]
