from __future__ import annotations

import pytest

from procurement_rules.importing.columns import header_columns
from procurement_rules.importing.heading import Role


def test_a_header_tells_where_everything_stands() -> None:
    columns = header_columns(["序号", "代码", "一级目录(2项)", "", "二级目录(30项)", "说明"])
    assert columns is not None
    row = ["1", "A01", "", "滑落", "公共安全服务"]
    assert columns.text(row, Role.CODE) == "A01"
    assert columns.texts(row, Role.NAME) == ("", "公共安全服务")
    assert columns.text(row, Role.DESCRIPTION) == ""
    assert columns.text(row, Role.PARENT) == ""
    assert columns.name_levels() == (1, 2)
    assert columns.declared() == {1: 2, 2: 30}
    assert columns.untitled([*row, "", "多出"]) == "滑落 多出"


@pytest.mark.parametrize(
    "cells", [[], ["名称", "说明"], ["A0101", "代码", "名称"], ["附件2"], ["代码", "一级目 2项"]]
)
def test_other_rows_are_no_headers(cells: list[str]) -> None:
    assert header_columns(cells) is None
