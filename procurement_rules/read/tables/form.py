"""Forms: one item in several rows, its fields below each other with their values beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import Row
from procurement_rules.read.headers.column_names import ColumnNames
from procurement_rules.read.headers.columns import NAMING_FIELDS
from procurement_rules.read.rows.note_rows import is_signature
from procurement_rules.read.tables.form_row import DESCRIPTION, Pair, RowReader

_NAME = "name"
# A name and one more field; without a name, a form must say more of itself.
_FEWEST_FIELDS = 2
_FEWEST_WITHOUT_NAME = 3
_FEWEST_ROWS = 2
# Non-blank rows: a form shows what it is in fewer, and a table of a hundred thousand rows is not read twice.
SEARCHED_ROWS = 60


@dataclass(frozen=True, slots=True)
class Form:
    """One form: place in the grid of each of its rows that holds a pair → the pairs."""

    pairs: dict[int, tuple[Pair, ...]]

    @property
    def first(self) -> int:
        """Place of its first row."""
        return min(self.pairs)

    @property
    def last(self) -> int:
        """Place of its last row."""
        return max(self.pairs)


@dataclass(frozen=True, slots=True)
class FoundForms:
    """The forms of a grid, from the top, or the place of the header of a table that has a form for its head."""

    forms: tuple[Form, ...] = ()
    header: int | None = None


def find_forms(grid: Grid, names: ColumnNames) -> FoundForms:
    """Return the forms of a grid. A table of items goes first: the form over it is about all of them."""
    reader = _form_reader(grid.rows[:SEARCHED_ROWS], names)
    if reader is None:
        return FoundForms()
    header = _table_header(grid.rows, reader)
    if header is not None:
        return FoundForms(header=header)
    forms = list(_parted(_filled_rows(grid.rows, reader), names))
    ends = [*(form.first for form in forms[1:]), len(grid.rows)]
    return FoundForms(
        tuple(_completed(form, end, grid, reader) for form, end in zip(forms, ends, strict=True))
    )


def _form_reader(beginning: Sequence[Row], names: ColumnNames) -> RowReader | None:
    """Return what reads the rows of a form, None where the beginning of the sheet is none."""
    rough = _filled_rows(beginning, RowReader(names))
    labels = frozenset(pair.label_column for row in rough.values() for pair in row)
    values = frozenset(pair.column for row in rough.values() for pair in row)
    reader = RowReader(names, labels, values)
    rows = _filled_rows(beginning, reader)
    whole = [list(reader.pairs(beginning[at][1])) for at in rows]
    below_each_other: dict[int, set[str]] = defaultdict(set)
    for pair in (pair for row in whole for pair in row if pair.known.field):
        below_each_other[pair.label_column].add(names.key(pair.label))
    # The rows of a header that is repeated name the same fields in the same places.
    most = max(map(len, below_each_other.values()), default=0)
    # A table may hold the names of fields as its data, but hardly at the beginning of its rows.
    begin = sum(row[0].known.field is not None for row in whole)
    return reader if most >= _FEWEST_ROWS and begin * 2 >= len(rows) and _enough(rows) else None


def _filled_rows(rows: Sequence[Row], reader: RowReader) -> dict[int, tuple[Pair, ...]]:
    """Return the rows that hold a known label with its value, and are no header."""
    found = {}
    for at, (_, cells) in enumerate(rows):
        pairs = tuple(pair for pair in reader.pairs(cells) if pair.filled)
        if pairs and not reader.is_header(cells):
            found[at] = pairs
    return found


def _enough(rows: dict[int, tuple[Pair, ...]]) -> bool:
    fields = {pair.known.field.name for row in rows.values() for pair in row if pair.known.field}
    fewest = _FEWEST_FIELDS if _NAME in fields else _FEWEST_WITHOUT_NAME
    return len(fields) >= fewest and bool(NAMING_FIELDS & fields)


def _table_header(rows: Sequence[Row], reader: RowReader) -> int | None:
    """Return the place of the row that names the columns of a table of items."""
    headers = (at for at, (_, cells) in enumerate(rows) if reader.is_header(cells))
    return next((at for at in headers if _NAME in reader.names_in(rows[at][1])), None)


def _parted(rows: dict[int, tuple[Pair, ...]], names: ColumnNames) -> Iterator[Form]:
    """Yield the forms below each other: another begins where a label comes again, or another name."""
    pairs: dict[int, tuple[Pair, ...]] = {}
    met: set[str] = set()
    for at, row in rows.items():
        # A description may be given in several places; of any other field, a form asks once by the same words.
        asked = [pair for pair in row if pair.known.field and pair.known.field.name != DESCRIPTION]
        keys = {
            _NAME if pair.known.field.name == _NAME else names.key(pair.label)
            for pair in asked
            if pair.known.field
        }
        if keys & met:
            yield Form(pairs)
            pairs, met = {}, set()
        pairs[at] = row
        met |= keys
    if pairs:
        yield Form(pairs)


def _completed(form: Form, end: int, grid: Grid, reader: RowReader) -> Form:
    """Return the form with what its own rows do not say: unknown labels, and values that stand or go on below."""
    pairs: dict[int, tuple[Pair, ...]] = {}
    above: Pair | None = None
    details: tuple[Pair, ...] = ()
    for at in range(form.first, end):
        cells = grid.rows[at][1]
        found = tuple(reader.pairs(cells))
        if reader.is_header(cells):
            details, above = reader.described_columns(cells), None
            continue
        if at in form.pairs:
            details = ()
        elif details:
            found = tuple(_in_details(details, cells))
        more = _going_on(above, cells, found)
        if more and above:
            # The label may stand alone in the row above.
            pairs.setdefault(at - 1, (above,))
            pairs[at] = (more,)
        elif any(pair.known.field for pair in found) or (
            (at <= form.last or details) and any(map(_says, found))
        ):
            pairs[at] = found
        above = more or _label_above(found, cells)
    return Form(pairs)


def _in_details(details: Sequence[Pair], cells: Sequence[Cell]) -> Iterator[Pair]:
    """Yield what a row of a list inside the form adds to the description."""
    for column in details:
        cell = cells[column.column] if column.column < len(cells) else None
        if not is_blank(cell):
            yield replace(column, value=cell)


def _says(pair: Pair) -> bool:
    return not is_blank(pair.value)


def _going_on(above: Pair | None, cells: Sequence[Cell], found: Sequence[Pair]) -> Pair | None:
    """Return what a row without labels adds to the label above: the value below it, or more of a description."""
    filled = _filled(cells)
    if above is None or len(filled) != 1 or any(pair.known.field for pair in found):
        return None
    index, cell = filled[0]
    if isinstance(cell, str) and is_signature(cell):
        return None
    if is_blank(above.value):
        return replace(above, column=index, value=cell) if index == above.label_column else None
    goes_on = above.known.field is not None and above.known.field.name == DESCRIPTION
    return replace(above, value=cell) if goes_on and index == above.column != above.label_column else None


def _label_above(found: Sequence[Pair], cells: Sequence[Cell]) -> Pair | None:
    """Return the last label of a row; one without a value only where it stands alone, over its value."""
    known = [pair for pair in found if pair.known.field]
    alone = len(_filled(cells)) == 1
    return next((pair for pair in reversed(known) if alone or not is_blank(pair.value)), None)


def _filled(cells: Sequence[Cell]) -> list[tuple[int, Cell]]:
    return [(index, cell) for index, cell in enumerate(cells) if not is_blank(cell)]
