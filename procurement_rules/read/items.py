"""A submitted file → service items and rejected rows, in file order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from procurement_rules.errors import InputError, Place, is_built
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import Grid, RejectedRow, TableReading
from procurement_rules.read.column_names import ColumnMapping, ColumnNames, Fold
from procurement_rules.read.columns import NAMING_FIELDS
from procurement_rules.read.form import Form, find_forms
from procurement_rules.read.form_table import FormReader
from procurement_rules.read.grids import RECORDS, Submission, grids_of, open_submission
from procurement_rules.read.header import FoundHeader, find_header
from procurement_rules.read.json_records import read_json, read_json_lines
from procurement_rules.read.json_table import JsonTable
from procurement_rules.read.kind import Kind
from procurement_rules.read.outside import Outside
from procurement_rules.read.section import ReadRow, ReadTable
from procurement_rules.read.table import TableReader, without_header
from procurement_rules.read.values.value import ValueReader
from procurement_rules.read.words import FORM_ABOVE

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
    grids = [grid for grid in grids_of(submission) if grid.rows]
    found = [_understood(grid, names, form_reader.screened) for grid in grids]
    if not grids:
        raise _no_rows(submission.file)
    if not any(forms or header for _, forms, header in found):
        raise InputError(
            "没有找到表头",
            where=Place(submission.file),
            expected=_EXPECTED,
            remedy="在数据上方加一行列名，或用 --map 列名=字段 说明各列是什么",
        )
    tables: list[ReadTable] = []
    reader = TableReader(names, form_reader.values, form_reader.fold)
    for grid, forms, header in found:
        if forms:
            tables += form_reader.read(grid, forms)
        else:
            tables += reader.read(grid, header, _held(tables, grid)) if header else [without_header(grid)]
    return tables


def _held(tables: Sequence[ReadTable], grid: Grid) -> Outside:
    """Return what lines above the table before state: in a document they hold further down too."""
    if not tables or not is_built(grid.sheet):
        return {}
    lines = (each for each in tables[-1].reading.filled if each.origin == "line")
    return {each.field: each.model_copy(update={"row": None}) for each in lines}


def _understood(
    grid: Grid, names: ColumnNames, screened: int | None
) -> tuple[Grid, Sequence[Form], FoundHeader | None]:
    """Return the grid with its forms, or with the header of its table."""
    found = find_forms(grid, names)
    if found.forms:
        return grid, found.forms, None
    if found.header is None:
        return grid, (), find_header(grid, names, screened=screened)
    note = FORM_ABOVE.format(row=grid.rows[found.header][0])
    return replace(grid, notes=(*grid.notes, note)), (), find_header(grid, names, found.header, screened)


def _from_json(submission: Submission, reader: JsonTable) -> ReadTable:
    data, file = submission.data, submission.file
    records = read_json(data, file) if submission.kind is Kind.JSON else read_json_lines(data, file)
    table = reader.read(records, submission.notes)
    if table.rows and not NAMING_FIELDS & {column.field for column in table.reading.columns}:
        raise InputError(
            "没有一条记录写明要买什么",
            where=Place(file),
            expected="每条记录有 name（事项名称）或 description（说明）",
            remedy="补上这样的键，或用 --map 键=字段 说明各键是什么",
        )
    return table


def _no_rows(file: str) -> InputError:
    return InputError(
        "没有一行数据",
        where=Place(file),
        expected="表头和至少一行服务事项",
        remedy="核对是否选错了文件",
    )
