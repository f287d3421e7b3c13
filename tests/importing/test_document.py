from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.importing.document import document_grid


def test_lines_with_tabs_are_rows_and_prose_is_not() -> None:
    text = "现将目录印发给你们。\n\n代码\t名称\r\nA\t公共服务\n\n\f代码\t名称\nA01\t\f安全 \n\n印发日期\n"
    grid = document_grid(text, "通知.txt")
    assert (grid.file, grid.sheet) == ("通知.txt", None)
    assert grid.rows == (
        (3, ("代码", "名称")),
        (4, ("A", "公共服务")),
        (6, ("代码", "名称")),
        (7, ("A01", "安全")),
    )


def test_the_rest_of_a_broken_cell_stays_with_its_table() -> None:
    grid = document_grid("A0101\t名称\n说明的后半句\n\n正文", "通知.txt")
    assert grid.rows == ((1, ("A0101", "名称")), (2, ("说明的后半句",)))


@given(st.text(alphabet="A0\t\n\r\f 文"))
def test_row_numbers_rise_and_no_row_is_blank(text: str) -> None:
    rows = document_grid(text, "").rows
    assert [number for number, _ in rows] == sorted({number for number, _ in rows})
    assert all(any(cells) for _, cells in rows)
