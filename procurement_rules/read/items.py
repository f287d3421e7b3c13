"""A submitted file → service items and rejected rows, in file order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from procurement_rules.errors import InputError, Place
from procurement_rules.model.field import DataDictionary
from procurement_rules.model.item import ServiceItem
from procurement_rules.model.source import RejectedRow, TableReading
from procurement_rules.read.column_names import ColumnNames, Fold
from procurement_rules.read.grids import JSON, read_grids
from procurement_rules.read.header import NAMING_FIELDS, find_header
from procurement_rules.read.json_records import read_json, read_json_lines
from procurement_rules.read.json_table import JsonTable
from procurement_rules.read.source_file import file_name, read_bytes, shown_name
from procurement_rules.read.table import TableReader, without_header
from procurement_rules.read.values.value import ValueReader

ReadRow = ServiceItem | RejectedRow
_EXPECTED = "一行列名，其中有“事项名称”或“说明”这样的列"


@dataclass(frozen=True, slots=True)
class ReadResult:
    """How every table of a file was understood, and every row below its header, in file order."""

    tables: tuple[TableReading, ...]
    rows: tuple[ReadRow, ...]

    @property
    def items(self) -> tuple[ServiceItem, ...]:
        """The rows that can be judged."""
        return tuple(row for row in self.rows if isinstance(row, ServiceItem))

    @property
    def rejected(self) -> tuple[RejectedRow, ...]:
        """The rows that cannot, each with its reason."""
        return tuple(row for row in self.rows if isinstance(row, RejectedRow))


def read_items(path: Path, dictionary: DataDictionary, fold: Fold) -> ReadResult:
    """Read a submitted file; `fold` brings headers and values into the form in which they are compared.

    Raises InputError where the file is damaged, is of a kind that is not read, or holds no table of services.
    """
    names = ColumnNames(dictionary, fold)
    values = ValueReader(dictionary, fold)
    if path.suffix.lower() in JSON:
        return _from_json(path, names, values)
    return _from_grids(path, names, TableReader(names, values, fold))


def _from_grids(path: Path, names: ColumnNames, reader: TableReader) -> ReadResult:
    grids = [grid for grid in read_grids(path) if grid.rows]
    headers = [find_header(grid, names) for grid in grids]
    if not grids:
        raise _no_rows(path)
    if not any(headers):
        raise InputError(
            "没有找到表头",
            where=Place(file_name(path)),
            expected=_EXPECTED,
            remedy="在数据上方加一行列名，或把所用的列名加进数据字典",
        )
    parts: list[ReadRow | TableReading] = []
    for grid, found in zip(grids, headers, strict=True):
        parts += reader.read(grid, found) if found else without_header(grid)
    return _result(path, parts)


def _from_json(path: Path, names: ColumnNames, values: ValueReader) -> ReadResult:
    data, file = read_bytes(path), file_name(path)
    records = read_json(data, file) if path.suffix.lower() == ".json" else read_json_lines(data, file)
    table = JsonTable(shown_name(path), names, values)
    rows = list(table.read(records))
    if rows and not NAMING_FIELDS & {column.field for column in table.reading.columns}:
        raise InputError(
            "没有一条记录写明要买什么",
            where=Place(file),
            expected="每条记录有 name（事项名称）或 description（说明）",
            remedy="补上这样的键，或把所用的键加进数据字典",
        )
    return _result(path, [table.reading, *rows])


def _result(path: Path, parts: Sequence[ReadRow | TableReading]) -> ReadResult:
    tables = tuple(part for part in parts if isinstance(part, TableReading))
    rows = tuple(part for part in parts if not isinstance(part, TableReading))
    if not rows:
        raise _no_rows(path)
    return ReadResult(tables, rows)


def _no_rows(path: Path) -> InputError:
    return InputError(
        "没有一行数据",
        where=Place(file_name(path)),
        expected="表头和至少一行服务事项",
        remedy="核对是否选错了文件或工作表",
    )
