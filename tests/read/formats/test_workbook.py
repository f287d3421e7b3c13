from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from procurement_rules.errors import InputError
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read import read_grids


def only(path: Path) -> Grid:
    (grid,) = read_grids(path)
    return grid


def text_cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_every_sheet_is_a_grid_in_order(workbook: Callable[..., Path]) -> None:
    grids = list(read_grids(workbook({"甲": [["名称"], ["保洁"]], "空": [], "乙": [["说明"]]})))
    assert [(grid.sheet, len(grid.rows)) for grid in grids] == [("甲", 2), ("空", 0), ("乙", 1)]
    assert grids[0].file == "申报表.xlsx"


def test_cells_are_values_with_rows_and_columns_of_excel(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["C4"], sheet["D4"], sheet["E4"] = "保洁", 72001, True
    sheet["D6"], sheet["F6"] = datetime(2024, 3, 1, 8, 30), date(2024, 3, 1)  # noqa: DTZ001
    sheet["G6"], sheet["H6"] = time(8, 30), timedelta(hours=2)
    book.save(tmp_path / "x.xlsx")
    expected: list[tuple[int, tuple[Cell, ...]]] = [
        (4, (None, None, "保洁", 72001.0, True, None, None, None)),
        (6, (None, None, None, datetime(2024, 3, 1, 8, 30), None, date(2024, 3, 1), "08:30:00", "2:00:00")),  # noqa: DTZ001
    ]
    assert list(only(tmp_path / "x.xlsx").rows) == expected


def test_chart_sheets_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("图")
    book.worksheets[0]["A1"] = "名称"
    book.save(tmp_path / "x.xlsx")
    assert [grid.sheet for grid in read_grids(tmp_path / "x.xlsx")] == ["Sheet"]


def test_errors_and_unsaved_formulas_are_kept_as_text(raw_workbook: Callable[..., Path]) -> None:
    path = raw_workbook(
        '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><f>A1*2</f></c><c r="C2"><f>1+1</f><v>2</v></c>'
        '<c r="D2" t="str"><f>""</f><v></v></c><c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F2"><f>C2</f><v/></c></row>'
    )
    assert only(path).rows == ((2, ("#REF!", "=A1*2", 2.0, None, "#DIV/0!", "=C2")),)


def test_cells_without_addresses_follow_each_other(raw_workbook: Callable[..., Path]) -> None:
    path = raw_workbook('<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>')
    assert only(path).rows == ((1, (1.0, "#N/A")),)


def test_a_million_blank_rows_are_not_kept(raw_workbook: Callable[..., Path]) -> None:
    blanks = "".join(
        f'<row r="{row}"><c r="A{row}" s="0"/><c r="B{row}" s="0"/></row>' for row in range(2, 200_000)
    )
    path = raw_workbook(
        f'<row r="1">{text_cell("A1", "名称")}</row>{blanks}<row r="1048576">{text_cell("A1048576", "末")}</row>'
    )
    assert only(path).rows == ((1, ("名称",)), (1048576, ("末",)))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            f'<row r="1">{text_cell("A1", "a")}</row>'
            + "".join(
                f'<row r="{row}">{text_cell(f"XFD{row}", "b")}</row>' for row in range(1048550, 1048577)
            ),
            "铺得太开.*XFD1048576",
        ),
        ('<row r="1048576"><c><v>1</v></c></row><row r="1"><c r="XFD1"><v>1</v></c></row>', "铺得太开"),
        (f'<row r="1">{text_cell("ZZZZ1", "a")}</row>', "不存在的单元格"),
        (f'<row r="1">{text_cell("XFE1", "a")}</row>', "不存在的单元格"),
        (f'<row r="1">{text_cell("A0", "a")}</row>', "不存在的单元格"),
        ('<row r="1"><c r="XFD1"/><c><v>1</v></c></row>', "没有地址"),
        ('<row r="1"><c r="A1" t="s"><v>5</v></c></row>', "读不出来"),
        ('<row r="1"><c r="A1" t="e"><v>#FOO</v></c></row>', "读不出来"),
        ('<row r="1"><c r="A1">', "已损坏"),
        (f'<row r="1">{text_cell("A1", "&#55296;")}</row>', "已损坏"),
    ],
)
def test_sheets_that_would_do_harm_are_refused(
    rows: str, told: str, raw_workbook: Callable[..., Path]
) -> None:
    with pytest.raises(InputError, match=told) as error:
        list(read_grids(raw_workbook(rows)))
    assert "手写.xlsx" in str(error.value)


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/hostname"', '"内容"'])
def test_entities_are_never_resolved(entity: str, raw_workbook: Callable[..., Path]) -> None:
    path = raw_workbook(
        f'<row r="1">{text_cell("A1", "&x;")}</row>', before=f"<!DOCTYPE w [<!ENTITY x {entity}>]>"
    )
    with pytest.raises(InputError, match="DTD"):
        list(read_grids(path))


def test_an_unknown_encoding_is_a_damaged_part(raw_workbook: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match="已损坏"):
        list(read_grids(raw_workbook("", before='<?xml version="1.0" encoding="gb18030"?>')))


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"]
)
def test_a_missing_part_is_told(part: str, raw_workbook: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match=r"没有工作簿|缺少"):
        list(read_grids(raw_workbook("", parts={part: None})))


def test_a_panic_of_the_library_is_told(
    workbook: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook([["名称"]])
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    class Panicking:
        @staticmethod
        def from_filelike(_: object) -> CalamineWorkbook:
            raise panic("out of range")

    monkeypatch.setattr("procurement_rules.read.formats.workbook.CalamineWorkbook", Panicking)
    with pytest.raises(InputError, match="工作簿读不出来，可能已损坏"):
        list(read_grids(path))


def test_an_interrupt_is_not_swallowed(
    workbook: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook([["名称"]])

    class Interrupted:
        @staticmethod
        def from_filelike(_: object) -> CalamineWorkbook:
            raise KeyboardInterrupt

    monkeypatch.setattr("procurement_rules.read.formats.workbook.CalamineWorkbook", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(read_grids(path))
