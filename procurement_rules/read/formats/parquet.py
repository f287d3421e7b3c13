"""A Parquet file → a grid with the names of its columns in row 1, as if it had been exported to a sheet."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from procurement_rules.errors import InputError, Place
from procurement_rules.model.extras import INSTALL_PYARROW, NO_PYARROW, PYARROW_EXTRA
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.cells.cell_text import is_blank
from procurement_rules.read.cells.merged import Row, gaps
from procurement_rules.read.files.archive import MAX_UNPACKED
from procurement_rules.read.formats.survey import MAX_CELLS

_BATCH = 1000
_LONGEST_NESTED = 500


def read_parquet(data: bytes, file: str) -> Grid:
    """Return the one table of the file."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise InputError(
            NO_PYARROW, where=Place(file), expected=PYARROW_EXTRA, remedy=INSTALL_PYARROW
        ) from None
    try:
        opened = parquet.ParquetFile(io.BytesIO(data))
        _require_modest_size(opened.metadata, Place(file))
        rows = tuple(_rows(opened))
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as error:
        raise InputError("Parquet 文件已损坏或不完整", where=Place(file), remedy="重新导出该文件") from error
    return Grid(file=file, sheet=None, rows=rows, blanks=gaps(rows))


def _require_modest_size(metadata: Any, where: Place) -> None:
    unpacked = sum(metadata.row_group(index).total_byte_size for index in range(metadata.num_row_groups))
    if metadata.num_rows * metadata.num_columns > MAX_CELLS or unpacked > MAX_UNPACKED:
        raise InputError(
            "表格太大", where=where, expected=f"不超过 {MAX_CELLS} 格", remedy="拆成几个文件分别送审"
        )


def _rows(opened: Any) -> Iterator[Row]:
    from pyarrow import Table

    # Of a struct, each field is a column: purchaser.name.
    yield 1, tuple(opened.schema_arrow.empty_table().flatten().column_names)
    number = 1
    for batch in opened.iter_batches(_BATCH):
        columns = [_cells(column) for column in Table.from_batches([batch]).flatten().columns]
        for cells in zip(*columns, strict=True):
            number += 1
            if not all(map(is_blank, cells)):
                yield number, cells


def _cells(column: Any) -> list[Cell]:
    values = [_cell(value) for value in column.to_pylist()]
    if str(column.type) != "float":
        return values
    # As it was written: 18.6 in four bytes is 18.600000381… in eight.
    texts = column.cast("string").to_pylist()
    return [value if value is None else float(text) for value, text in zip(values, texts, strict=True)]


def _cell(value: Any) -> Cell:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return value if isinstance(value, str | bool | int | float | date) else _as_text(value)


def _as_text(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return "、".join(value)
    return str(value)[:_LONGEST_NESTED]
