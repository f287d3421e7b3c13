from __future__ import annotations

import pytest

from procurement_rules.model.field import DataDictionary
from procurement_rules.read.around.unit_names import unit_by_label, unit_in_heading, unit_in_name
from procurement_rules.read.headers.column_names import ColumnNames
from tests.read.conftest import joined_fold


@pytest.mark.parametrize(
    ("name", "unit"),
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
        ("聊城市民政局", "聊城市民政局"),
        ("2024年", None),
        ("汇总", None),
        ("市教育局2024年政府购买服务计划", "市教育局"),
        ("2024年市教育局政府购买服务计划", "市教育局"),
        ("政府购买服务申报表（市教育局）", "市教育局"),
        ("2024年申报表-市教育局（终稿）", "市教育局"),
        ("附件2：石桥镇人民政府2024年申报表", "石桥镇人民政府"),
        ("聊城市政府购买服务项目表", None),
        ("2024年度政府购买服务项目申报表", None),
        ("市教育局、市民政局", None),
        ("市教育局（市民政局）", None),
        ("市级部门2024年申报表", None),
        ("平台", None),
        ("申报表（街道）", None),
        ("申报表（局机关本部）", None),
    ],
)
def test_a_sheet_file_or_folder_may_bear_the_name_of_a_unit(name: str, unit: str | None) -> None:
    assert unit_in_name(name) == unit


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
        (("某局2024年计划",), "某局"),
        (("市教育局2024年政府购买服务项目申报表",), "市教育局"),
        (("附件2：市教育局2024年度政府购买服务计划",), "市教育局"),
        (("2024年度政府购买服务项目申报表（市教育局）",), "市教育局"),
        (("市教育局\n2024年政府购买服务项目申报表",), "市教育局"),
        (("某县2024年政府购买服务项目预算表",), None),
        (("市财政局关于报送2024年政府购买服务项目的通知",), None),
        (("市财政局2024年3月印制",), None),
        (("市财政局：现报送2024年政府购买服务项目",), None),
        (("市财政局2024年政府购买服务项目汇总表",), None),
        (("聊城市政府购买服务项目表",), None),
        (("市教育局",), None),
        (("联系人：张三",), None),
        ((3, None, "长" * 9999 + "：某局"), None),
    ],
)
def test_a_line_may_name_the_unit(
    cells: tuple[str, ...], unit: str | None, dictionary: DataDictionary
) -> None:
    names = ColumnNames(dictionary, joined_fold)
    in_row = unit_by_label((), [(4, cells)], names) or unit_in_heading((), [(4, cells)])
    assert (in_row.value if in_row else None) == unit
    assert in_row is None or in_row.row == 4
    titles = [each for each in cells if isinstance(each, str)]
    above = unit_by_label(titles, (), names) or unit_in_heading(titles, ())
    assert above is None or above.row is None


def test_the_lowest_line_counts(dictionary: DataDictionary) -> None:
    names = ColumnNames(dictionary, joined_fold)
    rows = [(1, ("填报单位：甲局",)), (2, ("填报单位：乙局",))]
    found = unit_by_label(["填报单位：丙局"], rows, names)
    assert found is not None
    assert (found.value, found.row) == ("乙局", 2)
