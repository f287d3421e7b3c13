"""Where the unit of money may stand, and what is told where it stands nowhere."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from procurement_rules.read import ReadResult
from tests.read.builders import xlsx

Read = Callable[[Path], ReadResult]
HEADER: list[Any] = ["事项名称", "购买主体", "预算金额"]
ROWS: list[list[Any]] = [
    ["养老服务评估", "市民政局", 30],
    ["视力筛查", "市教育局", 12.5],
    ["河道监测", "市水利局", 9],
]


def budgets(result: ReadResult) -> list[Decimal | None]:
    return [item.budget for item in result.items]


def in_unit(unit: int) -> list[Decimal]:
    return [Decimal(str(row[-1])) * unit for row in ROWS]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ([None, "金额单位:", "千元"], 1000),
        (["单位：", "万元"], 10_000),
        (["单位", "万元"], 10_000),
        (["填报单位：", "市财政局", "单位：万元"], 10_000),
        (["金额单位为万元"], 10_000),
        (["（以万元为单位）"], 10_000),
        (["单位：元"], 1),
    ],
)
def test_a_line_above_says_it(line: list[Any], unit: int, tmp_path: Path, read: Read) -> None:
    result = read(xlsx(tmp_path / "x.xlsx", {"表": [line, HEADER, *ROWS]}))
    assert budgets(result) == in_unit(unit)
    assert result.tables[0].notes == ()


def test_two_cells_of_a_delimited_text_say_it(csv_file: Callable[..., Path], read: Read) -> None:
    rows = "\n".join(",".join(map(str, row)) for row in [HEADER, *ROWS])
    assert budgets(read(csv_file(f"申报表\n单位：,万元\n{rows}\n"))) == in_unit(10_000)


@pytest.mark.parametrize(
    "note", ["注：金额单位为万元。", "备注：1.金额单位：万元", "说明：本表金额以万元为单位"]
)
def test_a_note_below_says_it(note: str, tmp_path: Path, read: Read) -> None:
    result = read(xlsx(tmp_path / "x.xlsx", {"表": [HEADER, *ROWS, [note]]}))
    assert budgets(result) == in_unit(10_000)


def test_the_note_under_another_table_does_not(tmp_path: Path, read: Read) -> None:
    second = [["二、其他"], [*HEADER[:2], "预算金额（万元）"], ROWS[0], ["注：金额单位为万元"]]
    result = read(xlsx(tmp_path / "x.xlsx", {"表": [HEADER, *ROWS, *second]}))
    assert budgets(result)[:3] == in_unit(1)


@pytest.mark.parametrize(
    ("sheet", "file"), [("项目表（万元）", "x.xlsx"), ("Sheet1", "申报表（单位：万元）.xlsx")]
)
def test_a_name_says_it(sheet: str, file: str, tmp_path: Path, read: Read) -> None:
    assert budgets(read(xlsx(tmp_path / file, {sheet: [HEADER, *ROWS]}))) == in_unit(10_000)


def test_the_header_that_is_printed_on_every_page_says_it(tmp_path: Path, read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [HEADER, *ROWS]:
        sheet.append(row)
    assert sheet.oddHeader is not None
    left, right = sheet.oddHeader.left, sheet.oddHeader.right
    assert left is not None
    assert right is not None
    left.text, right.text, right.font, right.size = "第&P页", "单位：万元", "宋体,常规", 9
    book.save(tmp_path / "x.xlsx")
    assert budgets(read(tmp_path / "x.xlsx")) == in_unit(10_000)


def test_the_line_above_goes_before_the_name_and_the_note(tmp_path: Path, read: Read) -> None:
    rows = [["单位：元"], HEADER, *ROWS, ["注：金额单位为万元"]]
    assert budgets(read(xlsx(tmp_path / "x.xlsx", {"表（万元）": rows}))) == in_unit(1)


@pytest.mark.parametrize(("header", "unit"), [("预算金额（万）", 10_000), ("预算金额(千)", 1000)])
def test_a_header_may_leave_the_yuan_out(header: str, unit: int, tmp_path: Path, read: Read) -> None:
    result = read(xlsx(tmp_path / "x.xlsx", {"表": [[*HEADER[:2], header], *ROWS]}))
    assert budgets(result) == in_unit(unit)


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_small_amounts_without_any_unit_are_told(rows: int, tmp_path: Path, read: Read) -> None:
    result = read(xlsx(tmp_path / "x.xlsx", {"表": [HEADER, *ROWS[:rows]]}))
    assert budgets(result) == in_unit(1)[:rows]
    assert result.tables[0].notes == (
        f"没有找到金额的单位，C 列“预算金额” 按元读入；{rows} 行的金额都不到 10000 元，请核对单位是不是万元",
    )


@pytest.mark.parametrize(
    "rows",
    [
        [*ROWS, ["大项目", "市水利局", 10_000]],
        [[*row[:2], f"{row[2]}元"] for row in ROWS],
        [["单位：元"], *ROWS],
    ],
)
def test_no_note_where_there_is_no_doubt(rows: list[list[Any]], tmp_path: Path, read: Read) -> None:
    above = [row for row in rows if len(row) == 1]
    below = [row for row in rows if len(row) > 1]
    assert read(xlsx(tmp_path / "x.xlsx", {"表": [*above, HEADER, *below]})).tables[0].notes == ()
