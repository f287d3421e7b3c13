"""In which cells of its sheet each field of an item stands: in the item's row, or anywhere in its form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from procurement_rules.model.source import Source, TableReading

# Keys of other kinds of files are no columns.
_COLUMN = re.compile(r"[A-Z]{1,3}")


class Cells:
    """Knows the forms of a batch, whose fields have rows of their own."""

    def __init__(self, tables: Iterable[TableReading]) -> None:
        self._forms: dict[tuple[str, str | None], list[TableReading]] = defaultdict(list)
        for table in tables:
            if table.form_rows is not None:
                self._forms[table.file, table.sheet].append(table)

    def of(self, source: Source | None) -> Mapping[str, tuple[str, ...]]:
        """Return field → addresses as Excel writes them, such as D7; several where columns were joined."""
        if source is None or source.row is None:
            return {}
        found = {
            field: tuple(
                f"{column}{source.row}" for column in columns.split("+") if _COLUMN.fullmatch(column)
            )
            for field, columns in source.columns.items()
        }
        for field, address in self._in_form(source):
            found[field] = (*found.get(field, ()), *([] if address in found.get(field, ()) else [address]))
        return {field: addresses for field, addresses in found.items() if addresses}

    def _in_form(self, source: Source) -> Iterable[tuple[str, str]]:
        for table in self._forms.get((source.file, source.sheet), ()):
            first, last = table.form_rows or (0, -1)
            if source.row is not None and first <= source.row <= last:
                yield from (
                    (column.field, f"{column.column}{column.row}")
                    for column in table.columns
                    if column.field and column.row and _COLUMN.fullmatch(column.column)
                )
