"""Sheets of other kinds are looked through before they are laid out."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from pathlib import Path

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement_rules.errors import InputError
from procurement_rules.model.source import Grid
from procurement_rules.read.cells.merged import MergedGrid
from procurement_rules.read.files.kind import Kind
from procurement_rules.read.formats.workbook import read_workbook
from tests.read.builders import ods, ods_cell, record, xlsb, xlsb_number, xlsb_row, xlsb_text

OLD = (Path(__file__).parent / "samples" / "旧版.xls").read_bytes()
COUNTED = struct.pack("<II", 2**31 - 1, 2**31 - 1)
BINARY = xlsb(
    record(60, struct.pack("<IIIIH", 1, 1, 0, 0, 1))
    + xlsb_row(1)
    + xlsb_text(0, "名称")
    + xlsb_text(1, "金额")
    + xlsb_row(3, hidden=True)
    + xlsb_number(1, 2.5),
    after=record(176, struct.pack("<IIII", 0, 2, 0, 0)),
)


def grids(data: bytes, kind: Kind) -> list[Grid]:
    return list(read_workbook(data, "x", kind))


def table(rows: str, name: str = "表") -> str:
    return f'<table:table table:name="{name}">{rows}</table:table>'


def row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def old_with(kind: int, place: int, body: bytes) -> bytes:
    """Return the old workbook with bytes of every record of a kind replaced."""
    with olefile.OleFileIO(OLD) as container:
        stream = container.openstream("Workbook").read()
    changed = bytearray(stream)
    for at, number in records(stream):
        if number == kind:
            changed[at + 4 + place : at + 4 + place + len(body)] = body
    return OLD.replace(stream, bytes(changed))


def records(stream: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind
        at += 4 + length


def test_an_old_workbook_tells_what_is_hidden_and_merged() -> None:
    first, second = grids(OLD, Kind.XLS)
    assert isinstance(first, MergedGrid)
    assert (first.hidden, first.hidden_rows, first.hidden_columns) == (False, {6}, {2})
    assert first.merged == {(3, 0): 4, (3, 1): 4, (5, 3): 6}
    assert second.hidden


def test_a_binary_workbook_tells_what_is_hidden_and_merged() -> None:
    (grid,) = grids(BINARY, Kind.XLSB)
    assert isinstance(grid, MergedGrid)
    assert grid.rows == ((1, ("名称", "金额")), (3, (None, 2.5)))
    assert (grid.blanks, grid.hidden_rows, grid.hidden_columns) == ((0, 1), {3}, {1})
    assert grid.merged == {(1, 0): 3}


def test_an_open_document_tells_what_is_hidden_and_merged() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    spanned = ods_cell("名称", 'table:number-rows-spanned="2"')
    rows = row(spanned + ods_cell("金额")) + row(
        "<table:covered-table-cell/>" + ods_cell("2"), 'table:visibility="filter"'
    )
    (grid,) = grids(ods(table(columns + rows)), Kind.ODS)
    assert isinstance(grid, MergedGrid)
    assert (grid.hidden_rows, grid.hidden_columns, grid.merged) == ({2}, {1}, {(1, 0): 2})


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        (
            old_with(0x200, 0, struct.pack("<IIHH", 0, 2**32 - 1, 0, 2**16 - 1)),
            Kind.XLS,
            "声明的大小不合常理",
        ),
        (old_with(0xFC, 0, COUNTED), Kind.XLS, "声明的大小不合常理"),
        (old_with(0x27E, 0, b"\xff\xff\xff\xff"), Kind.XLS, "不存在的单元格"),
        (old_with(0x31, -4, b"\x2f\x00"), Kind.XLS, "加了密码"),
        (
            xlsb(xlsb_row(1) + xlsb_text(0, "a") + xlsb_row(1048576) + xlsb_text(16383, "b")),
            Kind.XLSB,
            "铺得太开.*XFD1048576",
        ),
        (xlsb(xlsb_row(2**32 - 1) + xlsb_text(0, "a")), Kind.XLSB, "不存在的单元格"),
        (xlsb(b"", strings=record(159, COUNTED)), Kind.XLSB, "声明的大小不合常理"),
        (xlsb(record(0, b"")), Kind.XLSB, "已损坏"),
        (ods(table(row(ods_cell("x"), 'table:number-rows-repeated="9999999999"'))), Kind.ODS, "重复次数"),
        (ods(table(row(ods_cell("x"), 'table:number-rows-repeated="2000000"'))), Kind.ODS, "铺得太开"),
        (
            ods(
                table(
                    row(
                        ods_cell("x", 'table:number-columns-repeated="1000"'),
                        'table:number-rows-repeated="99999"',
                    )
                )
            ),
            Kind.ODS,
            "铺得太开",
        ),
        (
            ods(
                "".join(
                    table(row(ods_cell("x"), 'table:number-rows-repeated="1000000"'), f"{n}")
                    for n in range(30)
                )
            ),
            Kind.ODS,
            "加起来太大",
        ),
        (ods("&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), Kind.ODS, "DTD"),
        (ods(""), Kind.XLSX, "缺少部件"),
    ],
)
def test_sheets_that_would_do_harm_are_refused(data: bytes, kind: Kind, told: str) -> None:
    with pytest.raises(InputError, match=told):
        grids(data, kind)


def test_a_gap_of_a_million_repeated_rows_is_not_kept() -> None:
    blank = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1000000"'
    )
    (grid,) = grids(ods(table(row(ods_cell("名称")) + blank + row(ods_cell("末")))), Kind.ODS)
    assert grid.rows == ((1, ("名称",)), (1_000_002, ("末",)))
    assert grid.blanks == (0, 1_000_000)


@settings(deadline=None, max_examples=60)
@given(changes=st.lists(st.tuples(st.integers(512, 7167), st.integers(0, 255)), min_size=1, max_size=4))
def test_an_old_workbook_with_broken_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(OLD)
    for place, byte in changes:
        data[place] = byte
    with contextlib.suppress(InputError):
        grids(bytes(data), Kind.XLS)


def test_the_library_does_not_write_its_panics_itself(capfd: pytest.CaptureFixture[str]) -> None:
    for cut in range(600, len(OLD), 500):
        with contextlib.suppress(InputError):
            grids(OLD[:cut], Kind.XLS)
    assert capfd.readouterr().err == ""
