from __future__ import annotations

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.model.source import Grid
from procurement_rules.read.column_names import ColumnNames
from procurement_rules.read.unit_names import unit_in_titles, unit_of_sheet
from tests.read.conftest import joined_fold


@pytest.mark.parametrize(
    ("sheet", "unit"),
    [
        ("教育局", "教育局"),
        ("01-市教育局", "市教育局"),
        ("附件2 卫健委", "卫健委"),
        ("三、城关镇", "城关镇"),
        ("市中级人民法院", "市中级人民法院"),
        ("三门县教育局", "三门县教育局"),
        ("本溪市医保局", "本溪市医保局"),
        ("附件三 妇联", "妇联"),
        ("Sheet1", None),
        ("汇总表", None),
        ("目录", None),
        ("各单位办", None),
        ("全部", None),
        ("局", None),
        ("说明", None),
        ("表1", None),
        (None, None),
    ],
)
def test_a_sheet_may_bear_the_name_of_a_unit(sheet: str | None, unit: str | None) -> None:
    found = unit_of_sheet(Grid("x.xlsx", sheet, ()))
    assert (found.value if found else None) == unit


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (("填报单位：某局",), "某局"),
        (("填报单位（公章）： 某局",), "某局"),
        (("日期：2024年3月  申报单位：某局（盖章）  单位：万元",), "某局"),
        (("单位名称：", None, "某局"), "某局"),
        (("单位:某局",), "某局"),
        (("单位：万元",), None),
        (("填报单位：", "单位：万元"), None),
        (("填报单位：______",), None),
        (("填报单位（盖章）：",), None),
        (("某局2024年计划",), None),
        (("联系人：张三",), None),
        ((3, None, "长" * 9999 + "：某局"), None),
    ],
)
def test_a_title_may_name_the_unit(
    cells: tuple[str, ...], unit: str | None, dictionary: DataDictionary
) -> None:
    names = ColumnNames(dictionary, joined_fold)
    in_row = unit_in_titles((), [(4, cells)], names)
    assert (in_row.value if in_row else None) == unit
    assert in_row is None or in_row.row == 4
    above = unit_in_titles([each for each in cells if isinstance(each, str)], (), names)
    assert above is None or above.row is None


def test_the_lowest_line_counts(dictionary: DataDictionary) -> None:
    names = ColumnNames(dictionary, joined_fold)
    rows = [(1, ("填报单位：甲局",)), (2, ("填报单位：乙局",))]
    found = unit_in_titles(["填报单位：丙局"], rows, names)
    assert found is not None
    assert (found.value, found.row) == ("乙局", 2)
