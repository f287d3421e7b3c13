from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from procurement_rules.errors import InputError
from procurement_rules.read import ReadResult, read_grids

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write(**columns: list[object]) -> Path:
        parquet.write_table(arrow.table(columns), tmp_path / "x.parquet")
        return tmp_path / "x.parquet"

    return write


def test_columns_and_records_are_a_table(
    write: Callable[..., Path], read: Callable[[Path], ReadResult]
) -> None:
    result = read(write(项目名称=["保洁", None, "保安"], 预算=[Decimal("3.50"), None, Decimal(4)]))
    assert [(item.name, item.budget) for item in result.items] == [
        ("保洁", Decimal("3.5")),
        ("保安", Decimal(4)),
    ]
    assert [item.source.row for item in result.items if item.source] == [2, 4]
    (table,) = result.tables
    assert (table.rows.heading, table.rows.items, table.rows.blank, table.rows.total) == (1, 2, 1, 4)


def test_values_of_every_type(write: Callable[..., Path]) -> None:
    (grid,) = read_grids(
        write(
            a=[True], b=[date(2024, 3, 1)], c=[datetime(2024, 3, 1, 8)], d=[time(8)], e=[b"x"], f=[["甲", "乙"]],  # noqa: DTZ001
            g=[{"k": 1}], h=[float("nan")], i=[7],
        )
    )  # fmt: skip
    assert grid.rows[1][1] == (
        True, date(2024, 3, 1), datetime(2024, 3, 1, 8), "08:00:00", "x", "甲、乙", 1, None, 7,  # noqa: DTZ001
    )  # fmt: skip


def test_the_fields_of_a_struct_are_columns_and_four_bytes_keep_their_digits(
    write: Callable[..., Path], read: Callable[[Path], ReadResult]
) -> None:
    path = write(
        项目名称=["保洁"],
        purchaser=[{"code": "101", "name": "市民政局"}],
        预算万元=arrow.array([18.6], arrow.float32()),
    )
    (grid,) = read_grids(path)
    assert grid.rows == (
        (1, ("项目名称", "purchaser.code", "purchaser.name", "预算万元")),
        (2, ("保洁", "101", "市民政局", 18.6)),
    )
    (item,) = read(path).items
    assert (item.purchaser, item.purchaser_code) == ("市民政局", "101")


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1" + b"x" * 50)
    with pytest.raises(InputError, match="Parquet 文件已损坏"):
        list(read_grids(tmp_path / "x.parquet"))


def test_a_table_that_is_far_too_large(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procurement_rules.read.formats.parquet.MAX_CELLS", 1)
    with pytest.raises(InputError, match="表格太大"):
        list(read_grids(write(a=[1, 2])))


def test_without_the_library_the_extra_is_named(
    write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(a=[1])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pyarrow 没有安装.*pip install \"\.\[parquet\]\".*--no-index"):
        list(read_grids(path))
