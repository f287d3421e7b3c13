from __future__ import annotations

from collections.abc import Callable

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import Cell, Grid
from procurement_rules.read.headers.column_names import ColumnNames
from procurement_rules.read.headers.header import FoundHeader, find_header


@pytest.fixture
def find(dictionary: DataDictionary, fold: Callable[[str], str]) -> Callable[..., FoundHeader | None]:
    def find(*rows: tuple[Cell, ...]) -> FoundHeader | None:
        grid = Grid("x.xlsx", "S", tuple(enumerate(rows, start=1)))
        return find_header(grid, ColumnNames(dictionary, fold))

    return find


def test_the_header_stands_under_titles(find: Callable[..., FoundHeader]) -> None:
    found = find(
        ("政府购买服务项目",),
        ("填报单位：某局", None, "单位：万元"),
        ("序号", "项目名称", "金额"),
        (1, "保洁", 30),
    )
    assert (found.header.row, found.index) == (3, 2)
    assert found.header.unit == 10_000
    assert [column.multiplier for column in found.header.columns] == [1, 1, 10_000]


def test_the_unit_in_the_column_overrules_the_unit_above(find: Callable[..., FoundHeader]) -> None:
    assert find(("单位：万元",), ("项目名称", "金额（元）")).header.columns[1].multiplier == 1


def test_of_two_columns_for_one_field_the_one_that_the_dictionary_lists_first_is_read(
    find: Callable[..., FoundHeader],
) -> None:
    columns = find(("三级目录", None, "项目名称", "月份")).header.columns
    assert [(each.index, each.header, each.field and each.field.name) for each in columns] == [
        (0, "三级目录", None),
        (2, "项目名称", "name"),
        (3, "月份", None),
    ]
    assert columns[0].known.field is not None


def test_of_two_columns_of_one_name_the_first_is_read(find: Callable[..., FoundHeader]) -> None:
    columns = find(("项目名称", "项目名称", "金额")).header.columns
    assert [each.field and each.field.name for each in columns] == ["name", None, "budget"]


def test_several_columns_describe_an_item(find: Callable[..., FoundHeader]) -> None:
    columns = find(("名称", "服务内容", "预算", "备注")).header.columns
    assert [column.field and column.field.name for column in columns] == [
        "name",
        "description",
        "budget",
        "description",
    ]
    assert [column.names_item for column in columns] == [True, True, False, False]


def test_a_poorer_header_with_rows_is_a_header(find: Callable[..., FoundHeader]) -> None:
    rows = (("名称", "说明"), ("保洁", "楼内"), ("名称", "说明", "预算"), ("保安", "门岗", 3))
    assert find(*rows).index == 0


@pytest.mark.parametrize(
    "title", [("政府购买服务项目",), ("政府购买服务项目", None, "单位："), ("项目", None, "备注：")]
)
def test_a_title_above_the_header_is_none(title: tuple[Cell, ...], find: Callable[..., FoundHeader]) -> None:
    assert find(("某局",), title, ("序号", "名称", "数量", "预算"), (1, "保洁", 2, 3)).index == 2


@pytest.mark.parametrize(
    ("header", "purchaser"),
    [
        (("项目名称", "单位", "数量", "单价"), None),
        (("项目名称", "单价", "单位（项/次）"), None),
        (("项目名称", "单位", "规格", "服务数量"), None),
        (("单位", "数量", "项目名称"), None),
        (("采购单位", "项目名称", "数量", "单位"), "采购单位"),
        (("单位", "采购单位", "项目名称", "数量"), "采购单位"),
        (("单位", "项目名称", "数量"), "单位"),
        (("项目名称", "单位", "金额"), "单位"),
        (("单位名称", "数量", "项目名称"), "单位名称"),
    ],
)
def test_the_unit_of_measure_is_no_purchaser(
    header: tuple[str, ...], purchaser: str | None, find: Callable[..., FoundHeader]
) -> None:
    columns = find(header).header.columns
    found = [column.header for column in columns if column.field and column.field.name == "purchaser"]
    assert found == ([purchaser] if purchaser else [])


@pytest.mark.parametrize(
    "rows",
    [
        (("序号", "金额"), (1, 2)),
        (("序号", "备注"), (1, "新增项目")),
        (("甲", "乙"),),
        (("",),),
        (),
        ((None, 1, True, 2.0),),
        ((None,),) * 200 + (("名称", "说明"),),
        # So far down, one name makes no header.
        ((None,),) * 30 + (("名称",),),
    ],
)
def test_without_a_name_or_description_there_is_no_header(
    rows: tuple[object, ...], find: Callable[..., object]
) -> None:
    assert find(*rows) is None
