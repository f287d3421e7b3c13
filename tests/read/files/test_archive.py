from __future__ import annotations

import contextlib
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procurement_rules.errors import InputError
from procurement_rules.read.files import archive
from procurement_rules.read.files.archive import open_archive
from procurement_rules.read.files.kind import Kind
from procurement_rules.read.formats.workbook import read_workbook


def packed(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, content in parts.items():
            parcel.writestr(name, content)
    return data.getvalue()


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    told = r"有 80 MB，是压缩时的 \d+ 倍.*不超过 300 倍，或解压后不超过 64 MB"
    with pytest.raises(InputError, match=told):
        open_archive(packed(**{"xl/workbook.xml": b"\0" * (80 * 1024**2)}), "x.xlsx")


def test_what_is_too_large_however_it_is_packed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1024**2)
    with pytest.raises(InputError, match="有 2 MB，大得不合常理；应为：不超过 1 MB"):
        open_archive(packed(**{"xl/workbook.xml": b"\0" * (2 * 1024**2)}), "x.xlsx")


def test_a_bomb_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(packed(**{"xl/workbook.xml": b"\0" * 10_000_000}))
    directory = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, directory + 24, 10)
    with pytest.raises(InputError, match="已损坏"):
        open_archive(bytes(data), "x.xlsx")


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(packed(**{"xl/workbook.xml": b"<workbook/>"}))
    for place in (6, data.rindex(b"PK\x01\x02") + 8):
        data[place] |= 1
    with pytest.raises(InputError, match="加了密码"):
        open_archive(bytes(data), "x.xlsx")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cut=st.integers(0, 6000))
def test_a_truncated_workbook_is_an_input_error(workbook: Callable[..., Path], cut: int) -> None:
    data = workbook([["名称"], ["保洁"]]).read_bytes()
    with pytest.raises(InputError):
        list(read_workbook(data[: min(cut, len(data) - 25)], "x.xlsx", Kind.XLSX))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_workbook_with_broken_bytes_is_read_or_refused(
    workbook: Callable[..., Path], changes: list[tuple[int, int]]
) -> None:
    data = bytearray(workbook([["名称"], ["保洁"]]).read_bytes())
    for place, byte in changes:
        data[place % len(data)] = byte
    with contextlib.suppress(InputError):
        list(read_workbook(bytes(data), "x.xlsx", Kind.XLSX))
