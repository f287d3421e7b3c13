"""JSON records → items and rejected rows, and which keys were understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from procurement_rules.model.clean import clean
from procurement_rules.model.field import FieldSpec
from procurement_rules.model.source import (
    Cell,
    ColumnReading,
    FilledField,
    RejectedRow,
    RowCount,
    TableReading,
)
from procurement_rules.read.around.outside import outside_notes, stated_by_names
from procurement_rules.read.cells.cell_text import quoted
from procurement_rules.read.formats.json_lists import JsonObject
from procurement_rules.read.formats.json_records import Record, shown
from procurement_rules.read.headers.amount_columns import WantedYear, amount_columns
from procurement_rules.read.headers.column_names import ColumnNames, KnownName
from procurement_rules.read.rows.month_notes import month_notes
from procurement_rules.read.rows.row_fields import NamedCell, RowPlace, item_or_rejected
from procurement_rules.read.rows.section import ReadRow, ReadTable
from procurement_rules.read.tables.nested_keys import flat_pairs
from procurement_rules.read.values.understood import NotUnderstood
from procurement_rules.read.values.value import ValueReader
from procurement_rules.read.words import BELOW_RECORDS


class JsonTable:
    """The records of one file, and how their keys were understood once they are read."""

    def __init__(
        self, file: str, names: ColumnNames, values: ValueReader, screened: int | None = None
    ) -> None:
        self._file = file
        self._year = WantedYear(screened=screened)
        self._names = names
        self._values = values
        self._keys: dict[str, ColumnReading] = {}
        self._filled: tuple[FilledField, ...] = ()
        # Key → the first record with a list of objects under it, and how many there are in all.
        self._below: dict[str, tuple[int, int]] = {}
        # A dict keeps their order.
        self._notes: dict[str, None] = {}

    def read(self, records: Iterable[Record], notes: tuple[str, ...]) -> ReadTable:
        """Return every record, judged or not, and how the keys were understood, in the order in which they were met."""
        records = [self._flat(record) for record in records]
        self._fill(records)
        rows = [self._row(record) for record in records]
        rejected = Counter(row.reason for row in rows if isinstance(row, RejectedRow))
        last = rows[-1].source.row if rows and rows[-1].source else None
        count = RowCount(
            items=len(rows) - rejected.total(), rejected=dict(rejected), blank=(last or len(rows)) - len(rows)
        )
        columns = tuple(self._keys.values())
        reading = TableReading(
            file=self._file,
            sheet=None,
            header_row=None,
            columns=columns,
            rows=count,
            filled=self._filled,
            notes=(*notes, *outside_notes(self._filled), *self._notes, *self._not_read()),
        )
        return ReadTable(reading, tuple(rows))

    def _flat(self, record: Record) -> Record:
        if record.pairs is None:
            return record
        for key, value in record.pairs:
            below = sum(isinstance(each, JsonObject) for each in value) if isinstance(value, list) else 0
            if below:
                row, count = self._below.get(key, (record.row, 0))
                self._below[key] = row, count + below
        return replace(record, pairs=flat_pairs(record.pairs, self._names))

    def _fill(self, records: Iterable[Record]) -> None:
        """Find what no key says and the name of the file does."""
        known = (self._names.known(key).field for record in records for key, _ in record.pairs or ())
        said = {field.name for field in known if field}
        named = stated_by_names(self._file, None)
        self._filled = tuple(each for name, each in named.items() if name not in said)

    def _not_read(self) -> Iterator[str]:
        for key, (row, count) in self._below.items():
            yield BELOW_RECORDS.format(key=key, records=count, row=row)

    def _row(self, record: Record) -> ReadRow:
        place = RowPlace(self._file, None, record.row)
        if record.pairs is None:
            return place.rejected(record.reason, quoted([record.text]))
        cells = list(self._named_cells(record.pairs))
        self._notes.update(dict.fromkeys(month_notes(cells)))
        texts = (shown(value) for _, value in record.pairs)
        filled = {each.field: each.value for each in self._filled}
        return item_or_rejected(cells, place, self._values, texts, filled)

    def _named_cells(self, pairs: tuple[tuple[str, Any], ...]) -> Iterator[NamedCell]:
        taken: set[str] = set()
        known = self._known(pairs)
        amounts = amount_columns(known, self._year)
        for at, (key, value) in enumerate(pairs):
            # Of the amounts of several years, one is the item's.
            field = known[at].field if known[at].year is None or at in amounts else None
            reading = self._read_key(key, field)
            if field is None or value is None:
                continue
            cell, refused = _cell(value)
            if field.name in taken:
                refused = NotUnderstood("重复的键")
            # Several keys describe an item together; of any other field, the first is read.
            taken.update({field.name} - {"description"})
            yield NamedCell(field, cell, key, key, reading.multiplier, refused=refused)

    def _known(self, pairs: tuple[tuple[str, Any], ...]) -> list[KnownName]:
        """Return what the keys are known as; one without a value keeps no other from standing in for it."""
        known = [self._names.known(key) for key, _ in pairs]
        given = [at for at, (_, value) in enumerate(pairs) if value is not None]
        for at, each in zip(given, self._names.standing_in([known[at] for at in given]), strict=True):
            known[at] = each
        return known

    def _read_key(self, key: str, field: FieldSpec | None) -> ColumnReading:
        if key not in self._keys:
            known = self._names.known(key)
            self._keys[key] = ColumnReading(
                column=key,
                header=key,
                field=field.name if field else None,
                multiplier=self._names.multiplier(key, known.field, 1) if known.field else 1,
                matched=known.word,
                matched_field=known.field.name if known.field else None,
                mapped=known.mapped,
            )
        return self._keys[key]


def _cell(value: Any) -> tuple[Cell, NotUnderstood | None]:
    # A list of words is how JSON writes a choice of several.
    if isinstance(value, list) and value and all(isinstance(word, str) for word in value):
        return clean("、".join(value)), None
    if isinstance(value, str | int | float):
        return value, None
    return shown(value), NotUnderstood("是对象或数组，应为一个值")
