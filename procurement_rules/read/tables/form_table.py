"""A form → one item, and how each of its cells was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procurement_rules.model.clean import clean
from procurement_rules.model.field import FieldSpec, FieldType
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import (
    ColumnReading,
    FilledField,
    Grid,
    RejectedRow,
    RowCount,
    TableReading,
)
from procurement_rules.read.around.outside import Held, outside_notes, stated_by_names, stated_in_lines
from procurement_rules.read.cells.address import column_letters
from procurement_rules.read.cells.cell_text import cell_text, quoted
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.amount_columns import WantedYear, amount_columns
from procurement_rules.read.headers.amount_notes import SMALL
from procurement_rules.read.headers.amount_unit import texts_of, unit_among
from procurement_rules.read.headers.column_names import ColumnNames, Fold
from procurement_rules.read.headers.columns import MONEY_WORDS
from procurement_rules.read.headers.header import Header, table_year
from procurement_rules.read.rows.month_notes import month_notes
from procurement_rules.read.rows.row_fields import NamedCell, RowPlace, item_or_rejected
from procurement_rules.read.rows.row_kind import FORM_TEXT, NOTE, RowSorter
from procurement_rules.read.rows.section import ReadRow, ReadTable
from procurement_rules.read.tables.form import Form
from procurement_rules.read.tables.form_row import Pair, full_label
from procurement_rules.read.values.value import ValueReader
from procurement_rules.read.words import NO_UNIT


@dataclass(frozen=True, slots=True)
class FormReader:
    """Reads forms with the words of one dictionary."""

    names: ColumnNames
    values: ValueReader
    fold: Fold
    # The year of the day of screening.
    screened: int | None = None

    def read(self, grid: Grid, forms: Sequence[Form], held: Held) -> Iterator[ReadTable]:
        """Yield each form of the grid as a table of one item; what stands between two belongs to the upper one."""
        start, taken = 0, frozenset(at for form in forms for at in form.pairs)
        ends = [*(form.first for form in forms[1:]), len(grid.rows)]
        for form, end in zip(forms, ends, strict=True):
            yield _FormPass(self, grid, form, range(start, end), taken, held).table()
            start = end


@dataclass(frozen=True, slots=True)
class _Entry:
    """A pair in its row of the sheet, with the field that it is read for."""

    row: int
    pair: Pair
    field: FieldSpec | None
    multiplier: int

    @property
    def letters(self) -> str:
        return column_letters(self.pair.column)


class _FormPass:
    """One form, with the places of the grid that belong to it; `taken` are those of the rows of any form."""

    def __init__(
        self,
        reader: FormReader,
        grid: Grid,
        form: Form,
        places: range,
        taken: frozenset[int],
        held: Held,
    ) -> None:
        self._reader, self._grid, self._form, self._held = reader, grid, form, held
        self._start, self._end = places.start, places.stop
        # What a label says in its brackets holds for its own value only.
        outside = [(at, row) for at, row in enumerate(grid.rows[: places.stop]) if at not in taken]
        own = texts_of([row for _, row in outside])
        above = texts_of([row for at, row in outside if at < form.first])
        self._unit = unit_among((*grid.titles, *own), reader.names) or held.unit
        self._year = WantedYear(table_year(grid, above), reader.screened)
        self._entries = self._read_entries()

    def table(self) -> ReadTable:
        """Return the item, and the rows that say nothing of it."""
        grid, form = self._grid, self._form
        left_over = [
            row
            for at, row in enumerate(grid.rows[form.first : self._end], form.first)
            if at not in form.pairs
        ]
        rejected = [self._rejected(row) for row in left_over]
        item = self._item()
        return ReadTable(self._reading(item, rejected), (item, *rejected))

    def _read_entries(self) -> list[_Entry]:
        pairs = [(self._grid.rows[at][0], pair) for at, row in self._form.pairs.items() for pair in row]
        given = [(number, pair) for number, pair in pairs if pair.filled]
        chosen = amount_columns([pair.known for _, pair in given], self._year)
        amounts = [pair for at, (_, pair) in enumerate(given) if at in chosen]
        taken: set[str] = set()
        entries = []
        for number, pair in pairs:
            field = pair.known.field if pair.filled else None
            if field is not None and field.type is FieldType.MONEY:
                field = field if any(pair is each for each in amounts) else None
            elif field is not None and field.name in taken - {"description"}:
                field = None
            taken |= {field.name} if field else set()
            multiplier = (
                self._reader.names.multiplier(full_label(pair), field, self._unit or 1) if field else 1
            )
            entries.append(_Entry(number, pair, field, multiplier))
        return entries

    def _cells(self) -> list[NamedCell]:
        return [
            NamedCell(each.field, each.pair.value, each.letters, f"{each.letters}{each.row}", each.multiplier)
            for each in self._entries
            if each.field
        ]

    def _item(self) -> ServiceItem | RejectedRow:
        place = self._place()
        cells = self._cells()
        shown = [each.pair.value for each in self._entries if each.field]
        filled = {each.field: each.value for each in self._filled()}
        item = item_or_rejected(cells, place, self._reader.values, shown, filled)
        if item.source is None or isinstance(item, RejectedRow):
            return item
        # A letter stands for a cell of the item's own row; the others are in the reading of the form.
        own = {
            (each.field.name, each.letters) for each in self._entries if each.field and each.row == place.row
        }
        columns = {
            field: letters for field, letters in item.source.columns.items() if (field, letters) in own
        }
        return item.model_copy(update={"source": item.source.model_copy(update={"columns": columns})})

    def _filled(self) -> tuple[FilledField, ...]:
        grid, asked = self._grid, {each.field.name for each in self._entries if each.field}
        rows = grid.rows[self._start : self._end]
        above = grid.rows[self._start : self._form.first]
        found = {
            **stated_by_names(grid.file, grid.sheet),
            **self._held.stated,
            **stated_in_lines(grid.titles, rows, self._reader.names, above),
        }
        return tuple(each for name, each in found.items() if name not in asked)

    @property
    def _numbers(self) -> list[int]:
        return [self._grid.rows[at][0] for at in self._form.pairs]

    @property
    def _head(self) -> int:
        """The row that the form hangs from: the one above it, or its own first where there is none."""
        before = self._grid.rows[self._form.first - 1][0] if self._form.first > self._start else 0
        number = self._numbers[0]
        return max(number - 1, before) if self._form.first > self._start else number

    def _place(self) -> RowPlace:
        """Return the row of the name, or else of what first describes the item; never the row that it hangs from."""
        order = ("name", "description")
        rows = [
            each.row for name in order for each in self._entries if each.field and each.field.name == name
        ]
        below = [number for number in self._numbers if number > self._head]
        row = next((number for number in rows if number in below), below[0] if below else self._numbers[-1])
        hidden = self._grid.hidden or row in self._grid.hidden_rows
        return RowPlace(self._grid.file, self._grid.sheet, row, hidden)

    def _rejected(self, row: Row) -> RejectedRow:
        header = Header(row[0], ())
        is_note = RowSorter(header, self._reader.names, self._reader.fold).is_note(row[1])
        hidden = self._grid.hidden or row[0] in self._grid.hidden_rows
        place = RowPlace(self._grid.file, self._grid.sheet, row[0], hidden)
        return place.rejected(NOTE if is_note else FORM_TEXT, quoted(row[1]))

    def _reading(self, item: ReadRow, rejected: Sequence[RejectedRow]) -> TableReading:
        grid = self._grid
        reasons = Counter(row.reason for row in (item, *rejected) if isinstance(row, RejectedRow))
        is_item = isinstance(item, ServiceItem)
        return TableReading(
            file=grid.file,
            sheet=grid.sheet,
            header_row=self._head,
            form_rows=(self._numbers[0], self._numbers[-1]),
            columns=tuple(self._column(each) for each in self._entries),
            filled=self._filled(),
            rows=RowCount(
                heading=self._form.first - self._start,
                items=int(is_item),
                rejected=dict(reasons),
                blank=sum(grid.blanks[self._start : self._end]),
                form=len(self._form.pairs) - 1,
            ),
            hidden=grid.hidden,
            hidden_rows=tuple(
                sorted(grid.hidden_rows & {number for number, _ in grid.rows[self._start : self._end]})
            ),
            notes=(
                *grid.notes,
                *outside_notes(self._filled()),
                *self._unit_note(item),
                *dict.fromkeys(month_notes(self._cells())),
            ),
        )

    def _unit_note(self, item: ReadRow) -> Iterator[str]:
        """Yield that yuan was taken for want of a unit where the amount is suspiciously small."""
        budget = item.budget if isinstance(item, ServiceItem) else None
        if self._unit is not None or not budget or budget >= SMALL:
            return
        amounts = [each for each in self._entries if each.field and each.field.type is FieldType.MONEY]
        rows = {each.row for each in amounts}
        # A hint beside the amount may say the unit too.
        said = [cell_text(cell) for number, cells in self._grid.rows if number in rows for cell in cells]
        said += [full_label(each.pair) for each in amounts]
        if not any(word in text for text in said for word in MONEY_WORDS):
            named = "、".join(f"{each.letters}{each.row}“{clean(each.pair.label)}”" for each in amounts)
            yield NO_UNIT.format(rows=len(amounts), column=named)

    def _column(self, entry: _Entry) -> ColumnReading:
        known = entry.pair.known
        field = known.field or known.part_of
        return ColumnReading(
            column=entry.letters,
            header=clean(full_label(entry.pair)),
            field=entry.field.name if entry.field else None,
            multiplier=entry.multiplier,
            matched=clean(known.word),
            matched_field=field.name if field else None,
            mapped=known.mapped,
            hidden=entry.pair.column in self._grid.hidden_columns,
            row=entry.row,
        )
