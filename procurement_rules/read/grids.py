"""A submitted table → grids, by its suffix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from procurement_rules.errors import InputError, Place
from procurement_rules.model.source import Grid
from procurement_rules.read.delimited import read_delimited
from procurement_rules.read.source_file import file_name, read_bytes, require_file, shown_name
from procurement_rules.read.workbook import read_workbook

WORKBOOKS = frozenset({".xlsx", ".xlsm"})
DELIMITED = frozenset({".csv", ".txt", ".tsv"})
JSON = frozenset({".json", ".jsonl"})
_SAVE_AGAIN = frozenset({".xls", ".xlsb", ".et", ".ods", ".doc", ".docx", ".wps", ".pdf"})


def read_grids(path: Path) -> Iterator[Grid]:
    """Yield every table of a workbook or a delimited text as it lies there, blank rows left out.

    Raises InputError where the file cannot be read as such.
    """
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        grids = read_workbook(read_bytes(path), file_name(path))
    elif suffix in DELIMITED:
        grids = iter([read_delimited(read_bytes(path), file_name(path))])
    else:
        raise unknown_suffix(path)
    for grid in grids:
        yield replace(grid, file=shown_name(path))


def unknown_suffix(path: Path) -> InputError:
    """Return the error for a file of a kind that is not read; raise it where there is no file at all."""
    require_file(path)
    suffix = path.suffix.lower()
    known = "、".join(sorted(WORKBOOKS | DELIMITED | JSON))
    remedy = "另存为 .xlsx 后再送审" if suffix in _SAVE_AGAIN else "核对是否选错了文件"
    what = f"不支持后缀 {suffix}" if suffix else "文件没有后缀"
    return InputError(what, where=Place(file_name(path)), expected=known, remedy=remedy)
