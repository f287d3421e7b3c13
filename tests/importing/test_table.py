from __future__ import annotations

from collections.abc import Callable

import pytest

from procurement_rules.errors import InputError
from procurement_rules.importing.heading import Role
from procurement_rules.importing.table import catalog_rows, table_rows
from procurement_rules.model.source import Grid


def test_a_catalog_ends_where_another_table_begins(table: Callable[..., Grid]) -> None:
    grid = table("附件1\n代码|名称\nA|服务\n序号|代码|单位名称\n1|001001|农业农村局")
    assert [row.number for row in catalog_rows(grid)] == [2, 3]
    assert [row.number for row in table_rows(grid, Role.UNIT_NAME) if row.columns] == [4, 5]


def test_rows_outside_the_table_are_kept_if_they_show_a_code(table: Callable[..., Grid]) -> None:
    rows = catalog_rows(table("A01|早到\n代码|名称\nA|服务"))
    assert [(row.number, row.columns is None) for row in rows] == [(1, True), (2, False), (3, False)]


def test_a_grid_without_rows_has_no_table() -> None:
    assert catalog_rows(Grid("空.xlsx", "Sheet2", ())) == ()
    assert catalog_rows(Grid("空.xlsx", "Sheet2", ((1, (None, " ")),))) == ()


@pytest.mark.parametrize("text", ["名称|说明\n公共服务|x", "A|公共服务", "代码|单位名称\n001001|财政局"])
def test_a_table_without_code_or_name_column_is_refused(table: Callable[..., Grid], text: str) -> None:
    with pytest.raises(InputError) as caught:
        catalog_rows(table(text, sheet="目录"))
    assert str(caught.value) == (
        "目录.xlsx 工作表“目录”：没有找到目录的表头；"
        "应为：同一行中有代码列（如“代码”“编码”）和名称列（如“名称”“三级目录”）；"
        "请补上表头，或只提交目录所在的工作表"
    )


def test_a_quote_is_cut_to_the_size_of_a_message(table: Callable[..., Grid]) -> None:
    row = catalog_rows(table(f"代码|名称\nA|{'长' * 100}"))[1]
    assert row.quote() == f"A {'长' * 58}…"
