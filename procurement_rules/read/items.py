"""A submitted file → service items and rejected rows, in file order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from procurement_rules.errors import InputError, Place, is_built
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Grid, RejectedRow, TableReading
from procurement_rules.read.around.outside import Held, Outside
from procurement_rules.read.files.kind import Kind
from procurement_rules.read.formats.grids import RECORDS, Submission, grids_of, open_submission
from procurement_rules.read.formats.json_records import Records, read_json, read_json_lines
from procurement_rules.read.headers.amount_unit import unit_around
from procurement_rules.read.headers.column_names import ColumnMapping, ColumnNames, Fold
from procurement_rules.read.headers.columns import NAMING_FIELDS
from procurement_rules.read.headers.header import FoundHeader, find_header
from procurement_rules.read.rows.section import ReadRow, ReadTable
from procurement_rules.read.tables.form import Form, find_forms
from procurement_rules.read.tables.form_below import parted_at_forms
from procurement_rules.read.tables.form_table import FormReader
from procurement_rules.read.tables.json_table import JsonTable
from procurement_rules.read.tables.side_by_side import side_by_side
from procurement_rules.read.tables.table import NO_HEADER, TableReader, without_header
from procurement_rules.read.tables.transposed import is_transposed
from procurement_rules.read.values.value import ValueReader
from procurement_rules.read.words import FORM_ABOVE, TRANSPOSED

_EXPECTED = "一行列名，其中有“事项名称”或“说明”这样的列"


@dataclass(frozen=True, slots=True)
class ReadResult:
    """How every table of a file was understood, and every row below its header, in file order.

    `digest` is the SHA-256 of the bytes that were read.
    """

    tables: tuple[TableReading, ...]
    rows: tuple[ReadRow, ...]
    digest: str

    @property
    def items(self) -> tuple[ServiceItem, ...]:
        """The rows that can be judged."""
        return tuple(row for row in self.rows if isinstance(row, ServiceItem))

    @property
    def rejected(self) -> tuple[RejectedRow, ...]:
        """The rows that cannot, each with its reason."""
        return tuple(row for row in self.rows if isinstance(row, RejectedRow))


@dataclass(frozen=True, slots=True)
class _Understood:
    """A grid with its forms, or with the header of its table, or else the reason for which none of its rows is read.

    `held_unit` is the unit of money that lines farther above give; `below` tells that it stands below another table on
    one sheet.
    """

    grid: Grid
    forms: Sequence[Form] = ()
    header: FoundHeader | None = None
    refused: str = NO_HEADER
    held_unit: int | None = None
    below: bool = False

    @property
    def lines_hold(self) -> bool:
        """Tell whether lines above what stands before hold here too: further down in a document, or on a sheet."""
        return self.below or is_built(self.grid.sheet)

    def unit_above(self, names: ColumnNames) -> int | None:
        """Return the unit of money that its own lines give, or else those farther above."""
        first = self.header.index if self.header else self.forms[0].first if self.forms else 0
        return unit_around(self.grid, self.grid.rows[:first], names) or self.held_unit


def read_items(
    path: Path,
    dictionary: DataDictionary,
    fold: Fold,
    mapping: ColumnMapping | None = None,
    *,
    as_of: date | None = None,
    name: str | None = None,
) -> ReadResult:
    """Read a submitted file; `fold` brings headers and values into the form in which they are compared.

    `mapping` says what columns hold whose names are not known; of amounts of several years, that of the day `as_of` is
    taken where the table does not state its year. Reports call the file `name`, or by its own name. Raises InputError where the file is damaged, is of a
    kind that is not read, or holds no table of services.
    """
    names = ColumnNames(dictionary, fold, mapping)
    values = ValueReader(dictionary, fold)
    submission = open_submission(path, name)
    screened = as_of.year if as_of else None
    if submission.kind in RECORDS:
        tables = [_from_json(submission, JsonTable(submission.shown, names, values, screened))]
    else:
        tables = _from_grids(submission, names, FormReader(names, values, fold, screened))
    rows = tuple(row for table in tables for row in table.rows)
    if not rows:
        raise _no_rows(submission.file)
    digest = hashlib.sha256(submission.data).hexdigest()
    return ReadResult(tuple(table.reading for table in tables), rows, digest)


def _from_grids(submission: Submission, names: ColumnNames, form_reader: FormReader) -> list[ReadTable]:
    submitted = list(grids_of(submission))
    grids = [grid for grid in submitted if grid.rows]
    empty = [
        note for grid in submitted if not grid.rows for note in grid.notes if note not in submission.notes
    ]
    found = list(_all_understood(grids, names, form_reader.screened))
    if not grids:
        raise _no_rows(submission.file, empty)
    if not any(each.forms or each.header for each in found):
        if any(each.refused == TRANSPOSED for each in found):
            raise _transposed(submission.file)
        raise InputError(
            "没有找到表头",
            where=Place(submission.file),
            expected=_EXPECTED,
            remedy="在数据上方加一行列名，或用 --map 列名=字段 说明各列是什么",
        )
    tables: list[ReadTable] = []
    reader = TableReader(names, form_reader.values, form_reader.fold)
    stated: Outside = {}
    for each in found:
        stated = stated if each.lines_hold else {}
        held = Held(stated, each.held_unit)
        before = len(tables)
        if each.forms:
            tables += form_reader.read(each.grid, each.forms, held)
        elif each.header:
            tables += reader.read(each.grid, each.header, held)
        else:
            tables.append(without_header(each.grid, each.refused))
        stated = {**stated, **_stated_in_lines(tables[before:])}
    return [_noted(tables[0], empty), *tables[1:]]


def _noted(table: ReadTable, notes: Sequence[str]) -> ReadTable:
    reading = table.reading.model_copy(update={"notes": (*table.reading.notes, *notes)})
    return replace(table, reading=reading)


def _stated_in_lines(tables: Sequence[ReadTable]) -> Outside:
    """Return what lines above the last of these tables state; in a document, their row is one of another table."""
    lines = [each for table in tables[-1:] for each in table.reading.filled if each.origin == "line"]
    built = any(is_built(table.reading.sheet) for table in tables)
    return {each.field: each.model_copy(update={"row": None}) if built else each for each in lines}


def _all_understood(grids: Sequence[Grid], names: ColumnNames, screened: int | None) -> Iterator[_Understood]:
    unit: int | None = None
    for grid in grids:
        unit = unit if is_built(grid.sheet) else None
        for at, part in enumerate(parted_at_forms(grid, names)):
            for each in _understood(part, names, screened, unit):
                yield (found := replace(each, held_unit=unit, below=at > 0))
            unit = found.unit_above(names)


def _understood(
    grid: Grid, names: ColumnNames, screened: int | None, unit: int | None
) -> Iterator[_Understood]:
    """Yield the grid with its forms or with the header of its table; tables beside each other are grids of their own."""
    if is_transposed(grid, names):
        yield _Understood(grid, refused=TRANSPOSED)
        return
    found = find_forms(grid, names)
    if found.forms:
        yield _Understood(grid, found.forms)
        return
    if found.header is not None:
        note = FORM_ABOVE.format(row=grid.rows[found.header][0])
        grid = replace(grid, notes=(*grid.notes, note))
    header = find_header(grid, names, found.header or 0, screened, unit)
    parts = side_by_side(grid, header, names) if header else (grid,)
    if len(parts) == 1:
        yield _Understood(grid, header=header)
        return
    for part in parts:
        yield _Understood(part, header=find_header(part, names, screened=screened, held_unit=unit))


def _from_json(submission: Submission, reader: JsonTable) -> ReadTable:
    data, file = submission.data, submission.file
    if submission.kind is Kind.JSON:
        found = read_json(data, file)
    else:
        found = Records(tuple(read_json_lines(data, file)))
    table = reader.read(found.records, (*submission.notes, *found.notes))
    if table.rows and not NAMING_FIELDS & {column.field for column in table.reading.columns}:
        raise InputError(
            "没有一条记录写明要买什么",
            where=Place(file),
            expected="每条记录有 name（事项名称）或 description（说明）",
            remedy="补上这样的键，或用 --map 键=字段 说明各键是什么",
        )
    return table


def _transposed(file: str) -> InputError:
    return InputError(
        "表是横着排的，一列一个事项",
        where=Place(file),
        expected="一行一个事项，列名在最上面",
        remedy="在 Excel 里复制后用“选择性粘贴—转置”改过来",
    )


def _no_rows(file: str, notes: Sequence[str] = ()) -> InputError:
    return InputError(
        f"没有一行数据：{'；'.join(notes)}" if notes else "没有一行数据",
        where=Place(file),
        expected="表头和至少一行服务事项",
        remedy="核对是否选错了文件",
    )
