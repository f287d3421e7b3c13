from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from procurement_rules.errors import InputError
from procurement_rules.read import ReadResult, read_grids
from procurement_rules.read.cells.address import column_letters
from tests.read.conftest import MAIN, RAW_SHEET

Read = Callable[[Path], ReadResult]
HEADER = ["单位", "项目名称", "服务内容", "预算（万元）", "年度"]


@pytest.fixture
def merged(tmp_path: Path, read: Read) -> Callable[..., ReadResult]:
    """Read a workbook of these rows in which these ranges are merged."""

    def merged(rows: list[list[Any]], *ranges: str) -> ReadResult:
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        for reference in ranges:
            book.worksheets[0].merge_cells(reference)
        book.save(tmp_path / "x.xlsx")
        return read(tmp_path / "x.xlsx")

    return merged


def test_a_value_holds_in_every_row_that_it_spreads_over(merged: Callable[..., ReadResult]) -> None:
    rows = [HEADER, ["某局", "保洁", "楼内", 1, 2024], [None, "保安", "门岗", 2], [None, "绿化", "院内", 3]]
    result = merged([*rows, [None, "餐饮", "食堂", 4]], "A2:A4", "E2:E3")
    assert [(item.purchaser, item.fiscal_year) for item in result.items] == [
        ("某局", 2024),
        ("某局", 2024),
        ("某局", None),
        (None, None),
    ]


def test_a_name_spreads_but_not_over_rows_without_anything(merged: Callable[..., ReadResult]) -> None:
    rows = [HEADER, ["某局", "保洁", "楼内"], [None, None, "窗口劳务派遣"], [], ["某局", "保安"]]
    result = merged(rows, "B2:B4")
    assert [(item.name, item.description) for item in result.items] == [
        ("保洁", "楼内"),
        ("保洁", "窗口劳务派遣"),
        ("保安", None),
    ]


def test_a_merged_amount_is_counted_once(merged: Callable[..., ReadResult]) -> None:
    result = merged([HEADER, ["某局", "保洁", None, 30], ["某局", "保安"]], "D2:D3")
    first, second = result.items
    assert (first.budget, second.budget) == (300_000, None)
    assert first.source is not None
    assert second.source is not None
    assert first.source.problems == ()
    (problem,) = second.source.problems
    assert (problem.field, problem.cell, problem.value) == ("budget", "D3", "30")
    assert "只计入第 2 行" in problem.reason


def test_nothing_spreads_across(merged: Callable[..., ReadResult]) -> None:
    result = merged([HEADER, ["某局", "保洁"], ["某局"]], "B2:C3")
    assert [(item.name, item.description) for item in result.items] == [("保洁", None)] * 2


def test_headers_do_not_spread(merged: Callable[..., ReadResult]) -> None:
    rows = [HEADER, [None, None, None, "财政"], ["某局", "保洁"], HEADER, [None, None, None, "财政"]]
    ranges = [f"{column}{row}:{column}{row + 1}" for column in "ABC" for row in (1, 4)]
    result = merged(rows, *ranges)
    assert [item.name for item in result.items] == ["保洁"]
    assert [(row.source.row, row.reason) for row in result.rejected] == [
        (4, "重复的表头行"),
        (5, "重复的表头行"),
    ]
    assert result.tables[0].header_rows == 2


def with_merged(raw_workbook: Callable[..., Path], references: str) -> Path:
    texts = (("A1", "项目名称"), ("B1", "单位"), ("A2", "保洁"), ("B2", "某局"), ("A3", "保安"))
    cells = {a: f'<c r="{a}" t="inlineStr"><is><t>{text}</t></is></c>' for a, text in texts}
    rows = "".join(
        f'<row r="{n}">{"".join(cell for a, cell in cells.items() if a[1:] == str(n))}</row>'
        for n in (1, 2, 3)
    )
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData><mergeCells>{references}</mergeCells></worksheet>'
    return raw_workbook("", parts={RAW_SHEET: sheet})


def test_ranges_that_overlap_and_cover_everything_cost_little(
    raw_workbook: Callable[..., Path], read: Read
) -> None:
    letters = [column_letters(index) for index in range(1000)]
    references = "".join(
        f'<mergeCell ref="{column}{row}:XFD1048576"/>' for row in range(1, 101) for column in letters
    )
    start = time.monotonic()
    result = read(with_merged(raw_workbook, references))
    assert time.monotonic() - start < 10
    assert [item.purchaser for item in result.items] == ["某局", "某局"]


@pytest.mark.parametrize("reference", ["B2", "B3:B2", "B2:C2", "B2:B99999999"])
def test_what_is_no_range_downwards_is_passed_over(
    reference: str, raw_workbook: Callable[..., Path], read: Read
) -> None:
    result = read(with_merged(raw_workbook, f'<mergeCell ref="{reference}"/>'))
    assert [item.purchaser for item in result.items] == ["某局", None]


def test_too_many_ranges_are_refused(
    raw_workbook: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procurement_rules.read.formats.survey.MAX_MERGED", 2)
    references = "".join(f'<mergeCell ref="B{row}:B{row + 1}"/>' for row in (1, 3, 5))
    with pytest.raises(InputError, match="合并的单元格太多"):
        list(read_grids(with_merged(raw_workbook, references)))
