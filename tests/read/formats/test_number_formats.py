"""Numbers whose format says more than their value."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from procurement_rules.read import ReadResult, read_grids
from procurement_rules.read.formats.number_formats import shown_number

Read = Callable[[Path], ReadResult]


@pytest.fixture
def formatted(tmp_path: Path) -> Callable[[Any, str], Path]:
    """Write a workbook whose cell B2, under the header of the amount, has a value and a format."""

    def write(value: Any, code: str, header: str = "预算金额（元）") -> Path:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.append(["事项名称", header])
        sheet.append(["养老服务评估", value])
        sheet["B2"].number_format = code
        book.save(tmp_path / "x.xlsx")
        return tmp_path / "x.xlsx"

    return write


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (101, "0000", "0101"),
        (12345, "0000", "12345"),
        (1.5, "0000", 1.5),
        (-7, "0000", -7.0),
        (0.186, "0%", "18.6%"),
        (0.07, "0.00%", "7%"),
        (30, '0.00"万元"', "30万元"),
        (12.5, '#,##0.00"万元";[Red]-#,##0.00"万元"', "12.5万元"),
        (9.800000000000001, "0.00\\万\\元", "9.8万元"),
        # Divided by the format: what would be shown is not what the cell holds.
        (300000, '0!.0,"万元"', 300000.0),
        (300000, '#,##0,"千元"', 300000.0),
        (30, "#,##0.00", 30.0),
        (30, '0"人"', 30.0),
        (30, "General", 30.0),
    ],
)
def test_a_number_is_read_as_it_is_shown(
    value: Any, code: str, shown: str | float, formatted: Callable[..., Path]
) -> None:
    (grid,) = read_grids(formatted(value, code))
    assert grid.rows[1][1][1] == shown


def test_a_code_keeps_its_noughts(formatted: Callable[..., Path], read: Read) -> None:
    (item,) = read(formatted(101, "0000", "目录编码")).items
    assert item.declared_code == "0101"


def test_the_unit_of_the_format_counts(formatted: Callable[..., Path], read: Read) -> None:
    (item,) = read(formatted(30, '0.00"万元"')).items
    assert item.budget == Decimal(300_000)


def test_a_percentage_is_no_amount(formatted: Callable[..., Path], read: Read) -> None:
    (item,) = read(formatted(0.186, "0%")).items
    assert item.source is not None
    (problem,) = item.source.problems
    assert (item.budget, problem.cell, problem.value, problem.reason) == (
        None,
        "B2",
        "18.6%",
        "是百分比，应为金额",
    )


def test_the_saved_result_of_a_formula_is_shown_too(raw_workbook: Callable[..., Path]) -> None:
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>'
        '<numFmt numFmtId="170" formatCode="000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="170" formatCode="0%"/></dxf></dxfs></styleSheet>'
    )
    path = raw_workbook(
        '<row r="1"><c r="A1" s="1"><f>3+4</f><v>7</v></c><c r="B1" s="1"><f>3+4</f></c><c r="C1" s="0"><v>7</v></c>'
        '<c r="D1" s="1" t="str"><f>"x"</f><v>x</v></c><c r="E1" s="9"><v>7</v></c></row>',
        parts={"xl/styles.xml": styles},
    )
    (grid,) = read_grids(path)
    assert grid.rows == ((1, ("007", "=3+4", 7.0, "x", 7.0)),)


@pytest.mark.parametrize("number", ["", "x", "nan", "inf", "1e400", "9" * 99])
def test_what_is_no_number_stays_as_it_is(number: str) -> None:
    assert shown_number(number, "0000") is None
