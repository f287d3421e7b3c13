from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement_rules.errors import InputError
from procurement_rules.importing import unit_list
from procurement_rules.model.catalog import Unit
from procurement_rules.model.source import Grid

HEADER = "序号|代码|单位名称"


def test_units_are_read_to_the_end_of_their_table(table: Callable[..., Grid]) -> None:
    grid = table(
        f"附件 1\n{HEADER}\n1|001001|农业 农村局\n一、政法|\n{HEADER}\n2|０02001|公安局\n代码|一级目录\nD|无"
    )
    assert unit_list(grid) == (Unit(code="001001", name="农业农村局"), Unit(code="002001", name="公安局"))


def test_a_plain_list_needs_no_title_of_its_own(table: Callable[..., Grid]) -> None:
    assert unit_list(table("code|name\n001001|财政局")) == (Unit(code="001001", name="财政局"),)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("1|001001|", "第 3 行：单位代码“001001”没有单位名称"),
        ("1||财政局", "第 3 行：“财政局”的单位代码“”不是六位数字"),
        ("1|1001|财政局", "第 3 行：“财政局”的单位代码“1001”不是六位数字"),
        ("2|009009|财政局", "第 3 行：单位代码“009009”重复（审计局、财政局）"),
    ],
)
def test_a_row_that_is_not_one_unit_is_refused(table: Callable[..., Grid], row: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        unit_list(table(f"{HEADER}\n1|009009|审计局\n{row}", file="名单.xlsx", sheet="附件1"))
    assert caught.value.what == what
    assert str(caught.value) == (
        f"名单.xlsx 工作表“附件1”：{what}；应为：一行一个单位：六位数字代码和单位名称；"
        "请对照原件改正这一行；代码列应设为文本格式，以免丢失前面的零"
    )


@pytest.mark.parametrize("text", ["", "序号|名称\n1|财政局"])
def test_a_list_without_a_header_is_refused(table: Callable[..., Grid], text: str) -> None:
    with pytest.raises(InputError, match="没有找到单位名单的表头"):
        unit_list(table(text))


@given(st.lists(st.lists(st.one_of(st.none(), st.text(max_size=8), st.floats()), max_size=4).map(tuple)))
def test_arbitrary_lists_are_read_or_refused(rows: list[tuple[str | float | None, ...]]) -> None:
    grid = Grid("f", None, tuple(enumerate([("代码", "单位名称"), *rows], start=1)))
    with suppress(InputError):
        unit_list(grid)
