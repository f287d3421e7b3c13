"""The counts that a document declares in its headings, such as 一级目录 (2项), against what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from procurement_rules.importing.note import ImportNote
from procurement_rules.importing.table import TableRow
from procurement_rules.model.catalog import Entry


def count_mismatches(headers: Iterable[TableRow], entries: Iterable[Entry]) -> list[ImportNote]:
    """Return a note for each declared count that is not the number of entries of its level, once a count."""
    read = Counter(entry.level for entry in entries)
    told: set[tuple[int, int]] = set()
    notes = []
    for header in headers:
        declared = header.columns.declared() if header.columns else {}
        for level, count in declared.items():
            # Page headers repeat the same counts.
            if count != read[level] and (level, count) not in told:
                told.add((level, count))
                notes.append(header.note("", f"表头写明第 {level} 级有 {count} 项，读入 {read[level]} 项"))
    return notes
