"""Single cells far off a table."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from procurement_rules.errors import InputError
from procurement_rules.read import read_grids

TABLE = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row><row r="2"><c r="A2"><v>7</v></c></row>'
)
Raw = Callable[..., Path]


@pytest.mark.parametrize(
    ("far", "told"),
    [
        ('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>', "XFD1048576"),
        ('<row r="1048576"><c s="0" r="XFD1048576" t="b"><f>TRUE</f><v>1</v></c></row>', "XFD1048576"),
        (
            '<row r="900000"><c r="A900000"><v>1</v></c><c r="XFA900000"><v>2</v></c></row>',
            "A900000、XFA900000",
        ),
    ],
)
def test_they_are_told_and_the_table_is_read(far: str, told: str, raw_workbook: Raw) -> None:
    start = time.monotonic()
    (grid,) = read_grids(raw_workbook(TABLE + far))
    assert time.monotonic() - start < 5
    assert grid.rows == ((1, ("名称",)), (2, (7.0,)))
    assert grid.notes == (f"远离表格的零散单元格没有读入：{told}",)


def test_a_second_table_far_off_is_never_dropped(raw_workbook: Raw) -> None:
    far = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(900_000, 900_030))
    with pytest.raises(InputError, match="铺得太开"):
        list(read_grids(raw_workbook(TABLE + far)))


def test_a_far_cell_that_does_no_harm_is_read_as_any_other(raw_workbook: Raw) -> None:
    (grid,) = read_grids(raw_workbook(f'{TABLE}<row r="90000"><c r="B90000"><v>1</v></c></row>'))
    assert grid.rows[-1] == (90_000, (None, 1.0))
    assert grid.notes == ()
